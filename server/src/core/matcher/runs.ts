import { compileCondition } from './compile.ts';
import type { SampleEvent } from './event.ts';
import { EventSorter, type Disorder } from './event-sorter.ts';
import { limitsWith, type ResultSize } from './limits.ts';
import { compareOrder, compileOrder, type OrderedEvent } from './ordinal.ts';
import type { EventPlan } from './plan.ts';
import type { SamplePlan } from './plan-sample.ts';
import type { SequencePlan } from './plan-sequence.ts';
import { ResultList, type Results } from './results.ts';
import { SampleMatcher } from './sample.ts';
import { SequenceMatcher, type MatchedSequence } from './sequence.ts';
import type { Work } from './steps.ts';
import { TooMuch } from './too-much.ts';

/** What a run over a stream may keep; without it a run keeps all that it is given. */
export interface RunRoom {
  /** Results; the others are counted. */
  readonly results: number;
  /** Text of the events that are held back to be sorted, in UTF-16 units. */
  readonly sorting: number;
  /** Events that wait for others: partial sequences, candidates of samples. */
  readonly waiting: number;
}

const ALL: RunRoom = { results: Infinity, sorting: Infinity, waiting: Infinity };

/**
 * Room for a run over large files. The first is enough for events in the order of time but for a little; where it is not, they are
 * gone through again with more.
 */
export const ROOMS: readonly RunRoom[] = [
  { results: 1000, sorting: 512 * 1024, waiting: 100_000 },
  { results: 1000, sorting: 64 * 1024 * 1024, waiting: 100_000 },
];

/** An event with its place in the order of the index, and of time where it has one. */
export interface PlacedEvent {
  readonly event: SampleEvent;
  readonly index: number;
  readonly at: OrderedEvent | undefined;
}

/** An event query over events that come one by one, in the order of the index. */
export class EventRun {
  readonly #matches: (source: SampleEvent['source']) => boolean;
  readonly #order: ((event: SampleEvent, index: number) => OrderedEvent | undefined) | undefined;
  readonly #results: ResultList<PlacedEvent>;

  constructor(plan: EventPlan, size: ResultSize = {}, room: RunRoom = ALL) {
    const { timestamp, tiebreaker } = plan;
    this.#matches = compileCondition(plan.condition);
    this.#order = timestamp && compileOrder(timestamp, tiebreaker);
    this.#results = new ResultList(limitsWith(plan.limits, size), room.results, byPlace);
  }

  /** True when the event meets the condition. */
  offer(event: SampleEvent, index: number): boolean {
    if (!this.#matches(event.source)) return false;
    this.#results.add({ event, index, at: this.#order?.(event, index) });
    return true;
  }

  /** Events that met the condition so far. */
  get total(): number {
    return this.#results.total;
  }

  finish(): Results<PlacedEvent> {
    return this.#results.finish();
  }
}

/** By timestamp; events without one keep their place behind all others, as a missing sort value does. */
function byPlace(a: PlacedEvent, b: PlacedEvent): number {
  if (a.at !== undefined && b.at !== undefined) return compareOrder(a.at, b.at);
  if (a.at === undefined && b.at === undefined) return a.index - b.index;
  return a.at === undefined ? 1 : -1;
}

/** A sequence over events that come one by one, in any order of time. */
export class SequenceRun {
  readonly #plan: SequencePlan;
  readonly #matcher: SequenceMatcher;
  readonly #order: (event: SampleEvent, index: number) => OrderedEvent | undefined;
  readonly #sorter: EventSorter;
  readonly #results: ResultList<MatchedSequence>;
  readonly #room: RunRoom;
  /** Without room to keep all, events that meet no term are not held back. */
  readonly #mayMatter: (event: SampleEvent) => boolean;
  #offered = 0;
  #latest: bigint | undefined;
  #disorder: { count: number; first: OrderedEvent } | undefined;

