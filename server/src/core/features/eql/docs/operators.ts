/** What a word or sign of EQL means, in our words. */
export interface WordDoc {
  readonly word: string;
  /** How it is used. */
  readonly form: string;
  /** Markdown. */
  readonly doc: string;
}

/**
 * Operators. Behaviour as in Elasticsearch's grammar, tests and translation to queries (x-pack/plugin/eql) and in
 * "EQL syntax reference", elastic.co/docs/reference/query-languages/eql/eql-syntax.
 */
export const OPERATORS: readonly WordDoc[] = [
  {
    word: '==',
    form: 'field == value',
    doc: 'Equal, in the same case. Nothing in the value is a wildcard: for patterns use `:` or `like`. Of an array one equal value is enough. `field == null` holds when the field is missing.',
  },
  {
    word: '!=',
    form: 'field != value',
    doc: 'Not equal, in the same case. It holds for events that lack the field, and for an array only when none of its values is equal. `field != null` holds when the field is there.',
  },
  {
    word: '<',
    form: 'field < value',
    doc: 'Less than. Numbers, dates, versions and addresses by their order, text by the order of its characters.',
  },
  { word: '<=', form: 'field <= value', doc: 'Less than or equal.' },
  {
    word: '>',
    form: 'field > value',
    doc: 'Greater than. Numbers, dates, versions and addresses by their order, text by the order of its characters.',
  },
  { word: '>=', form: 'field >= value', doc: 'Greater than or equal.' },
  {
    word: ':',
    form: 'field : "pattern"',
    doc: 'Equal without regard to case, with wildcards: `*` stands for any number of characters, `?` for exactly one. No escape exists for them, and a backslash is a backslash. Only for text. Of an array one fitting value is enough. A list `: ("a", "b*")` holds when one of its patterns fits.',
  },
  {
    word: 'in',
    form: 'field in ("a", "b")',
    doc: 'Equal to one of the listed values, in the same case. Nothing in them is a wildcard: for patterns use `like` or `:` with a list. Of an array one listed value is enough.',
  },
  {
    word: 'in~',
    form: 'field in~ ("a", "b")',
    doc: 'Equal to one of the listed values, without regard to case. Nothing in them is a wildcard: for patterns use `like~` or `:` with a list.',
  },
  {
    word: 'like',
    form: 'field like "pattern"',
    doc: 'Fits a pattern, in the same case: `*` stands for any number of characters, `?` for exactly one. No escape exists for them. Of an array one fitting value is enough. Takes a list too: `like ("a*", "b*")`.',
  },
  {
    word: 'like~',
    form: 'field like~ "pattern"',
    doc: 'Fits a pattern, without regard to case: `*` stands for any number of characters, `?` for exactly one. Takes a list too. The same as `:`.',
  },
  {
    word: 'regex',
    form: 'field regex "expression"',
    doc: 'The whole value fits a regular expression of Lucene, in the same case. It is anchored at both ends, so write `.*` where anything may stand. There is no look-around. `@ & < > ~ # "` have a meaning of their own and need a backslash. Takes a list too.',
  },
  {
    word: 'regex~',
    form: 'field regex~ "expression"',
    doc: 'Like `regex`, without regard to case. Ranges such as `[a-z]` keep their case.',
  },
  {
    word: 'and',
    form: 'condition and condition',
    doc: 'Both conditions hold. Binds tighter than `or`.',
  },
  {
    word: 'or',
    form: 'condition or condition',
    doc: 'At least one of the conditions holds. Binds weaker than `and`.',
  },
  {
    word: 'not',
    form: 'not condition',
    doc: 'The condition does not hold. That is so for events that lack the field too: `not process.name : "a*"` matches an event without `process.name`. Binds tighter than `and` and `or`, weaker than a comparison. In front of `in` and `in~` it turns the list around.',
  },
  { word: '+', form: 'number + number', doc: 'Sum of two numbers; `null` when one is missing.' },
  { word: '-', form: 'number - number', doc: 'Difference of two numbers; `null` when one is missing.' },
  { word: '*', form: 'number * number', doc: 'Product of two numbers; `null` when one is missing.' },
  {
    word: '/',
    form: 'number / number',
    doc: 'Quotient of two numbers; `null` when one is missing. Of two whole numbers it is cut to a whole one: `7 / 2` is `3`.',
  },
  { word: '%', form: 'number % number', doc: 'What a division leaves, with the sign of the left number.' },
  {
    word: '?',
    form: '?field',
    doc: 'An optional field. Without `?`, Elasticsearch refuses a query that names a field which no index maps. With it, such a field is `null` everywhere in the query, and even a `not` around its condition does not hold.',
  },
];
