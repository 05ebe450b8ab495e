/** Random sequences and events for them, in the form of the reference and in that of the product. */
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import type { ReferenceEvent, ReferenceKey, ReferenceSequence, ReferenceTerm } from './reference-sequence.ts';

/** A whole number below `n`. */
type Below = (n: number) => number;

const START = Date.UTC(2025, 0, 1);
const LETTERS = ['A', 'B', 'C', 'D'];
const FIELDS = ['k', 'j'];

export interface RandomSequence extends ReferenceSequence {
  readonly query: string;
}

function pick<T>(below: Below, from: readonly T[]): T {
  return from[below(from.length)] as T;
}

function someLetters(below: Below): readonly string[] {
  return [...new Set(Array.from({ length: below(4) === 0 ? 2 : 1 }, () => pick(below, LETTERS)))];
}

/** Keys of all terms, and how many each term has of its own. */
function randomBy(below: Below, count: number): ReferenceKey[] {
  return Array.from({ length: count }, () => ({ field: pick(below, FIELDS), optional: below(4) === 0 }));
}

export function randomSequence(below: Below): RandomSequence {
  const global = randomBy(below, below(3));
  const own = below(3) === 0 ? 1 : 0;
  const maxspan = below(4) === 0 ? undefined : 1000 * (1 + below(8));
  const missingIsAllowed = maxspan !== undefined && below(2) === 0;
  const term = (missing: boolean): Spelled => {
    const letters = someLetters(below);
    const ownBy = randomBy(below, own);
    return { letters, by: [...global, ...ownBy], missing, text: spellTerm(letters, ownBy, missing) };
  };
  const terms: Spelled[] = [];
  const lines: string[] = [];
  while (lines.length < 2 + below(3) || terms.length < 2 || terms.every(({ missing }) => missing)) {
    const next = term(missingIsAllowed && below(3) === 0);
    const runs = !next.missing && below(5) === 0 ? 1 + below(3) : 1;
    for (let run = 0; run < runs; run++) terms.push(next);
    lines.push(runs === 1 ? next.text : `${next.text} with runs=${String(runs)}`);
    if (lines.length > 6) break;
  }
  if (terms.every(({ missing }) => missing)) return randomSequence(below);
  const until = below(3) === 0 ? term(false) : undefined;
  const head = [
    'sequence',
    ...(global.length === 0 ? [] : [`by ${global.map(spellKey).join(', ')}`]),
    ...(maxspan === undefined ? [] : [`with maxspan=${String(maxspan / 1000)}s`]),
  ].join(' ');
  const tail = until === undefined ? [] : [`until ${until.text}`];
  return { terms, until, maxspan, query: [head, ...lines, ...tail].join('\n') };
}

interface Spelled extends ReferenceTerm {
  readonly text: string;
}

function spellKey({ field, optional }: ReferenceKey): string {
  return optional ? `?${field}` : field;
}

function spellTerm(letters: readonly string[], by: readonly ReferenceKey[], missing: boolean): string {
  const condition = letters.map((letter) => `s == "${letter}"`).join(' or ');
  const keys = by.length === 0 ? '' : ` by ${by.map(spellKey).join(', ')}`;
  return `${missing ? '!' : ''}[any where ${condition}]${keys}`;
}

/** Not in the order of time; many at the same moment, some of them told apart by a tiebreaker. */
export function randomEvents(below: Below, count: number): readonly ReferenceEvent[] {
  const span = 1000 * (2 + below(3 * count));
  const values = (): readonly string[] =>
    Array.from({ length: pick(below, [0, 1, 1, 1, 2, 3]) }, () => pick(below, ['x', 'y']));
  return Array.from({ length: count }, (_none, index) => ({
    line: index + 1,
    time: START + (below(3) === 0 ? below(span) : 1000 * below(span / 1000)),
    tie: below(3) === 0 ? undefined : below(3),
    letters: someLetters(below),
    fields: { k: values(), j: values() },
  }));
}

export function sampleOf({ line, time, tie, letters, fields }: ReferenceEvent): SampleEvent {
  const source = {
    '@timestamp': new Date(time).toISOString(),
    ...(tie === undefined ? {} : { tie }),
    s: letters,
    ...fields,
  };
  return { source, file: 'random', line };
}
