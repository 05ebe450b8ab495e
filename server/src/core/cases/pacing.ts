import type { Work } from '../matcher/steps.ts';
import type { CaseFailure } from './report.ts';

/** How long work keeps a thread that it shares. Without any of it, work runs to its end at once. */
export interface Pacing {
  /** Looked at every few hundred events. */
  readonly isCancelled?: () => boolean;
  /** Lets others run; awaited every few hundred events. */
  readonly pause?: () => Promise<void>;
  /** Hears now and then how far a run over a large file came, with what it found so far. */
  readonly report?: (progress: Progress) => void;
}

export interface Progress {
  readonly file: string;
  readonly events: number;
  readonly alerts: number;
  /** Places that can't be read. */
  readonly unread: number;
  /** What is certain before the run ends: the first failure of a case, the first alert where nothing is expected. */
  readonly first?: CaseFailure;
}

/** Thrown by `inSteps` when the work was cancelled. Never leaves the core. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Does the work with the stops that it offers. Rejects with `Cancelled`. */
export async function inSteps<T>(work: Work<T>, pacing: Pacing): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await rest(pacing);
  }
}

/** One stop. */
export async function rest({ isCancelled, pause }: Pacing): Promise<void> {
  if (isCancelled?.() === true) throw new Cancelled();
  await pause?.();
}
