import { compileKeys, type ReadKeys } from '../../matcher/join-key.ts';
import { compileOrder, type OrderedEvent } from '../../matcher/ordinal.ts';
import type { SequencePlan } from '../../matcher/plan-sequence.ts';
import type { SequenceStep } from '../../matcher/sequence-observer.ts';
import { SequenceMatcher } from '../../matcher/sequence.ts';
import type { Observations } from '../../matcher/deciding.ts';
import { queriesOf, type PlannedQuery } from '../queries.ts';
import { compileRecorder, holds } from '../record.ts';
import type { Covering } from './covering.ts';
import { counter, createProbes, type Counter, type Found, type Probes } from './probes.ts';

/**
 * For a sequence, what an event makes true counts where the event fills a stage of the term, or would fill it without an
 * exclusion. What `until` holds counts where it ends a sequence that waits, and a missing event's where it keeps a complete
 * sequence from being a result.
 */
export function coverSequence(plan: SequencePlan): Covering {
  const terms = queriesOf(plan).map(termOf);
  const order = compileOrder(plan.timestamp, plan.tiebreaker);
  let stream = startStream(plan);
  return {
    counters: terms.flatMap(({ term, probes }) => [term, ...probes.counters]),
    add(event) {
      const at = order(event, stream.count++);
      if (at !== undefined) offer(at, terms, stream);
    },
    endStream() {
      stream.matcher.finish();
      stream = startStream(plan);
    },
  };
}

interface Term {
  readonly query: PlannedQuery;
  readonly term: Counter;
  readonly probes: Probes;
  readonly record: ReturnType<typeof compileRecorder>;
  readonly keysOf: ReadKeys;
}

function termOf(query: PlannedQuery): Term {
  const excludes = query.role === 'missing' || query.role === 'until';
  return {
    query,
    term: counter('term', query.termSpan, excludes, query.condition.id),
    probes: createProbes(query),
    record: compileRecorder(query.condition),
    keysOf: compileKeys(query.keys),
  };
}

/** One stream of events. */
interface Stream {
  readonly matcher: SequenceMatcher;
  count: number;
  /** True once `until` ended a sequence with the event at hand. */
  cut: boolean;
  /** What events that met a missing event's term would cover, by term, key and millisecond. */
  readonly unwanted: Map<string, Set<Counter>[]>;
}

function startStream(plan: SequencePlan): Stream {
  const stream: Stream = {
    matcher: new SequenceMatcher(plan, (step) => hear(step, stream)),
    count: 0,
    cut: false,
    unwanted: new Map(),
  };
  return stream;
}

function hear(step: SequenceStep, stream: Stream): void {
  if (step.kind === 'cut') stream.cut = true;
  if (step.kind !== 'blocked') return;
  for (const { term, time } of step.by) {
    for (const counters of stream.unwanted.get(placeOf(term, step.key.id, time)) ?? []) {
      for (const counter of counters) counter.hits++;
      // It blocks one sequence after another, and is one event all the same.
      counters.clear();
    }
  }
}

function placeOf(term: number, key: string, millisecond: bigint): string {
  return `${String(term)} ${String(millisecond)} ${key}`;
}

function offer(at: OrderedEvent, terms: readonly Term[], stream: Stream): void {
  const { matcher } = stream;
  const { source } = at.event;
  const fills = terms.map(({ query }) => query.terms.map((term) => matcher.wouldFill(term, at)));
  stream.cut = false;
  matcher.offer(at);
  const cuts = stream.cut || matcher.wouldCut(at);
  terms.forEach((one, index) => {
    const seen = one.record(source);
    const found = one.probes.find(seen, source);
    for (const { counter } of found) counter.held++;
    switch (one.query.role) {
      case 'event':
      case 'term':
        count(found, fills[index]?.includes(true) === true);
        countTerm(one, seen, source, fills[index]?.at(-1) === true);
        break;
      case 'until':
        count(found, cuts);
        countTerm(one, seen, source, stream.cut);
        break;
      case 'missing':
        countMissing(one, at, seen, found, stream);
        break;
    }
  });
}

function count(found: readonly Found[], reached: boolean): void {
  for (const { counter, shares } of found) if (shares && reached) counter.hits++;
}

/** A term with runs is covered when its last run is. */
function countTerm(
  one: Term,
  seen: Observations,
  source: OrderedEvent['event']['source'],
  reached: boolean,
): void {
  if (!holds(one.query.condition, seen) || one.keysOf(source).length === 0) return;
  one.term.held++;
  if (reached) one.term.hits++;
}

/** Whether such an event was in the way is known when the stream ends; what spared one, at once. */
function countMissing(
  one: Term,
  at: OrderedEvent,
  seen: Observations,
  found: readonly Found[],
  stream: Stream,
): void {
  const keys = one.keysOf(at.event.source);
  if (!holds(one.query.condition, seen)) {
    count(found, keys.length > 0);
    return;
  }
  if (keys.length === 0) return;
  one.term.held++;
  const counters = new Set([one.term, ...found.flatMap(({ counter, shares }) => (shares ? [counter] : []))]);
  for (const { id } of keys) {
    for (const term of one.query.terms) {
      const place = placeOf(term, id, at.time / 1_000_000n);
      const there = stream.unwanted.get(place);
      if (there === undefined) stream.unwanted.set(place, [counters]);
      else there.push(counters);
    }
  }
}
