import type { SampleEvent } from '../matcher/event.ts';
import { compileKeys } from '../matcher/join-key.ts';
import type { SamplePlan } from '../matcher/plan-sample.ts';
import type { PlannedTerm } from '../matcher/plan-sequence.ts';
import type { Places } from './explain.ts';
import { candidatesOf, termNumber, type Miss } from './miss.ts';
import { enumerate } from './words.ts';

/** Why no events make a sample: an event query that none meets, or no join key that all have. */
export function whyNoSample(
  { terms }: SamplePlan,
  events: readonly SampleEvent[],
  { places }: { readonly places: Places },
): Miss {
  const byKey = new Map<string, Map<PlannedTerm, SampleEvent>>();
  for (const term of terms) {
    const found = candidatesOf(
      term,
      `event query ${String(termNumber(terms, term))} of the sample`,
      events,
      places,
    );
    if (found.miss !== undefined) return found.miss;
    const keysOf = compileKeys(term.keys);
    for (const event of found.events) {
      for (const { id } of keysOf(event.source)) {
        const met = byKey.get(id) ?? new Map<PlannedTerm, SampleEvent>();
        byKey.set(id, met.set(term, event));
      }
    }
  }
  return notTogether(terms, byKey);
}

function notTogether(
  terms: readonly PlannedTerm[],
  byKey: ReadonlyMap<string, ReadonlyMap<PlannedTerm, SampleEvent>>,
): Miss {
  const [best] = [...byKey].sort(([, a], [, b]) => b.size - a.size);
  const [keys, met] = best ?? ['[]', new Map<PlannedTerm, SampleEvent>()];
  const missing = terms.filter((term) => !met.has(term));
  const numbers = missing.map((term) => termNumber(terms, term));
  const line = [...met.values()][0]?.line ?? 1;
  const [first] = missing;
  if (first === undefined) {
    const reason = `With the join keys ${keys} every event query is met, but one event would have to stand for two of them.`;
    return { line, reason };
  }
  const reason = `Every event query is met, but not with the same join keys: with ${keys}, which most of them have, event quer${numbers.length === 1 ? 'y' : 'ies'} ${enumerate(numbers)} of the sample ${numbers.length === 1 ? 'is' : 'are'} met by no event.`;
  return { line, reason, span: first.term.span };
}
