import { MILLISECOND } from '../condition/dates.ts';
import type { SampleEvent } from './event.ts';
import type { EventKey, KeyValues } from './join-key.ts';
import { compareSequenceKeys } from './key-order.ts';
import { MissingEvents, type Completed } from './missing-events.ts';
import { compareOrder, type OrderedEvent } from './ordinal.ts';
import { eventsOf, extendPartial, startPartial, type Partial } from './partial.ts';
import type { SequencePlan } from './plan-sequence.ts';
import type { PartialSequence, SequenceObserver, TermIndex } from './sequence-observer.ts';
import { termChecks, type TermCheck } from './term-check.ts';

/** A sequence that happened: one event for each term, `undefined` for a missing event. */
export interface MatchedSequence {
  readonly keys: KeyValues;
  readonly events: readonly (SampleEvent | undefined)[];
}

interface Stage {
  readonly term: TermIndex;
  readonly check: TermCheck;
}

/** The partial sequences of one join key: one slot for each stage but the last. */
interface Pending {
  readonly key: EventKey;
  readonly slots: (Partial | undefined)[];
}

/** Join keys that may be pending before those that are out of their time are looked for. */
const FIRST_SWEEP = 1024;

/**
 * Elasticsearch's sequence machine (SequenceMatcher): for each join key one pending sequence a stage. Events come in their
 * order; each is offered to the stages from the last to the first, so that it never fills two stages of one sequence, and
 * a sequence that moves on leaves its stage. `until` is looked at after the stages. With a `maxspan` memory grows with the
 * sequences that can still be completed, not with the events.
 */
export class SequenceMatcher {
  readonly #plan: SequencePlan;
  readonly #stages: readonly Stage[];
  readonly #until: Stage | undefined;
  readonly #maxspan: bigint | undefined;
  readonly #pending = new Map<string, Pending>();
  /** `undefined` without missing events. */
  readonly #missing: MissingEvents | undefined;
  readonly #completed: Completed[] = [];
  readonly #observer: SequenceObserver | undefined;
  /** True when a term can never match, so that no sequence can (Elasticsearch's optimizer empties it). */
  readonly isEmpty: boolean;
  #sweepAt = FIRST_SWEEP;

  /** An observer hears what happens, and changes nothing of it. */
  constructor(plan: SequencePlan, observer?: SequenceObserver) {
    const checkOf = termChecks();
    const { terms, until, maxspan } = plan;
    this.#plan = plan;
    this.#observer = observer;
    this.isEmpty = terms.some(({ condition }) => condition.kind === 'constant');
    this.#stages = terms.flatMap((planned, term) =>
      planned.term.missing ? [] : [{ term, check: checkOf(planned) }],
    );
    this.#until = until === undefined ? undefined : { term: 'until', check: checkOf(until) };
    this.#maxspan = maxspan === undefined ? undefined : BigInt(maxspan) * MILLISECOND;
    this.#missing = terms.some(({ term }) => term.missing)
      ? new MissingEvents(plan, this.#maxspan ?? 0n, checkOf, observer)
      : undefined;
  }

