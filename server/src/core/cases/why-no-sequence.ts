import type { SampleEvent } from '../matcher/event.ts';
import { compareOrder, compileOrder, type OrderedEvent } from '../matcher/ordinal.ts';
import type { PlannedTerm, SequencePlan } from '../matcher/plan-sequence.ts';
import type { Work } from '../matcher/steps.ts';
import { candidatesOf, termNumber, type Miss } from './miss.ts';
import { nextEventMiss } from './next-event.ts';
import type { RunnableQuery } from './plan-rule.ts';
import { sequenceProgress, type SequenceProgress } from './sequence-progress.ts';
import { capitalised, eventsInLines } from './words.ts';

/**
 * Why no events make a sequence: an event query that none meets, one that happens where it must not, or what keeps the nearest
 * event from going on: other join keys, order, `maxspan`, `until`.
 */
export function* whyNoSequence(
  plan: SequencePlan,
  events: readonly SampleEvent[],
  query: RunnableQuery,
): Work<Miss> {
  const empty = impossibleMissing(plan);
  if (empty !== undefined) return empty;
  const placed = placesInTime(plan, events);
  const candidates = new Map<PlannedTerm, readonly OrderedEvent[]>();
  const place = { test: (event: SampleEvent) => placed.has(event), field: plan.timestamp.name };
  for (const term of new Set(plan.terms.filter((each) => !each.term.missing))) {
    const name = `event query ${String(termNumber(plan.terms, term))} of the sequence`;
    const found = yield* candidatesOf(term, name, events, query.places, place);
    if (found.miss !== undefined) return found.miss;
    const met = found.events.flatMap((event) => placed.get(event) ?? []);
    candidates.set(term, met);
  }
  const progress = yield* sequenceProgress(plan, [...placed.values()].sort(compareOrder));
  return ruledOut(plan, progress) ?? (yield* nextEventMiss({ plan, query, candidates, progress, events }));
}

/** Elasticsearch gives no sequence at all when one of its event queries can match no event, also one that must not happen. */
function impossibleMissing({ terms }: SequencePlan): Miss | undefined {
  const term = terms.find(({ term: { missing }, condition }) => missing && condition.kind === 'constant');
  if (term === undefined) return undefined;
  const reason = `Event query ${String(termNumber(terms, term))} can match no event, and then Elasticsearch gives no sequence, although it is one that must not happen (\`![…]\`).`;
  return { line: 1, reason, span: term.term.span };
}

function placesInTime(
  { timestamp, tiebreaker }: SequencePlan,
  events: readonly SampleEvent[],
): ReadonlyMap<SampleEvent, OrderedEvent> {
  const order = compileOrder(timestamp, tiebreaker);
  return new Map(
    events.flatMap((event, index) => {
      const place = order(event, index);
      return place === undefined ? [] : [[event, place] as const];
    }),
  );
}

/** The sequence is there, but something rules it out. */
function ruledOut({ terms }: SequencePlan, { completed, blocked }: SequenceProgress): Miss | undefined {
  const chain = blocked?.chain ?? completed[0];
  if (chain === undefined) return undefined;
  const lines = chain.events.map(({ event }) => event.line);
  const whole = `${capitalised(eventsInLines(lines))} would be the sequence, but`;
  const term = blocked && terms[blocked.term];
  if (blocked === undefined || term === undefined)
    return { line: lines.at(-1) ?? 1, reason: `${whole} a pipe of the query cuts it off.` };
  const { line } = blocked.by.event;
  const reason = `${whole} the event in line ${String(line)} meets event query ${String(termNumber(terms, term))}, which must not happen there (\`![…]\`).`;
  return { line, reason, span: term.term.span };
}
