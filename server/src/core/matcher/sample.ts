import { compileCondition } from './compile.ts';
import type { SampleEvent } from './event.ts';
import { compareKeys, compileKeys, type KeyValues } from './join-key.ts';
import type { SamplePlan } from './plan-sample.ts';
import type { MatchedSequence } from './sequence.ts';

/**
 * Elasticsearch's samples (SampleIterator): for each join key that every term has, distinct events, one for each term, taken
 * in the order of the index with back-tracking; at most `maxSamplesPerKey` a key, keys ascending, null first.
 */
export class SampleMatcher {
  readonly #terms: readonly {
    readonly matches: (source: SampleEvent['source']) => boolean;
    readonly keysOf: ReturnType<typeof compileKeys>;
  }[];
  readonly #found = new Map<string, { readonly keys: KeyValues; readonly events: SampleEvent[][] }>();
  readonly #perTerm: number;
  readonly #maxSamplesPerKey: number;

  constructor(plan: SamplePlan, maxSamplesPerKey = 1) {
    this.#terms = plan.terms.map(({ condition, keys }) => ({
      matches: compileCondition(condition),
      keysOf: compileKeys(keys),
    }));
    this.#maxSamplesPerKey = maxSamplesPerKey;
    this.#perTerm = plan.terms.length + maxSamplesPerKey - 1;
  }

  /** Events come in the order of the index. */
  offer(event: SampleEvent): void {
    this.#terms.forEach(({ matches, keysOf }, index) => {
      if (!matches(event.source)) return;
      for (const key of keysOf(event.source)) {
        const found = this.#found.get(key.id) ?? {
          keys: key.values,
          events: this.#terms.map((): SampleEvent[] => []),
        };
        this.#found.set(key.id, found);
        const events = found.events[index];
        if (events !== undefined && events.length < this.#perTerm) events.push(event);
      }
    });
  }

  finish(): readonly MatchedSequence[] {
    return [...this.#found.values()]
      .sort((a, b) => compareKeys(a.keys, b.keys, true))
      .flatMap(({ keys, events }) => this.#samplesOf(events).map((sample) => ({ keys, events: sample })));
  }

  #samplesOf(events: readonly (readonly SampleEvent[])[]): readonly (readonly SampleEvent[])[] {
    const samples: (readonly SampleEvent[])[] = [];
    const pick = (term: number, picked: readonly SampleEvent[]): void => {
      const candidates = events[term];
      if (candidates === undefined) {
        samples.push(picked);
        return;
      }
      for (const event of candidates) {
        if (samples.length >= this.#maxSamplesPerKey) return;
        if (!picked.includes(event)) pick(term + 1, [...picked, event]);
      }
    };
    pick(0, []);
    return samples;
  }
}
