import { compileCondition } from '../matcher/compile.ts';
import type { SampleEvent } from '../matcher/event.ts';
import { compileKeys } from '../matcher/join-key.ts';
import { compareOrder, compileOrder, type OrderedEvent } from '../matcher/ordinal.ts';
import type { PlannedTerm, SequencePlan } from '../matcher/plan-sequence.ts';
import { runPlan } from '../matcher/run.ts';
import type { MatchedSequence } from '../matcher/sequence.ts';
import type { RunnableQuery } from './plan-rule.ts';
import { candidatesOf, nearestMiss, termNumber, type Miss } from './miss.ts';
import { gapsBetween, type Chain, type Gap } from './sequence-gaps.ts';
import { capitalised, enumerate, eventsInLines } from './words.ts';

/** Chains and candidates that are compared with each other: of many events the nearest of some is told. */
const MOST_COMPARED = 300;

/**
 * Why no events make a sequence: an event query that none meets, one that happens where it must not, or what keeps the nearest
 * event from going on: other join keys, order, `maxspan`, `until`.
 */
export function whyNoSequence(
  plan: SequencePlan,
  events: readonly SampleEvent[],
  query: RunnableQuery,
): Miss {
  const order = compileOrder(plan.timestamp, plan.tiebreaker);
  const placed = new Map(
    events.flatMap((event, index) => {
      const place = order(event, index);
      return place === undefined ? [] : [[event, place] as const];
    }),
  );
  const positive = plan.terms.filter(({ term }) => !term.missing);
  const candidates = new Map<PlannedTerm, readonly OrderedEvent[]>();
  for (const term of new Set(positive)) {
    const found = candidatesOf(
      term,
      `event query ${String(termNumber(plan.terms, term))} of the sequence`,
      events,
      query.places,
      {
        test: (event) => placed.has(event),
        field: plan.timestamp.name,
      },
    );
    if (found.miss !== undefined) return found.miss;
    candidates.set(
      term,
      found.events.flatMap((event) => placed.get(event) ?? []),
    );
  }
  const search: Search = {
    plan,
    query,
    placed,
    positive,
    candidates,
    relevant: relevantEvents(plan, events),
  };
  const [whole] = chainsOf(search, positive.length);
  return whole === undefined ? whyNotFurther(search) : whyForbidden(search, whole);
}

interface Search {
  readonly plan: SequencePlan;
  readonly query: RunnableQuery;
  readonly placed: ReadonlyMap<SampleEvent, OrderedEvent>;
  /** The terms without missing events, one with runs as often as it must happen. */
  readonly positive: readonly PlannedTerm[];
  /** Events that meet each of them, with a time and join keys. */
  readonly candidates: ReadonlyMap<PlannedTerm, readonly OrderedEvent[]>;
  /** Events that meet any term, or `until`. */
  readonly relevant: readonly SampleEvent[];
}

function relevantEvents(
  { terms, until }: SequencePlan,
  events: readonly SampleEvent[],
): readonly SampleEvent[] {
  const conditions = new Set(
    [...terms, ...(until === undefined ? [] : [until])].map(({ condition }) => condition),
  );
  const compiled = [...conditions].map((condition) => compileCondition(condition));
  return events.filter(({ source }) => compiled.some((matches) => matches(source)));
}

/** The sequences of the first `count` terms, as the matcher itself finds them. */
function chainsOf({ plan, positive, relevant }: Search, count: number): readonly MatchedSequence[] {
  const shorter: SequencePlan = { ...plan, terms: positive.slice(0, count), limits: [] };
  const result = runPlan(shorter, relevant);
  return result.kind === 'sequences' ? result.sequences : [];
}

/** All terms are met in time: a missing event was there, or can never be looked for. */
function whyForbidden({ plan, placed, relevant }: Search, { events, keys }: MatchedSequence): Miss {
  const lines = events.flatMap((event) => event?.line ?? []);
  const whole = `${capitalised(eventsInLines(lines))} would be the sequence, but`;
  const id = JSON.stringify(keys);
  const used = new Set(events);
  for (const term of plan.terms) {
    if (!term.term.missing) continue;
    const matches = compileCondition(term.condition);
    const keysOf = compileKeys(term.keys);
    const forbidden = relevant.find(
      (event) =>
        placed.has(event) &&
        !used.has(event) &&
        matches(event.source) &&
        keysOf(event.source).some((key) => key.id === id),
    );
    if (forbidden === undefined) continue;
    const reason = `${whole} the event in line ${String(forbidden.line)} meets event query ${String(termNumber(plan.terms, term))}, which is one that must not happen there (\`![…]\`).`;
    return { line: forbidden.line, reason, span: term.term.span };
  }
  const pipe =
    plan.limits.length > 0
      ? ' a pipe of the query cuts it off.'
      : ' an event query that must not happen (`![…]`) rules it out.';
  return { line: lines.at(-1) ?? 1, reason: `${whole}${pipe}` };
}

