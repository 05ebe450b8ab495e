import { compileCondition, type Predicate } from './compile.ts';
import type { SampleEvent } from './event.ts';
import { compileKeys, type EventKey, type KeyValues, type ReadKeys } from './join-key.ts';
import { compareSequenceKeys } from './key-order.ts';
import { compareOrder, type OrderedEvent } from './ordinal.ts';
import { MissingEvents, type Completed } from './missing-events.ts';
import type { PlannedTerm, SequencePlan } from './plan-sequence.ts';
import type { PartialSequence, SequenceObserver, TermIndex } from './sequence-observer.ts';

/** A sequence that happened: one event for each term, `undefined` for a missing event. */
export interface MatchedSequence {
  readonly keys: KeyValues;
  readonly events: readonly (SampleEvent | undefined)[];
}

const NANOSECONDS = 1_000_000n;
/** Pending sequences that are out of their time are thrown away every so many events. */
const SWEEP_EVERY = 4096;

interface Stage {
  readonly term: TermIndex;
  readonly matches: Predicate;
  readonly keysOf: ReadKeys;
}

/** The partial sequences of one join key: one slot for each stage but the last. */
interface Pending {
  readonly key: EventKey;
  readonly slots: (readonly OrderedEvent[] | undefined)[];
}

/**
 * Elasticsearch's sequence machine (SequenceMatcher): for each join key one pending sequence a stage. Events come in their
 * order; each is offered to the stages from the last to the first, so that it never fills two stages of one sequence, and
 * a sequence that moves on leaves its stage. `until` is looked at after the stages.
 */
export class SequenceMatcher {
  readonly #plan: SequencePlan;
  readonly #stages: readonly Stage[];
  readonly #until: Stage | undefined;
  readonly #maxspan: bigint | undefined;
  readonly #pending = new Map<string, Pending>();
  readonly #missing: MissingEvents;
  readonly #completed: Completed[] = [];
  readonly #observer: SequenceObserver | undefined;
  #seen = 0;

