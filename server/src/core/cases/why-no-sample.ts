import type { SampleEvent } from '../matcher/event.ts';
import { compileKeys } from '../matcher/join-key.ts';
import type { SamplePlan } from '../matcher/plan-sample.ts';
import type { PlannedTerm } from '../matcher/plan-sequence.ts';
import type { Work } from '../matcher/steps.ts';
import type { Places } from './explain.ts';
import { candidatesOf, termNumber, type Miss } from './miss.ts';
import { capitalised, enumerate, eventsInLines } from './words.ts';

/** Why no events make a sample: an event query that none meets, or no join key that all have. */
export function* whyNoSample(
  { terms }: SamplePlan,
  events: readonly SampleEvent[],
  { places }: { readonly places: Places },
): Work<Miss> {
  const byKey = new Map<string, Map<PlannedTerm, SampleEvent>>();
  const examples = new Map<PlannedTerm, Example>();
  for (const term of terms) {
    const found = yield* candidatesOf(
      term,
      `event query ${String(termNumber(terms, term))} of the sample`,
      events,
      places,
    );
    if (found.miss !== undefined) return found.miss;
    const keysOf = compileKeys(term.keys);
    for (const event of found.events) {
      for (const { id } of keysOf(event.source)) {
        examples.set(term, { event, keys: id });
        const met = byKey.get(id) ?? new Map<PlannedTerm, SampleEvent>();
        byKey.set(id, met.set(term, event));
      }
    }
  }
  return notTogether(terms, byKey, examples);
}

/** An event that meets a term, and its join keys. */
interface Example {
  readonly event: SampleEvent;
  readonly keys: string;
}

function notTogether(
  terms: readonly PlannedTerm[],
  byKey: ReadonlyMap<string, ReadonlyMap<PlannedTerm, SampleEvent>>,
  examples: ReadonlyMap<PlannedTerm, Example>,
): Miss {
  // The join key that comes furthest.
  const [best] = [...byKey].sort(([, a], [, b]) => b.size - a.size);
  const [keys, met] = best ?? ['[]', new Map<PlannedTerm, SampleEvent>()];
  const missing = terms.find((term) => !met.has(term));
  const example = missing && examples.get(missing);
  if (missing === undefined || example === undefined) {
    const line = [...met.values()][0]?.line ?? 1;
    const reason = `With the join keys ${keys} every event query is met, but one event would have to stand for two of them.`;
    const last = terms.at(-1);
    return { line, reason, ...(last && { span: last.term.span }) };
  }
  const numbers = [...met.keys()].map((term) => termNumber(terms, term));
  const lines = [...met.values()].map(({ line }) => line);
  const { line } = example.event;
  const reason = `${capitalised(eventsInLines(lines))} meet${lines.length === 1 ? 's' : ''} event quer${numbers.length === 1 ? 'y' : 'ies'} ${enumerate(numbers)} of the sample with the join keys ${keys}. The event in line ${String(line)} meets event query ${String(termNumber(terms, missing))}, but its join keys are ${example.keys}.`;
  return { line, reason, span: missing.term.span };
}
