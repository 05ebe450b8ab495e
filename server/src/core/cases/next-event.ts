import type { SampleEvent } from '../matcher/event.ts';
import { compileKeys, type ReadKeys } from '../matcher/join-key.ts';
import { compareOrder, type OrderedEvent } from '../matcher/ordinal.ts';
import type { PlannedTerm, SequencePlan } from '../matcher/plan-sequence.ts';
import type { Work } from '../matcher/steps.ts';
import { nearestMiss, termNumber, type Miss } from './miss.ts';
import type { RunnableQuery } from './plan-rule.ts';
import { gapsBetween, indexFrom, type Chain, type Gap } from './sequence-gaps.ts';
import type { SequenceProgress } from './sequence-progress.ts';
import { capitalised, enumerate, eventsInLines, plural } from './words.ts';

export interface Search {
  readonly plan: SequencePlan;
  readonly query: RunnableQuery;
  /** Events that meet each term, with a time and join keys. */
  readonly candidates: ReadonlyMap<PlannedTerm, readonly OrderedEvent[]>;
  readonly progress: SequenceProgress;
  readonly events: readonly SampleEvent[];
}

/** The longest beginning that happens, and what keeps the nearest event from going on with it. */
export function* nextEventMiss(search: Search): Work<Miss> {
  const { plan, query, candidates, progress } = search;
  const positive = positiveTerms(search);
  const [first] = progress.longest;
  const length = first?.events.length ?? 0;
  const next = positive[length];
  if (first === undefined || next === undefined)
    return { line: 1, reason: 'No events follow each other as the sequence asks.' };
  const step = `event query ${String(termNumber(plan.terms, next))}${againOf(positive, length)}`;
  const best = nearestPair(search, candidates.get(next) ?? [], next);
  if (best === undefined) return yield* nobodyElse(search, first, next, step);
  const { chain, event, gaps } = best;
  const why = gaps.length === 0 ? TAKEN : gaps.map(({ words }) => words).join('; and ');
  const reason = `${metSoFar(plan.terms, chain)} The event in line ${String(event.event.line)} meets ${step}, but ${why}.`;
  return { line: event.event.line, reason, ...placeOf(gaps[0]?.place, next, query) };
}

const TAKEN =
  'by then another event has taken the place of one before it: a join key has one pending sequence for each event query';

function positiveTerms({ plan }: Search): readonly PlannedTerm[] {
  return plan.terms.filter(({ term }) => !term.missing);
}

/** The partial sequence is there, and no event but its own meets the next term. */
function* nobodyElse(
  { plan, query, events }: Search,
  chain: Chain,
  next: PlannedTerm,
  step: string,
): Work<Miss> {
  const used = new Set(chain.events.map(({ event }) => event));
  const sentence = `${metSoFar(plan.terms, chain)} No other event meets ${step}.`;
  const others = events.filter((event) => !used.has(event));
  const line = chain.events.at(-1)?.event.line ?? 1;
  return (
    (yield* nearestMiss(next, sentence, others, query.places)) ?? {
      line,
      reason: sentence,
      span: next.term.span,
    }
  );
}

/** "The events in lines 1 and 2 meet event queries 1 and 2." */
function metSoFar(terms: readonly PlannedTerm[], { events }: Chain): string {
  const positive = terms.filter(({ term }) => !term.missing).slice(0, events.length);
  const numbers = [...new Set(positive.map((term) => termNumber(terms, term)))];
  const lines = events.map(({ event }) => event.line);
  const queries =
    numbers.length === 1 ? `event query ${String(numbers[0])}` : `event queries ${enumerate(numbers)}`;
  return `${capitalised(eventsInLines(lines))} meet${lines.length === 1 ? 's' : ''} ${queries} of the sequence.`;
}

/** For a term with runs: how often it must happen, and did. */
function againOf(positive: readonly PlannedTerm[], length: number): string {
  const next = positive[length];
  const all = positive.filter((term) => term === next).length;
  const before = positive.slice(0, length).filter((term) => term === next).length;
  return all === 1
    ? ''
    : ` (it must happen ${String(all)} times, and has happened ${plural(before, 'time')} so far)`;
}

interface Pair {
  readonly chain: Chain;
  readonly event: OrderedEvent;
  readonly gaps: readonly Gap[];
}

/** The partial sequence and the event that fewest things keep apart; of equals those nearest in time. */
function nearestPair(
  { plan, progress }: Search,
  events: readonly OrderedEvent[],
  term: PlannedTerm,
): Pair | undefined {
  const first = plan.terms.find((each) => !each.term.missing) ?? term;
  const keysOf = compileKeys(term.keys);
  const ordered = [...events].sort(compareOrder);
  const byKey = groupByKey(ordered, keysOf);
  let best: Pair | undefined;
  for (const chain of progress.longest) {
    // Nearest in time, with the same join keys and with any.
    const same = byKey.get(JSON.stringify(chain.keys)) ?? [];
    for (const event of [...neighbours(same, chain), ...neighbours(ordered, chain)]) {
      const step = { plan, term, first, cuts: progress.cuts };
      const gaps = gapsBetween(step, chain, event, keysOf(event.event.source));
      if (best === undefined || isNearer(gaps, chain, event, best)) best = { chain, event, gaps };
    }
  }
  return best;
}

function groupByKey(
  events: readonly OrderedEvent[],
  keysOf: ReadKeys,
): ReadonlyMap<string, readonly OrderedEvent[]> {
  const groups = new Map<string, OrderedEvent[]>();
  for (const event of events) {
    for (const { id } of keysOf(event.event.source)) {
      const group = groups.get(id);
      if (group === undefined) groups.set(id, [event]);
      else group.push(event);
    }
  }
  return groups;
}

/** The events next to a partial sequence, behind and before its last event, that are not its own. */
function neighbours(ordered: readonly OrderedEvent[], { events }: Chain): readonly OrderedEvent[] {
  const last = events.at(-1);
  if (last === undefined) return [];
  const isFree = (event: OrderedEvent | undefined): boolean => event !== undefined && !events.includes(event);
  let behind = indexFrom(ordered, last);
  let before = behind - 1;
  while (behind < ordered.length && !isFree(ordered[behind])) behind++;
  while (before >= 0 && !isFree(ordered[before])) before--;
  return [ordered[behind], ordered[before]].filter((event) => event !== undefined);
}

function isNearer(gaps: readonly Gap[], chain: Chain, event: OrderedEvent, best: Pair): boolean {
  if (gaps.length !== best.gaps.length) return gaps.length < best.gaps.length;
  return distance(chain, event) < distance(best.chain, best.event);
}

function distance({ events }: Chain, event: OrderedEvent): bigint {
  const between = event.time - (events.at(-1)?.time ?? event.time);
  return between < 0n ? -between : between;
}

function placeOf(
  place: Gap['place'] | undefined,
  next: PlannedTerm,
  { sequence }: RunnableQuery,
): Pick<Miss, 'span' | 'value'> {
  switch (place?.kind) {
    case 'key':
      return { span: place.key.expression.span, value: place.value };
    case 'maxspan':
      return { span: sequence?.maxspan?.span ?? next.term.span };
    case 'until':
      return { span: sequence?.until?.span ?? next.term.span };
    case 'order':
    case undefined:
      return { span: next.term.span };
  }
}
