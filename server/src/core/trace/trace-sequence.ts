import type { SampleEvent } from '../matcher/event.ts';
import { applyLimits } from '../matcher/limits.ts';
import { compareOrder, compileOrder } from '../matcher/ordinal.ts';
import { keyName } from '../matcher/join-key.ts';
import type { SequencePlan } from '../matcher/plan-sequence.ts';
import { SequenceMatcher } from '../matcher/sequence.ts';
import { inChunks, runToEnd, type Work } from '../matcher/steps.ts';
import { SequenceRecorder } from './sequence-recorder.ts';
import { queriesOf } from './queries.ts';
import type { SequenceTermPlace, SequenceTrace } from './sequence-trace.ts';

/**
 * Runs a sequence over a stream, given in the order of the index, and keeps every step of the engine: for streams of a size
 * that people look at. Throws `EqlEvaluationError` where Elasticsearch fails the search.
 */
export function traceSequence(plan: SequencePlan, events: readonly SampleEvent[]): SequenceTrace {
  return runToEnd(traceSequenceSteps(plan, events));
}

/** The same, with stops. */
export function* traceSequenceSteps(plan: SequencePlan, events: readonly SampleEvent[]): Work<SequenceTrace> {
  const order = compileOrder(plan.timestamp, plan.tiebreaker);
  const placed = events.map((event, index) => ({ event, at: order(event, index) }));
  const stream = placed.flatMap(({ at }) => at ?? []).sort(compareOrder);
  const maxspan = plan.maxspan === undefined ? undefined : BigInt(plan.maxspan) * MILLISECOND;
  const recorder = new SequenceRecorder(plan, stream, maxspan);
  const matcher = new SequenceMatcher(plan, (step) => recorder.hear(step));
  yield* inChunks(stream, (event) => {
    matcher.offer(event);
  });
  return {
    ...recorder.finish(applyLimits(matcher.finish(), plan.limits, undefined)),
    untimed: placed.flatMap(({ event, at }) => (at === undefined ? [event] : [])),
    by: keyNames(plan),
    terms: termsOf(plan),
    until: plan.until?.term.span,
    impossible: plan.terms.flatMap(({ condition }, index) => (condition.kind === 'constant' ? [index] : [])),
    maxspan,
  };
}

const MILLISECOND = 1_000_000n;

function keyNames({ terms }: SequencePlan): SequenceTrace['by'] {
  const [first] = terms;
  return (first?.keys ?? []).map((_key, place) => [
    ...new Set(terms.flatMap(({ keys }) => keys.slice(place, place + 1).map(keyName))),
  ]);
}

function termsOf(plan: SequencePlan): readonly SequenceTermPlace[] {
  const places = queriesOf(plan).flatMap(({ role, number, termSpan, terms }) =>
    terms.map((term, index) => ({
      term,
      run: index + 1,
      number: number ?? 0,
      missing: role === 'missing',
      span: termSpan,
    })),
  );
  return places
    .toSorted((a, b) => a.term - b.term)
    .map(({ number, run, missing, span }) => ({ number, run, missing, span }));
}
