import { compileCondition, type Predicate } from './compile.ts';
import { compileKeys, type EventKey, type ReadKeys } from './join-key.ts';
import type { OrderedEvent } from './ordinal.ts';
import type { SequencePlan } from './plan-sequence.ts';
import type { MissingHit, SequenceObserver } from './sequence-observer.ts';

/** The events of a sequence whose positive terms are all there. */
export interface Completed {
  readonly key: EventKey;
  readonly events: readonly OrderedEvent[];
}

interface MissingTerm {
  /** Its index in the plan. */
  readonly term: number;
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
  readonly #observer: SequenceObserver | undefined;

  constructor(plan: SequencePlan, maxspan: bigint, observer?: SequenceObserver) {
    let after = 0;
    const terms: MissingTerm[] = [];
    for (const [index, { term, condition, keys }] of plan.terms.entries()) {
      if (term.missing)
        terms.push({
          term: index,
          matches: compileCondition(condition),
          keysOf: compileKeys(keys),
          after,
          hits: new Map(),
        });
      else after++;
    }
    this.#observer = observer;
    this.#terms = terms;
    this.#positives = after;
    this.#maxspan = maxspan / MILLISECOND;
  }

  offer(event: OrderedEvent): void {
    const { source } = event.event;
    for (const { term, matches, keysOf, hits } of this.#terms) {
      if (!matches(source)) continue;
      const keys = keysOf(source);
      if (keys.length === 0) this.#observer?.({ kind: 'keyless', term, at: event });
      for (const key of keys) {
        this.#observer?.({ kind: 'met', term, key, at: event });
        const times = hits.get(key.id);
        if (times === undefined) hits.set(key.id, [event.time / MILLISECOND]);
        else times.push(event.time / MILLISECOND);
      }
    }
  }

  /** Nothing is forgotten before its sequences are judged, which happens at the end. */
  sweep(_now: bigint): void {}

  allows(completed: Completed): boolean {
    const by = this.#hitsThatBlock(completed);
    if (by.length > 0) this.#observer?.({ kind: 'blocked', ...completed, by });
    return by.length === 0;
  }

  #hitsThatBlock({ key, events }: Completed): readonly MissingHit[] {
    const times = events.map((event) => event.time / MILLISECOND);
    for (const term of this.#terms) {
      const [before, next] = [times[term.after - 1], times[term.after]];
      if (before === undefined || next === undefined) continue;
      const time = term.hits.get(key.id)?.find((hit) => before < hit && hit < next);
      if (time !== undefined) return [{ term: term.term, time }];
    }
    return this.#dirtyEnds(key.id, times[0] ?? 0n, times.at(-1) ?? 0n);
  }

  #dirtyEnds(key: string, first: bigint, last: bigint): readonly MissingHit[] {
    const leading = this.#terms.filter((term) => term.after === 0);
    const trailing = this.#terms.filter((term) => term.after === this.#positives);
    const before = latest(hitsOf(leading, key).filter(({ time }) => time < first));
    const behind = earliest(hitsOf(trailing, key).filter(({ time }) => time > last));
    const isClean =
      (leading.length > 0 && before === undefined) || (trailing.length > 0 && behind === undefined);
    if (isClean) return [];
    const span = (behind?.time ?? last) - (before?.time ?? first);
    return span > this.#maxspan ? [] : [before, behind].filter((hit) => hit !== undefined);
  }
}

function hitsOf(terms: readonly MissingTerm[], key: string): readonly MissingHit[] {
  return terms.flatMap(({ term, hits }) => (hits.get(key) ?? []).map((time) => ({ term, time })));
}

function latest(hits: readonly MissingHit[]): MissingHit | undefined {
  return hits.reduce<MissingHit | undefined>(
    (best, hit) => (best === undefined || hit.time > best.time ? hit : best),
    undefined,
  );
}

function earliest(hits: readonly MissingHit[]): MissingHit | undefined {
  return hits.reduce<MissingHit | undefined>(
    (best, hit) => (best === undefined || hit.time < best.time ? hit : best),
    undefined,
  );
}
