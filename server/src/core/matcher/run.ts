import { compileCondition } from './compile.ts';
import type { SampleEvent } from './event.ts';
import { applyLimits } from './limits.ts';
import { compareOrder, compileOrder, type OrderedEvent } from './ordinal.ts';
import type { EventPlan, Plan } from './plan.ts';
import { SampleMatcher } from './sample.ts';
import { SequenceMatcher, type MatchedSequence } from './sequence.ts';
import type { SequencePlan } from './plan-sequence.ts';
import { filterInChunks, inChunks, runToEnd, type Work } from './steps.ts';

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
    case 'event':
      return { kind: 'events', events: yield* runEvents(plan, events, options) };
    case 'sequence':
      return { kind: 'sequences', sequences: yield* runSequence(plan, events, options) };
    case 'sample': {
      const matcher = new SampleMatcher(plan, options.maxSamplesPerKey);
      yield* inChunks(events, (event) => {
        matcher.offer(event);
      });
      return {
        kind: 'sequences',
        sequences: matcher.finish().slice(0, options.size),
      };
    }
  }
}

function* runEvents(
  plan: EventPlan,
  events: readonly SampleEvent[],
  options: RunOptions,
): Work<readonly SampleEvent[]> {
  const matches = compileCondition(plan.condition);
  const matched = yield* filterInChunks(events, ({ source }) => matches(source));
  return applyLimits(inOrder(plan, matched), plan.limits, options);
}

/** By timestamp; events without one keep their place behind all others, as a missing sort value does. */
function inOrder(
  { timestamp, tiebreaker }: EventPlan,
  events: readonly SampleEvent[],
): readonly SampleEvent[] {
  if (timestamp === undefined) return events;
  const order = compileOrder(timestamp, tiebreaker);
  const placed = events.map((event, index) => ({ event, at: order(event, index) }));
  const timed = placed.flatMap(({ at }) => (at === undefined ? [] : [at])).sort(compareOrder);
  const untimed = placed.flatMap(({ event, at }) => (at === undefined ? [event] : []));
  return [...timed.map(({ event }) => event), ...untimed];
}

function* runSequence(
  plan: SequencePlan,
  events: readonly SampleEvent[],
  options: RunOptions,
): Work<readonly MatchedSequence[]> {
  const matcher = new SequenceMatcher(plan);
  yield* inChunks(ordered(plan, events), (event) => {
    matcher.offer(event);
  });
  return applyLimits(matcher.finish(), plan.limits, options);
}

function ordered(plan: SequencePlan, events: readonly SampleEvent[]): readonly OrderedEvent[] {
  const order = compileOrder(plan.timestamp, plan.tiebreaker);
  return events.flatMap((event, index) => order(event, index) ?? []).sort(compareOrder);
}
