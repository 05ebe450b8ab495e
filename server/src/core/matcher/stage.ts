import type { OrderedEvent } from './ordinal.ts';
import { firstOf, type Partial } from './partial.ts';
import type { TermCheck } from './term-check.ts';

/** Join keys that may be known before those without a live partial sequence are looked for. */
const FIRST_SWEEP = 128;

/** One positive term of a sequence, and the partial sequences that wait behind it: one for each join key. */
export class Stage {
  /** Its index in the plan. */
  readonly term: number;
  readonly check: TermCheck;
  readonly #maxspan: bigint | undefined;
  /** A key whose sequence went on has `undefined` until the next sweep: to take it out would cost as much as to put it in. */
  #waiting = new Map<string, Partial | undefined>();
  #sweepAt = FIRST_SWEEP;

  /** `maxspan` in nanoseconds. */
  constructor(term: number, check: TermCheck, maxspan: bigint | undefined) {
    this.term = term;
    this.check = check;
    this.#maxspan = maxspan;
  }

  /** Partial sequences that wait. Counts them. */
  get size(): number {
    let count = 0;
    for (const partial of this.#waiting.values()) if (partial !== undefined) count++;
    return count;
  }

  waitingOf(id: string): Partial | undefined {
    return this.#waiting.get(id);
  }

  put(id: string, partial: Partial): void {
    this.#waiting.set(id, partial);
  }

  take(id: string): Partial | undefined {
    const partial = this.#waiting.get(id);
    if (partial !== undefined) this.#waiting.set(id, undefined);
    return partial;
  }

  isTooLate(partial: Partial, event: OrderedEvent): boolean {
    return this.#maxspan !== undefined && event.time - firstOf(partial).time > this.#maxspan;
  }

  /** True when so many keys are known that a sweep is worth its cost: when their number may have doubled. */
  get isCrowded(): boolean {
    return this.#waiting.size >= this.#sweepAt;
  }

  /**
   * Forgets partial sequences that no event can complete any more, so that memory grows with those that live. What lives moves to a
   * new map: the tables that one map grows out of hold each other, and so all their events, until the old generation is collected.
   */
  sweep(event: OrderedEvent, lost: (id: string, partial: Partial) => void): void {
    const live = new Map<string, Partial | undefined>();
    for (const [id, partial] of this.#waiting) {
      if (partial === undefined) continue;
      if (this.isTooLate(partial, event)) lost(id, partial);
      else live.set(id, partial);
    }
    this.#waiting = live;
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#waiting.size);
  }
}
