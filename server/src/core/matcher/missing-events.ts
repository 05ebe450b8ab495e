import { compileCondition, type Predicate } from './compile.ts';
import { compileKeys, type EventKey, type ReadKeys } from './join-key.ts';
import type { OrderedEvent } from './ordinal.ts';
import type { SequencePlan } from './plan-sequence.ts';

/** The events of a sequence whose positive terms are all there. */
export interface Completed {
  readonly key: EventKey;
  readonly events: readonly OrderedEvent[];
}

interface MissingTerm {
  readonly matches: Predicate;
  readonly keysOf: ReadKeys;
  /** How many positive terms stand before it. */
  readonly after: number;
  /** Times of the events that met it, ascending, by key. */
  readonly hits: Map<string, bigint[]>;
}

/** Times are compared as Elasticsearch does for missing events: in milliseconds, without tiebreakers. */
const MILLISECOND = 1_000_000n;

/**
 * Remembers the events that may not be there (`![…]`), and tells whether a completed sequence is free of them
 * (Elasticsearch's SequenceMatcher and MissingEventGroup; strictly between the neighbours' timestamps).
 */
export class MissingEvents {
  readonly #terms: readonly MissingTerm[];
  readonly #positives: number;
  readonly #maxspan: bigint;

  constructor(plan: SequencePlan, maxspan: bigint) {
    let after = 0;
    const terms: MissingTerm[] = [];
    for (const { term, condition, keys } of plan.terms) {
      if (term.missing)
        terms.push({
          matches: compileCondition(condition),
          keysOf: compileKeys(keys),
          after,
          hits: new Map(),
        });
      else after++;
    }
    this.#terms = terms;
    this.#positives = after;
    this.#maxspan = maxspan / MILLISECOND;
  }

  offer(event: OrderedEvent): void {
    const { source } = event.event;
    for (const { matches, keysOf, hits } of this.#terms) {
      if (!matches(source)) continue;
      for (const { id } of keysOf(source)) {
        const times = hits.get(id);
        if (times === undefined) hits.set(id, [event.time / MILLISECOND]);
        else times.push(event.time / MILLISECOND);
      }
    }
  }

  /** Nothing is forgotten before its sequences are judged, which happens at the end. */
  sweep(_now: bigint): void {}

  allows({ key, events }: Completed): boolean {
    if (this.#terms.length === 0) return true;
    const times = events.map((event) => event.time / MILLISECOND);
    const [first = 0n, last = 0n] = [times[0], times.at(-1)];
    for (const term of this.#terms) {
      const [before, next] = [times[term.after - 1], times[term.after]];
      if (before === undefined || next === undefined) continue;
      if ((term.hits.get(key.id) ?? []).some((time) => before < time && time < next)) return false;
    }
    return this.#endsAreClean(key.id, first, last);
  }

  #endsAreClean(key: string, first: bigint, last: bigint): boolean {
    const leading = this.#terms.filter((term) => term.after === 0);
    const trailing = this.#terms.filter((term) => term.after === this.#positives);
    const before = latest(
      leading.flatMap((term) => (term.hits.get(key) ?? []).filter((time) => time < first)),
    );
    const behind = earliest(
      trailing.flatMap((term) => (term.hits.get(key) ?? []).filter((time) => time > last)),
    );
    if (leading.length > 0 && before === undefined) return true;
    if (trailing.length > 0 && behind === undefined) return true;
    if (before !== undefined && behind !== undefined) return behind - before > this.#maxspan;
    if (before !== undefined) return last - before > this.#maxspan;
    return behind === undefined || behind - first > this.#maxspan;
  }
}

function latest(times: readonly bigint[]): bigint | undefined {
  return times.reduce<bigint | undefined>(
    (best, time) => (best === undefined || time > best ? time : best),
    undefined,
  );
}

function earliest(times: readonly bigint[]): bigint | undefined {
  return times.reduce<bigint | undefined>(
    (best, time) => (best === undefined || time < best ? time : best),
    undefined,
  );
}
