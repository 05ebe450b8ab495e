import type { SampleEvent } from './event.ts';
import type { Plan } from './plan.ts';
import { EventRun, SampleRun, SequenceRun } from './runs.ts';
import type { MatchedSequence } from './sequence.ts';
import { inChunks, runToEnd, type Work } from './steps.ts';

export interface RunOptions {
  /** At most so many results; all without it (Elasticsearch's own default is 10). */
  readonly size?: number;
  /** From which end `size` counts where the query has no pipe; `tail`, the latest ones, without it. */
  readonly resultPosition?: 'head' | 'tail';
  readonly maxSamplesPerKey?: number;
}

export type RunResult =
  | { readonly kind: 'events'; readonly events: readonly SampleEvent[] }
  | { readonly kind: 'sequences'; readonly sequences: readonly MatchedSequence[] };

/** Runs a plan over events, given in the order of the index. Throws `EqlEvaluationError` where Elasticsearch fails the search. */
export function runPlan(plan: Plan, events: readonly SampleEvent[], options: RunOptions = {}): RunResult {
  return runToEnd(runSteps(plan, events, options));
}

/** The same, with stops. */
export function* runSteps(
  plan: Plan,
  events: readonly SampleEvent[],
  options: RunOptions = {},
): Work<RunResult> {
  switch (plan.kind) {
    case 'event': {
      const run = new EventRun(plan, options);
      yield* inChunks(events, (event, index) => run.offer(event, index));
      return { kind: 'events', events: run.finish().kept.map(({ event }) => event) };
    }
    case 'sequence': {
      const run = new SequenceRun(plan, options);
      yield* inChunks(events, (event, index) => run.offer(event, index));
      return { kind: 'sequences', sequences: (yield* run.finish()).kept };
    }
    case 'sample': {
      const run = new SampleRun(plan, options.maxSamplesPerKey, options.size);
      yield* inChunks(events, (event) => {
        run.offer(event);
      });
      return { kind: 'sequences', sequences: run.finish().kept };
    }
  }
}
