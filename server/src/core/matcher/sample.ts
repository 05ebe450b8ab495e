import { compileCondition, type Predicate } from './compile.ts';
import type { SampleEvent } from './event.ts';
import { compileKeys, type KeyValues, type ReadKeys } from './join-key.ts';
import { compareSampleKeys, type CompareKeys } from './key-order.ts';
import type { SamplePlan } from './plan-sample.ts';
import { pickSamples } from './pick-samples.ts';
import { sharedReads } from './read-field.ts';
import type { MatchedSequence } from './sequence.ts';

interface Term {
  readonly matches: Predicate;
  readonly keysOf: ReadKeys;
}

interface Found {
  readonly keys: KeyValues;
  /** For each term the first events that meet it, in the order of the index. */
  readonly events: readonly SampleEvent[][];
}

/**
 * Elasticsearch's samples (SampleIterator): for each join key that every term has, distinct events, one for each term, taken
 * in the order of the index with back-tracking; at most `maxSamplesPerKey` a key, keys ascending, missing ones first.
 */
export class SampleMatcher {
  readonly #terms: readonly Term[];
  readonly #compareKeys: CompareKeys;
  readonly #found = new Map<string, Found>();
  /** Elasticsearch fetches no more for each term and key. */
  readonly #perTerm: number;
  readonly #maxSamplesPerKey: number;
  #kept = 0;

  constructor(plan: SamplePlan, maxSamplesPerKey = 1) {
    const reads = sharedReads();
    this.#terms = plan.terms.map(({ condition, keys }) => ({
      matches: compileCondition(condition, undefined, reads),
      keysOf: compileKeys(keys, reads),
    }));
    this.#compareKeys = compareSampleKeys(plan.terms[0]?.keys.map(({ field }) => field) ?? []);
    this.#maxSamplesPerKey = maxSamplesPerKey;
    this.#perTerm = plan.terms.length + maxSamplesPerKey - 1;
  }

  /** Events come in the order of the index. */
  offer(event: SampleEvent): void {
    for (const [index, { matches, keysOf }] of this.#terms.entries()) {
      if (!matches(event.source)) continue;
      for (const { id, values } of keysOf(event.source)) this.#add(index, id, values, event);
    }
  }

  #add(term: number, id: string, keys: KeyValues, event: SampleEvent): void {
    let found = this.#found.get(id);
    if (found === undefined) {
      found = { keys, events: this.#terms.map((): SampleEvent[] => []) };
      this.#found.set(id, found);
    }
    const events = found.events[term];
    if (events === undefined || events.length >= this.#perTerm) return;
    events.push(event);
    this.#kept++;
  }

  /** Events that are kept, each once for every term and key. */
  get keptCount(): number {
    return this.#kept;
  }

  finish(): readonly MatchedSequence[] {
    return [...this.#found.values()]
      .sort((a, b) => this.#compareKeys(a.keys, b.keys))
      .flatMap(({ keys, events }) =>
        pickSamples(events, this.#maxSamplesPerKey).map((sample) => ({ keys, events: sample })),
      );
  }
}