  /** The number of pending partial sequences, over all keys and stages. */
  get pendingCount(): number {
    let count = 0;
    for (const { slots } of this.#pending.values())
      count += slots.filter((slot) => slot !== undefined).length;
    return count;
  }

  /** What missing events make it keep: times of events, and completed sequences that wait for what comes behind them. */
  get keptForMissingEvents(): number {
    return this.#missing?.keptCount ?? 0;
  }

  offer(event: OrderedEvent): void {
    if (this.isEmpty) return;
    if (this.#pending.size >= this.#sweepAt) this.#sweep(event);
    this.#missing?.offer(event);
    for (let index = this.#stages.length - 1; index >= 0; index--) {
      const stage = this.#stages[index];
      if (stage === undefined) continue;
      for (const key of this.#keysOf(stage, event)) this.#advance(index, key, event);
    }
    this.#cut(event);
  }

  #keysOf({ term, check }: Stage, at: OrderedEvent): readonly EventKey[] {
    const keys = check.met(at) ?? NONE;
    if (this.#observer === undefined) return keys;
    if (keys.length === 0 && check.met(at) !== undefined) this.#observer({ kind: 'keyless', term, at });
    for (const key of keys) this.#observer({ kind: 'met', term, key, at });
    return keys;
  }

  /**
   * True when the event fills a stage of the term as soon as it meets its condition: it has the join keys, and a sequence
   * waits for it. To be asked before the event is offered.
   */
  wouldFill(term: number, event: OrderedEvent): boolean {
    const index = this.#stages.findIndex((stage) => stage.term === term);
    const keys = this.#stages[index]?.check.keysOf(event.event.source) ?? [];
    if (this.isEmpty || index === -1) return false;
    return keys.some(({ id }) => {
      const waiting = this.#pending.get(id)?.slots[index - 1];
      return index === 0 || (waiting !== undefined && !this.#isTooLate(waiting, event));
    });
  }

  /** True when `until` would end a sequence if the event met it. To be asked after the event was offered. */
  wouldCut(event: OrderedEvent): boolean {
    const keys = this.#until?.check.keysOf(event.event.source) ?? [];
    return keys.some(({ id }) => this.#pending.get(id)?.slots.some((slot) => slot !== undefined) === true);
  }

  #advance(stage: number, key: EventKey, event: OrderedEvent): void {
    const pending = this.#pending.get(key.id);
    if (stage === 0) {
      this.#store(0, key, startPartial(event), pending);
      return;
    }
    const previous = pending?.slots[stage - 1];
    if (pending === undefined || previous === undefined) return;
    // The slot was filled by this very event: it can't be both.
    if (previous.last === event) return;
    pending.slots[stage - 1] = undefined;
    if (this.#isTooLate(previous, event)) {
      this.#observer?.({ kind: 'expired', ...this.#told(stage - 1, key, previous, event) });
      return;
    }
    this.#store(stage, key, extendPartial(previous, event), pending);
  }

  #isTooLate({ first }: Partial, event: OrderedEvent): boolean {
    return this.#maxspan !== undefined && event.time - first.time > this.#maxspan;
  }

  #store(stage: number, key: EventKey, partial: Partial, pending: Pending | undefined): void {
    if (stage === this.#stages.length - 1) {
      this.#complete(stage, key, partial);
      return;
    }
    const { slots } = pending ?? { slots: [] };
    if (this.#observer !== undefined) {
      const replaced = slots[stage];
      this.#observer({
        kind: 'stored',
        ...this.#told(stage, key, partial),
        replaced: replaced === undefined ? undefined : eventsOf(replaced),
      });
    }
    slots[stage] = partial;
    if (pending === undefined) this.#pending.set(key.id, { key, slots });
  }

  #complete(stage: number, key: EventKey, partial: Partial): void {
    const completed = { key, events: eventsOf(partial) };
    this.#observer?.({ kind: 'completed', ...this.#told(stage, key, partial) });
    if (this.#missing === undefined) this.#completed.push(completed);
    else this.#missing.complete(completed);
  }

  #cut(event: OrderedEvent): void {
    if (this.#until === undefined) return;
    if (this.#pending.size === 0 && this.#observer === undefined) return;
    for (const key of this.#keysOf(this.#until, event)) this.#drop('cut', key.id, event);
  }

  /** Forgets keys of which no sequence can be completed any more. Done when their number has doubled, it costs little. */
  #sweep(event: OrderedEvent): void {
    for (const [id, { slots }] of this.#pending) {
      const alive = slots.some((slot) => slot !== undefined && !this.#isTooLate(slot, event));
      if (!alive) this.#drop('expired', id, event);
    }
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#pending.size);
  }

  /** Forgets the partial sequences of a key. */
  #drop(kind: 'cut' | 'expired', id: string, at: OrderedEvent): void {
    const pending = this.#pending.get(id);
    if (pending === undefined) return;
    this.#pending.delete(id);
    if (this.#observer === undefined) return;
    for (const [stage, partial] of pending.slots.entries()) {
      if (partial !== undefined) this.#observer({ kind, ...this.#told(stage, pending.key, partial, at) });
    }
  }

  #told(stage: number, key: EventKey, partial: Partial, at = partial.last): PartialSequence {
    const term = this.#stages[stage]?.term;
    if (typeof term !== 'number') throw new RangeError(`no stage ${String(stage)}`);
    return { term, key, events: eventsOf(partial), at };
  }

  /** All sequences, by their completing event and then by key. */
  finish(): readonly MatchedSequence[] {
    const completed = this.#missing?.finish() ?? this.#completed;
    return [...completed]
      .sort(byCompletion)
      .map(({ key, events }) => ({ keys: key.values, events: this.#withGaps(events) }));
  }

  #withGaps(events: readonly OrderedEvent[]): readonly (SampleEvent | undefined)[] {
    let next = 0;
    return this.#plan.terms.map(({ term }) => (term.missing ? undefined : events[next++]?.event));
  }
}

const NONE: readonly EventKey[] = [];

function byCompletion(a: Completed, b: Completed): number {
  const [last, other] = [a.events.at(-1), b.events.at(-1)];
  if (last !== undefined && other !== undefined && last !== other) return compareOrder(last, other);
  return compareSequenceKeys(a.key.values, b.key.values);
}
