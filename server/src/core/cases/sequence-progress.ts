import { MILLISECOND } from '../condition/dates.ts';
import type { OrderedEvent } from '../matcher/ordinal.ts';
import type { SequencePlan } from '../matcher/plan-sequence.ts';
import type { MissingHit, SequenceStep } from '../matcher/sequence-observer.ts';
import { SequenceMatcher } from '../matcher/sequence.ts';
import { inChunks, type Work } from '../matcher/steps.ts';
import type { Chain } from './sequence-gaps.ts';

/** How far a stream of events came in a sequence. */
export interface SequenceProgress {
  /** The partial sequences of most events; the latest of them. */
  readonly longest: readonly Chain[];
  /** Whole ones. */
  readonly completed: readonly Chain[];
  /** A whole one that events rule out which may not be there, and one of those events. */
  readonly blocked: { readonly chain: Chain; readonly term: number; readonly by: OrderedEvent } | undefined;
  /** Events that meet `until`, in their order, by join key. */
  readonly cuts: ReadonlyMap<string, readonly OrderedEvent[]>;
}

/** Partial sequences that are kept: of many the nearest of some is told. */
const MOST_KEPT = 300;

/** Lets the machine run, and notes how far it came. @param events in their order */
export function* sequenceProgress(
  plan: SequencePlan,
  events: readonly OrderedEvent[],
): Work<SequenceProgress> {
  const progress = new Progress();
  const matcher = new SequenceMatcher(plan, (step) => {
    progress.hear(step);
  });
  yield* inChunks(events, (event) => {
    matcher.offer(event);
  });
  matcher.finish();
  return progress;
}

class Progress implements SequenceProgress {
  longest: Chain[] = [];
  readonly completed: Chain[] = [];
  blocked: SequenceProgress['blocked'];
  readonly cuts = new Map<string, OrderedEvent[]>();
  readonly #hits: { readonly term: number; readonly key: string; readonly at: OrderedEvent }[] = [];
  #length = 0;

  hear(step: SequenceStep): void {
    switch (step.kind) {
      case 'met':
        if (step.term === 'until') this.#cut(step.key.id, step.at);
        else this.#hits.push({ term: step.term, key: step.key.id, at: step.at });
        break;
      case 'stored':
        this.#keep({ keys: step.key.values, events: step.events });
        break;
      case 'completed':
        this.completed.push({ keys: step.key.values, events: step.events });
        break;
      case 'blocked':
        this.#block({ keys: step.key.values, events: step.events }, step.key.id, step.by);
        break;
      case 'keyless':
      case 'expired':
      case 'cut':
        break;
    }
  }

  #cut(key: string, at: OrderedEvent): void {
    const list = this.cuts.get(key);
    if (list === undefined) this.cuts.set(key, [at]);
    else list.push(at);
  }

  #keep(chain: Chain): void {
    if (chain.events.length < this.#length) return;
    if (chain.events.length > this.#length || this.longest.length >= 2 * MOST_KEPT) {
      this.longest = chain.events.length > this.#length ? [] : this.longest.slice(-MOST_KEPT);
      this.#length = chain.events.length;
    }
    this.longest.push(chain);
  }

  #block(chain: Chain, key: string, [first]: readonly MissingHit[]): void {
    if (this.blocked !== undefined || first === undefined) return;
    const { term, time } = first;
    const hit = this.#hits.find(
      (one) => one.term === term && one.key === key && one.at.time / MILLISECOND === time,
    );
    if (hit !== undefined) this.blocked = { chain, term, by: hit.at };
  }
}
