import { floorTo, MILLISECOND } from '../condition/dates.ts';

/**
 * The times of the events that met one missing event's term, by join key. Only those of the last `maxspan` are kept: older
 * ones can decide nothing any more. All times are nanoseconds since 1970, and come in ascending order.
 */
export class MissingHits {
  readonly #maxspan: bigint;
  readonly #byKey = new Map<string, Times>();
  #sweepAt = 1024;

  constructor(maxspan: bigint) {
    this.#maxspan = maxspan;
  }

  get count(): number {
    return [...this.#byKey.values()].reduce((sum, { times }) => sum + times.length, 0);
  }

  add(key: string, time: bigint): void {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      known.times.push(time);
      if (known.times.length >= known.pruneAt) this.#prune(known, time);
      return;
    }
    this.#byKey.set(key, { times: [time], pruneAt: 16 });
    if (this.#byKey.size >= this.#sweepAt) this.#sweep(time);
  }

  #prune(known: Times, now: bigint): void {
    known.times.splice(0, firstFrom(known.times, now - this.#maxspan));
    known.pruneAt = Math.max(16, 2 * known.times.length);
  }

  #sweep(now: bigint): void {
    for (const [key, { times }] of this.#byKey) {
      if ((times.at(-1) ?? 0n) < now - this.#maxspan) this.#byKey.delete(key);
    }
    this.#sweepAt = Math.max(1024, 2 * this.#byKey.size);
  }

  /** The first hit in a later millisecond than `from` and an earlier one than `to`. */
  firstBetween(key: string, from: bigint, to: bigint): bigint | undefined {
    const times = this.#byKey.get(key)?.times ?? [];
    const time = times[firstFrom(times, floorTo(from, MILLISECOND) + MILLISECOND)];
    return time !== undefined && time < floorTo(to, MILLISECOND) ? time : undefined;
  }

  /** The last hit in an earlier millisecond than `moment`. */
  lastBefore(key: string, moment: bigint): bigint | undefined {
    const times = this.#byKey.get(key)?.times ?? [];
    return times[firstFrom(times, floorTo(moment, MILLISECOND)) - 1];
  }
}

interface Times {
  readonly times: bigint[];
  pruneAt: number;
}

/** The index of the first time that is not before `moment`. */
function firstFrom(times: readonly bigint[], moment: bigint): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0n) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