  /** @param everyEvent hears all events that have a time, in its order */
  constructor(
    plan: SequencePlan,
    size: ResultSize = {},
    room: RunRoom = ALL,
    everyEvent?: (event: SampleEvent) => void,
  ) {
    const matcher = new SequenceMatcher(plan);
    this.#plan = plan;
    this.#matcher = matcher;
    this.#room = room;
    this.#order = compileOrder(plan.timestamp, plan.tiebreaker);
    this.#results = new ResultList(limitsWith(plan.limits, size), room.results, () => 0);
    this.#sorter = new EventSorter(room.sorting, (event) => {
      matcher.offer(event);
      everyEvent?.(event.event);
      if (++this.#offered % DRAIN === 0 && Number.isFinite(room.waiting)) this.#drain(event);
    });
    this.#mayMatter = Number.isFinite(room.sorting) && everyEvent === undefined ? meetsAny(plan) : () => true;
  }

  /** @param weight length of its text. False for an event without a time. */
  offer(event: SampleEvent, index: number, weight = 1): boolean {
    const at = this.#order(event, index);
    if (at === undefined) return false;
    if (this.#latest !== undefined && at.time < this.#latest) {
      this.#disorder ??= { count: 0, first: at };
      this.#disorder.count++;
    } else this.#latest = at.time;
    if (this.#mayMatter(event)) this.#sorter.add(at, weight);
    return true;
  }

  /** Sequences that are decided so far; without `RunRoom` they are at the end. */
  get total(): number {
    return this.#results.total;
  }

  /** The first sequence that is decided, where no pipe may cut it off. */
  get first(): MatchedSequence | undefined {
    return this.#results.first;
  }

  /** Events that came behind later ones. */
  get disorder(): Disorder | undefined {
    return this.#disorder;
  }

  #drain(now: OrderedEvent): void {
    for (const sequence of this.#matcher.drain(now)) this.#results.add(sequence);
    if (this.#offered % (DRAIN * 16) !== 0) return;
    const waiting = this.#matcher.pendingCount + this.#matcher.keptForMissingEvents;
    if (waiting <= this.#room.waiting) return;
    const why =
      this.#plan.maxspan === undefined ? 'Give the sequence a `maxspan`' : 'Make its `maxspan` shorter';
    throw new TooMuch(
      `More than ${this.#room.waiting.toLocaleString('en')} partial sequences wait for their next event at once, more than there is room for. ${why}, or split the file.`,
    );
  }

  *finish(): Work<Results<MatchedSequence>> {
    yield* this.#sorter.finish();
    for (const sequence of this.#matcher.finish()) this.#results.add(sequence);
    return this.#results.finish();
  }
}

/** Events between two looks at what is decided. */
const DRAIN = 1024;

function meetsAny({ terms, until }: SequencePlan): (event: SampleEvent) => boolean {
  const conditions = [...terms, ...(until === undefined ? [] : [until])].map(({ condition }) => condition);
  const tests = [...new Set(conditions)].map((condition) => compileCondition(condition));
  return ({ source }) => tests.some((holds) => holds(source));
}

/** Samples over events that come one by one, in the order of the index. All events that may be part of one are kept. */
export class SampleRun {
  readonly #matcher: SampleMatcher;
  readonly #size: number | undefined;
  readonly #room: RunRoom;

  constructor(plan: SamplePlan, maxSamplesPerKey?: number, size?: number, room: RunRoom = ALL) {
    this.#matcher = new SampleMatcher(plan, maxSamplesPerKey);
    this.#size = size;
    this.#room = room;
  }

  offer(event: SampleEvent): void {
    this.#matcher.offer(event);
    if (this.#matcher.keptCount <= this.#room.waiting) return;
    throw new TooMuch(
      `A sample needs all events that meet its event queries, and there are more than ${this.#room.waiting.toLocaleString('en')}, more than there is room for. Split the file.`,
    );
  }

  finish(): Results<MatchedSequence> {
    const all = this.#matcher.finish().slice(0, this.#size);
    return { kept: all.slice(0, this.#room.results), total: all.length };
  }
}
