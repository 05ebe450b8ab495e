import { compileCondition, type Predicate } from './compile.ts';
import type { SampleEvent } from './event.ts';
import { compareKeys, compileKeys, type EventKey, type KeyValues, type ReadKeys } from './join-key.ts';
import { compareOrder, type OrderedEvent } from './ordinal.ts';
import { MissingEvents, type Completed } from './missing-events.ts';
import type { PlannedTerm, SequencePlan } from './plan-sequence.ts';

/** A sequence that happened: one event for each term, `undefined` for a missing event. */
export interface MatchedSequence {
  readonly keys: KeyValues;
  readonly events: readonly (SampleEvent | undefined)[];
}

const NANOSECONDS = 1_000_000n;
/** Pending sequences that are out of their time are thrown away every so many events. */
const SWEEP_EVERY = 4096;

interface Stage {
  readonly matches: Predicate;
  readonly keysOf: ReadKeys;
}

/** The events of a sequence that is not complete: one slot for each stage but the last. */
type Pending = (readonly OrderedEvent[] | undefined)[];

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
  #seen = 0;

  constructor(plan: SequencePlan) {
    this.#plan = plan;
    this.#stages = plan.terms.filter(({ term }) => !term.missing).map(stageOf);
    this.#until = plan.until === undefined ? undefined : stageOf(plan.until);
    this.#maxspan = plan.maxspan === undefined ? undefined : BigInt(plan.maxspan) * NANOSECONDS;
    this.#missing = new MissingEvents(plan, this.#maxspan ?? 0n);
  }

  /** The number of pending partial sequences, over all keys and stages. */
  get pendingCount(): number {
    let count = 0;
    for (const pending of this.#pending.values())
      count += pending.filter((slot) => slot !== undefined).length;
    return count;
  }

  /** True when a term can never match, so that no sequence can (Elasticsearch's optimizer empties it). */
  get isEmpty(): boolean {
    return this.#plan.terms.some(({ condition }) => condition.kind === 'constant');
  }

  offer(event: OrderedEvent): void {
    if (this.isEmpty) return;
    if (++this.#seen % SWEEP_EVERY === 0) this.#sweep(event.time);
    this.#missing.offer(event);
    const { source } = event.event;
    for (let stage = this.#stages.length - 1; stage >= 0; stage--) {
      const { matches, keysOf } = this.#stages[stage] ?? {};
      if (matches === undefined || keysOf === undefined || !matches(source)) continue;
      for (const key of keysOf(source)) this.#advance(stage, key, event);
    }
    this.#cut(event);
  }

  #advance(stage: number, key: EventKey, event: OrderedEvent): void {
    const pending = this.#pending.get(key.id);
    if (stage === 0) {
      this.#store(0, key, [event], pending);
      return;
    }
    const previous = pending?.[stage - 1];
    if (pending === undefined || previous === undefined) return;
    const [first] = previous;
    // The slot was filled by this very event: it can't be both.
    if (previous.at(-1) === event) return;
    pending[stage - 1] = undefined;
    if (first === undefined || this.#isTooLate(first, event)) return;
    this.#store(stage, key, [...previous, event], pending);
  }

  #isTooLate(first: OrderedEvent, event: OrderedEvent): boolean {
    return this.#maxspan !== undefined && event.time - first.time > this.#maxspan;
  }

  #store(stage: number, key: EventKey, events: readonly OrderedEvent[], pending: Pending | undefined): void {
    if (stage === this.#stages.length - 1) {
      this.#completed.push({ key, events });
      return;
    }
    const slots = pending ?? [];
    slots[stage] = events;
    if (pending === undefined) this.#pending.set(key.id, slots);
  }

  #cut(event: OrderedEvent): void {
    if (this.#until === undefined || this.#pending.size === 0 || !this.#until.matches(event.event.source))
      return;
    for (const key of this.#until.keysOf(event.event.source)) this.#pending.delete(key.id);
  }

  #sweep(now: bigint): void {
    if (this.#maxspan === undefined) return;
    for (const [id, pending] of this.#pending) {
      const alive = pending.some(
        (slot) => slot?.[0] !== undefined && now - slot[0].time <= (this.#maxspan ?? 0n),
      );
      if (!alive) this.#pending.delete(id);
    }
    this.#missing.sweep(now);
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

export function stageOf({ condition, keys }: PlannedTerm): Stage {
  return { matches: compileCondition(condition), keysOf: compileKeys(keys) };
}

function byCompletion(a: Completed, b: Completed): number {
  const [last, other] = [a.events.at(-1), b.events.at(-1)];
  if (last !== undefined && other !== undefined && last !== other) return compareOrder(last, other);
  return compareKeys(a.key.values, b.key.values, false);
}
