import { blocks, code } from '../markdown.ts';

interface WordDoc {
  /** How it is used. */
  readonly form: string;
  /** Markdown. */
  readonly doc: string;
}

/** What is known about an operator, a keyword or a literal of KQL, as Markdown. */
export function wordDoc(name: string): string | undefined {
  const word = WORDS.get(name);
  return word && blocks(`**${code(word.form)}**`, word.doc);
}

/**
 * Behaviour as in Kibana's grammar and its translation to Elasticsearch's queries (kbn-es-query: grammar.peggy, is.ts, range.ts,
 * nested.ts, exists.ts), and in https://www.elastic.co/docs/reference/query-languages/kql.
 */
const WORDS: ReadonlyMap<string, WordDoc> = new Map(
  Object.entries({
    and: {
      form: 'condition and condition',
      doc: 'Both conditions hold. Binds tighter than `or`. Needs a blank on both sides: without one it is part of a text.',
    },
    or: {
      form: 'condition or condition',
      doc: 'At least one of the conditions holds. Binds weaker than `and`. Needs a blank on both sides: without one it is part of a text.',
    },
    not: {
      form: 'not condition',
      doc: 'The condition does not hold. That is so for events that lack the field too: `not user.name:root` matches an event without `user.name`. It stands before the field, or before a value in parentheses: `user.name:(a* and not admin)`.',
    },
    ':': {
      form: 'field:value',
      doc: "The field has the value; of an array one such value is enough. What that means is told by the field's type: `keyword` is compared letter by letter, text by its words, an address also with a block such as `10.0.0.0/8`. Several values stand in parentheses: `field:(a or b)`.",
    },
    '*': {
      form: 'field:*',
      doc: 'The field is there, whatever its value. `not field:*` matches the events that lack it.',
    },
    '()': {
      form: 'field:(a or b)',
      doc: 'Several values of one field, joined by `and`, `or` and `not`. With `and`, an array may have them in different places.',
    },
    '{}': {
      form: 'field:{ a:1 and b:2 }',
      doc: "One object of a `nested` field for which all of it holds. Names inside go on where the field's ends: `a` is `field.a`.",
    },
    '<': { form: 'field < value', doc: ordered('less than the value') },
    '<=': { form: 'field <= value', doc: ordered('less than the value, or equal to it') },
    '>': { form: 'field > value', doc: ordered('greater than the value') },
    '>=': { form: 'field >= value', doc: ordered('greater than the value, or equal to it') },
    true: { form: 'field:true', doc: 'The boolean value.' },
    false: { form: 'field:false', doc: 'The boolean value.' },
    null: {
      form: 'field:null',
      doc: 'No value matches this. To ask for events without the field, write `not field:*`.',
    },
    now: {
      form: 'field >= "now-30d/d"',
      doc: 'The time at which the rule runs, less 30 days, rounded down to the day. Units are `y`, `M`, `w`, `d`, `h`, `m` and `s`.',
    },
  } satisfies Record<string, WordDoc>),
);

function ordered(what: string): string {
  return `The field has a value ${what}. Numbers, dates, versions and addresses go by their order, text by the order of its characters. Takes a single value, no list.`;
}