  /** An observer hears what happens, and changes nothing of it. */
  constructor(plan: SequencePlan, observer?: SequenceObserver) {
    this.#plan = plan;
    this.#observer = observer;
    this.#stages = plan.terms.flatMap((planned, term) =>
      planned.term.missing ? [] : [stageOf(planned, term)],
    );
    this.#until = plan.until === undefined ? undefined : stageOf(plan.until, 'until');
    this.#maxspan = plan.maxspan === undefined ? undefined : BigInt(plan.maxspan) * NANOSECONDS;
    this.#missing = new MissingEvents(plan, this.#maxspan ?? 0n, observer);
  }

  /** The number of pending partial sequences, over all keys and stages. */
  get pendingCount(): number {
    let count = 0;
    for (const { slots } of this.#pending.values())
      count += slots.filter((slot) => slot !== undefined).length;
    return count;
  }

  /** True when a term can never match, so that no sequence can (Elasticsearch's optimizer empties it). */
  get isEmpty(): boolean {
    return this.#plan.terms.some(({ condition }) => condition.kind === 'constant');
  }

  offer(event: OrderedEvent): void {
    if (this.isEmpty) return;
    if (++this.#seen % SWEEP_EVERY === 0) this.#sweep(event);
    this.#missing.offer(event);
    const { source } = event.event;
    for (let index = this.#stages.length - 1; index >= 0; index--) {
      const stage = this.#stages[index];
      if (stage?.matches(source) !== true) continue;
      for (const key of this.#keysOf(stage, event)) this.#advance(index, key, event);
    }
    this.#cut(event);
  }

  #keysOf({ term, keysOf }: Stage, at: OrderedEvent): readonly EventKey[] {
    const keys = keysOf(at.event.source);
    if (this.#observer === undefined) return keys;
    if (keys.length === 0) this.#observer({ kind: 'keyless', term, at });
    for (const key of keys) this.#observer({ kind: 'met', term, key, at });
    return keys;
  }

  /**
   * True when the event fills a stage of the term as soon as it meets its condition: it has the join keys, and a sequence
   * waits for it. To be asked before the event is offered.
   */
  wouldFill(term: number, event: OrderedEvent): boolean {
    const index = this.#stages.findIndex((stage) => stage.term === term);
    const keys = this.#stages[index]?.keysOf(event.event.source) ?? [];
    if (this.isEmpty || index === -1) return false;
    return keys.some(({ id }) => {
      const first = this.#pending.get(id)?.slots[index - 1]?.[0];
      return index === 0 || (first !== undefined && !this.#isTooLate(first, event));
    });
  }

  /** True when `until` would end a sequence if the event met it. To be asked after the event was offered. */
  wouldCut(event: OrderedEvent): boolean {
    const keys = this.#until?.keysOf(event.event.source) ?? [];
    return keys.some(({ id }) => this.#pending.get(id)?.slots.some((slot) => slot !== undefined) === true);
  }

  #advance(stage: number, key: EventKey, event: OrderedEvent): void {
    const pending = this.#pending.get(key.id);
    if (stage === 0) {
      this.#store(0, key, [event], pending);
      return;
    }
    const previous = pending?.slots[stage - 1];
    if (pending === undefined || previous === undefined) return;
    const [first] = previous;
    // The slot was filled by this very event: it can't be both.
    if (previous.at(-1) === event) return;
    pending.slots[stage - 1] = undefined;
    if (first === undefined || this.#isTooLate(first, event)) {
      this.#observer?.({ kind: 'expired', ...this.#partial(stage - 1, key, previous, event) });
      return;
    }
    this.#store(stage, key, [...previous, event], pending);
  }

  #isTooLate(first: OrderedEvent, event: OrderedEvent): boolean {
    return this.#maxspan !== undefined && event.time - first.time > this.#maxspan;
  }

  #store(stage: number, key: EventKey, events: readonly OrderedEvent[], pending: Pending | undefined): void {
    if (stage === this.#stages.length - 1) {
      this.#completed.push({ key, events });
      this.#observer?.({ kind: 'completed', ...this.#partial(stage, key, events) });
      return;
    }
    const { slots } = pending ?? { slots: [] };
    this.#observer?.({
      kind: 'stored',
      ...this.#partial(stage, key, events),
      replaced: slots[stage],
    });
    slots[stage] = events;
    if (pending === undefined) this.#pending.set(key.id, { key, slots });
  }

  #cut(event: OrderedEvent): void {
    if (this.#until === undefined) return;
    if (this.#pending.size === 0 && this.#observer === undefined) return;
    if (!this.#until.matches(event.event.source)) return;
    for (const key of this.#keysOf(this.#until, event)) this.#drop('cut', key.id, event);
  }

  #sweep(event: OrderedEvent): void {
    if (this.#maxspan === undefined) return;
    for (const [id, { slots }] of this.#pending) {
      const alive = slots.some((slot) => slot?.[0] !== undefined && !this.#isTooLate(slot[0], event));
      if (!alive) this.#drop('expired', id, event);
    }
    this.#missing.sweep(event.time);
  }

  /** Forgets the partial sequences of a key. */
  #drop(kind: 'cut' | 'expired', id: string, at: OrderedEvent): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    pending.slots.forEach((events, stage) => {
      if (events !== undefined) this.#observer?.({ kind, ...this.#partial(stage, pending.key, events, at) });
    });
  }

  #partial(
    stage: number,
    key: EventKey,
    events: readonly OrderedEvent[],
    at = events.at(-1),
  ): PartialSequence {
    const term = this.#stages[stage]?.term;
    if (typeof term !== 'number' || at === undefined) throw new RangeError(`no stage ${String(stage)}`);
    return { term, key, events, at };
  }

  /** All sequences, by their completing event and then by key. */
  finish(): readonly MatchedSequence[] {
    return this.#completed
      .filter((completed) => this.#missing.allows(completed))
      .sort(byCompletion)
      .map(({ key, events }) => ({ keys: key.values, events: this.#withGaps(events) }));
  }

  #withGaps(events: readonly OrderedEvent[]): readonly (SampleEvent | undefined)[] {
    let next = 0;
    return this.#plan.terms.map(({ term }) => (term.missing ? undefined : events[next++]?.event));
  }
}

function stageOf({ condition, keys }: PlannedTerm, term: TermIndex): Stage {
  return { term, matches: compileCondition(condition), keysOf: compileKeys(keys) };
}

function byCompletion(a: Completed, b: Completed): number {
  const [last, other] = [a.events.at(-1), b.events.at(-1)];
  if (last !== undefined && other !== undefined && last !== other) return compareOrder(last, other);
  return compareSequenceKeys(a.key.values, b.key.values);
}