/** The longest beginning that happens, and what keeps the nearest event from going on with it. */
function whyNotFurther(search: Search): Miss {
  const { plan, positive, candidates, query } = search;
  const length = longestPrefix(search);
  const next = positive[length];
  if (next === undefined) return { line: 1, reason: 'No events follow each other as the sequence asks.' };
  const found = chainsOf(search, length).slice(-MOST_COMPARED);
  const chains = found.map((sequence) => chainOf(search, sequence));
  const after = (candidates.get(next) ?? []).slice(0, MOST_COMPARED);
  const step = `event query ${String(termNumber(plan.terms, next))}`;
  const best = nearestPair(search, chains, after, next);
  const met = (chain: Chain): string => metSoFar(search, chain.events, length);
  const [first] = chains;
  if (best === undefined) {
    const sentence =
      `${first === undefined ? '' : met(first)} No other event meets ${step}${againOf(search, length)}.`.trim();
    const others = [...search.placed.keys()].filter(
      (event) => !(first?.events ?? []).some((one) => one.event === event),
    );
    const line = first?.events.at(-1)?.event.line ?? 1;
    return (
      nearestMiss(next, sentence, others, query.places) ?? { line, reason: sentence, span: next.term.span }
    );
  }
  const { chain, event, gaps } = best;
  const place = gaps[0]?.place;
  const why =
    gaps.length === 0
      ? 'by then another event had taken the place of those before it, since each join key has one pending sequence for each event query'
      : enumerate(gaps.map(({ words }) => words));
  const reason = `${met(chain)} The event in line ${String(event.event.line)} meets ${step}${againOf(search, length)}, but ${why}.`;
  return { line: event.event.line, reason, ...placeOf(place, next, query) };
}

function longestPrefix(search: Search): number {
  // Whatever happens up to a term has happened up to the one before.
  let [happens, fails] = [1, search.positive.length];
  while (fails - happens > 1) {
    const middle = (happens + fails) >> 1;
    if (chainsOf(search, middle).length > 0) happens = middle;
    else fails = middle;
  }
  return happens;
}

function chainOf({ placed }: Search, { events, keys }: MatchedSequence): Chain {
  return { keys, events: events.flatMap((event) => (event === undefined ? [] : (placed.get(event) ?? []))) };
}

/** "The events in lines 1 and 2 meet event queries 1 and 2." */
function metSoFar({ plan, positive }: Search, events: readonly OrderedEvent[], length: number): string {
  const numbers = [...new Set(positive.slice(0, length).map((term) => termNumber(plan.terms, term)))];
  const lines = events.map(({ event }) => event.line);
  const queries =
    numbers.length === 1 ? `event query ${String(numbers[0])}` : `event queries ${enumerate(numbers)}`;
  return `${capitalised(eventsInLines(lines))} meet${lines.length === 1 ? 's' : ''} ${queries} of the sequence.`;
}

/** For a term with runs: the how manieth of them is next. */
function againOf({ positive }: Search, length: number): string {
  const next = positive[length];
  const before = positive.slice(0, length).filter((term) => term === next).length;
  const all = positive.filter((term) => term === next).length;
  return all === 1
    ? ''
    : `, which must happen ${String(all)} times (\`with runs\`) and happens ${String(before)} times`;
}

interface Pair {
  readonly chain: Chain;
  readonly event: OrderedEvent;
  readonly gaps: readonly Gap[];
}

/** The chain and the event that fewest things keep apart; of equals those nearest in time. */
function nearestPair(
  { plan, positive, relevant, placed }: Search,
  chains: readonly Chain[],
  events: readonly OrderedEvent[],
  term: PlannedTerm,
): Pair | undefined {
  const cuts = cutsOf(plan, relevant, placed);
  const keysOf = compileKeys(term.keys);
  const keyed = events.map((event) => ({ event, keys: keysOf(event.event.source) }));
  let best: Pair | undefined;
  for (const chain of chains) {
    for (const { event, keys } of keyed) {
      if (chain.events.includes(event)) continue;
      const gaps = gapsBetween({ plan, term, first: positive[0] ?? term, cuts }, chain, event, keys);
      if (best === undefined || isNearer(gaps, chain, event, best)) best = { chain, event, gaps };
    }
  }
  return best;
}

function isNearer(gaps: readonly Gap[], chain: Chain, event: OrderedEvent, best: Pair): boolean {
  if (gaps.length !== best.gaps.length) return gaps.length < best.gaps.length;
  return distance(chain, event) < distance(best.chain, best.event);
}

function distance({ events }: Chain, event: OrderedEvent): bigint {
  const between = event.time - (events.at(-1)?.time ?? event.time);
  return between < 0n ? -between : between;
}

/** Events that meet `until`, in their order, by join key. */
function cutsOf(
  { until }: SequencePlan,
  relevant: readonly SampleEvent[],
  placed: ReadonlyMap<SampleEvent, OrderedEvent>,
): ReadonlyMap<string, readonly OrderedEvent[]> {
  const cuts = new Map<string, OrderedEvent[]>();
  if (until === undefined) return cuts;
  const matches = compileCondition(until.condition);
  const keysOf = compileKeys(until.keys);
  for (const event of relevant) {
    const place = placed.get(event);
    if (place === undefined || !matches(event.source)) continue;
    for (const { id } of keysOf(event.source)) {
      const list = cuts.get(id);
      if (list === undefined) cuts.set(id, [place]);
      else list.push(place);
    }
  }
  for (const list of cuts.values()) list.sort(compareOrder);
  return cuts;
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
