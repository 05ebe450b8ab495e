import { takeLimit } from './limits.ts';
import type { Limit } from './planning.ts';

/** Results of a run and how many there are. */
export interface Results<T> {
  /** Ascending: all, or the first that there is room for. */
  readonly kept: readonly T[];
  readonly total: number;
}

/** Collects results in any order, and keeps those that limits leave, else the first `most`. */
export class ResultList<T> {
  #kept: T[] = [];
  #total = 0;
  readonly #limits: readonly Limit[];
  readonly #first: Limit;
  readonly #compare: (a: T, b: T) => number;

  constructor(limits: readonly Limit[], most: number, compare: (a: T, b: T) => number) {
    this.#limits = limits;
    this.#first = limits[0] ?? { from: 'head', count: most };
    this.#compare = compare;
  }

  /** Before limits. */
  get total(): number {
    return this.#total;
  }

  /** The first one that came, where no pipe may cut it off. */
  get first(): T | undefined {
    return this.#limits.length === 0 ? this.#kept[0] : undefined;
  }

  add(result: T): void {
    this.#total++;
    this.#kept.push(result);
    if (this.#kept.length > 2 * this.#first.count + SLACK)
      this.#kept = [...takeLimit(this.#kept.sort(this.#compare), this.#first)];
  }

  finish(): Results<T> {
    const sorted = this.#kept.sort(this.#compare);
    if (this.#limits.length === 0) return { kept: takeLimit(sorted, this.#first), total: this.#total };
    const kept = this.#limits.reduce<readonly T[]>(takeLimit, sorted);
    return { kept, total: kept.length };
  }
}

/** To be sorted not too often. */
const SLACK = 1024;
