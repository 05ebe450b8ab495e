import type { WordDoc } from './operators.ts';

/** Words around conditions: kinds of query, sequence terms, literals, pipes. Sources as in `operators.ts`. */
export const KEYWORDS: readonly WordDoc[] = [
  {
    word: 'any',
    form: 'any where condition',
    doc: 'Events of every category, and those that have none.',
  },
  {
    word: 'where',
    form: 'category where condition',
    doc: 'Stands between the category of the events and the condition they must meet. `where true` takes them all.',
  },
  {
    word: 'sequence',
    form: 'sequence by field with maxspan=1m [...] [...]',
    doc: 'Events that follow each other in time, one for each `[...]`. With `by` they share the values of the keys, with `maxspan` they lie within that time. A newer start replaces an older one that waits with the same keys.',
  },
  {
    word: 'sample',
    form: 'sample by field [...] [...]',
    doc: 'Events that share the values of the keys, in any order: one for each of the two to five `[...]`.',
  },
  {
    word: 'join',
    form: 'join by field [...] [...]',
    doc: 'Elasticsearch reads it and then refuses it. Use `sequence`, or `sample` where the order does not matter.',
  },
  {
    word: 'by',
    form: 'by field, ?field',
    doc: 'The join keys: fields whose values all events must share. Behind `sequence` or `sample` they hold for every term, behind a `]` for that term; all terms need the same number. An event without a key is left out, unless the key is written `?field`: then a missing value equals another.',
  },
  {
    word: 'with',
    form: 'with maxspan=5m, with runs=3',
    doc: '`with maxspan=` behind the keys of a sequence limits its time, `with runs=` behind a term repeats it. `by` comes first.',
  },
  {
    word: 'maxspan',
    form: 'with maxspan=5m',
    doc: 'The longest time from the first event of a sequence to its last; exactly that long still matches. A whole number with `ms`, `s`, `m`, `h` or `d`.',
  },
  {
    word: 'runs',
    form: '[...] with runs=3',
    doc: 'The term must match that many events in a row, 1 to 100.',
  },
  {
    word: 'until',
    form: 'until [...]',
    doc: 'An event that ends what is waiting: a sequence with its keys that is not complete by then is dropped. It is no part of the result.',
  },
  {
    word: '![',
    form: '![category where condition]',
    doc: 'A missing event: no event of this kind, with the same keys, may lie at this place of the sequence. Needs `maxspan`.',
  },
  {
    word: 'of',
    form: 'of',
    doc: 'Reserved and without a use: Elasticsearch knows no `child of` or `descendant of`.',
  },
  { word: 'true', form: 'field == true', doc: 'The boolean value.' },
  { word: 'false', form: 'field == false', doc: 'The boolean value.' },
  {
    word: 'null',
    form: 'field == null',
    doc: 'No value. `field == null` holds when the field is missing, `field != null` when it is there.',
  },
];

/** What may stand behind `|`. */
export const PIPES: readonly WordDoc[] = [
  { word: 'head', form: '| head 10', doc: 'Only the first results, in the order of time.' },
  { word: 'tail', form: '| tail 10', doc: 'Only the last results, in the order of time.' },
];
