/** What a trace says in words. */
import type {
  ExplainedCondition,
  ExplainedKey,
  ExplainedQuery,
  ShownValues,
} from '../../../server/src/protocol/index.ts';
import { brief, codeSpan } from '../results/text.ts';

/** Tells the states apart without colours. */
export const SIGNS: Readonly<Record<ExplainedCondition['state'], string>> = {
  true: '✓',
  false: '✗',
  missing: '∅',
  unknown: '?',
};

type Fields = ExplainedCondition['fields'];

/** Longest text of values in a hover, and behind a line or in a list. */
const LONGEST = 400;
const LONGEST_ON_LINE = 80;

/** The same in two forms: Markdown for a hover, and plain text to be listed and read out, without the sign of the state. */
export interface Words {
  readonly markdown: string;
  readonly plain: string;
}

/** How names and values stand in a text. */
type Quote = (text: string) => string;

interface Told {
  readonly sign: string;
  /** With its full stop. */
  readonly outcome: string;
  readonly reason: string;
  /** A clause for each field. */
  readonly fields: readonly string[];
  readonly more: readonly string[];
}

/**
 * The outcome in a sentence, the event's values, and which of them met the condition.
 * @param inner the condition that a `!=`, `not in` or `== null` denies
 */
export function conditionWords(condition: ExplainedCondition, inner?: ExplainedCondition): Words {
  const { state, decisive } = condition;
  const { kind, fields, met } = inner ?? condition;
  return wordsOf((quote) => ({
    sign: SIGNS[state],
    outcome: OUTCOME[state],
    reason: reasonOf(condition, inner),
    fields: fields.map((field) => fieldText(field, quote)),
    more: [
      ...(kind === 'exists' && inner === undefined ? [] : metText(met, inner !== undefined, quote)),
      ...(decisive ? ['The verdict rests on it: were it the other way round, so would be the verdict.'] : []),
    ],
  }));
}

function wordsOf(tell: (quote: Quote) => Told): Words {
  const { sign, outcome, reason, fields, more } = tell(span);
  const plain = tell((text) => brief(text, LONGEST_ON_LINE));
  return {
    markdown: [
      `**${sign} ${outcome}**${reason === '' ? '' : ` ${reason}`}`,
      ...fields.map((field) => `- ${field}`),
      ...more,
    ].join('\n\n'),
    plain: [plain.outcome, plain.reason.replaceAll('`', ''), ...sentence(plain.fields), ...plain.more]
      .filter((text) => text !== '')
      .join(' '),
  };
}

function sentence(clauses: readonly string[]): readonly string[] {
  const text = clauses.join('; ');
  return text === '' ? [] : [`${text.charAt(0).toUpperCase()}${text.slice(1)}.`];
}

const OUTCOME: Readonly<Record<ExplainedCondition['state'], string>> = {
  true: 'True.',
  false: 'False.',
  missing: 'Missing.',
  unknown: 'Unknown.',
};

function reasonOf({ kind, state }: ExplainedCondition, inner: ExplainedCondition | undefined): string {
  if (inner?.state === 'missing') return 'The event lacks the field, so that it holds.';
  switch (state) {
    case 'missing':
      return 'The event lacks the field, so the condition does not hold.';
    case 'unknown':
      return 'It can’t be computed for this event, and the verdict stood without it.';
    case 'true':
      return REASONS_TRUE[kind];
    case 'false':
      return REASONS_FALSE[kind];
  }
}

const REASONS_TRUE: Readonly<Record<ExplainedCondition['kind'], string>> = {
  and: 'All that `and` joins here hold.',
  or: 'One of the conditions that `or` joins holds.',
  not: 'What is denied here does not hold.',
  test: 'The event meets this condition.',
  exists: 'The event has the field.',
  script: 'The event meets this condition.',
  constant: 'It holds for every event.',
};

const REASONS_FALSE: Readonly<Record<ExplainedCondition['kind'], string>> = {
  and: 'Not all that `and` joins here hold.',
  or: 'None of the conditions that `or` joins holds.',
  not: 'What is denied here holds.',
  test: 'The event does not meet this condition.',
  exists: 'The event lacks the field.',
  script: 'The event does not meet this condition.',
  constant: 'It holds for no event.',
};

function metText(met: string | undefined, denied: boolean, quote: Quote): readonly string[] {
  if (met === undefined) return [];
  return [denied ? `${quote(met)} is what it excludes.` : `${quote(met)} met it.`];
}

export function keyWords({ values, missing, text }: ExplainedKey): Words {
  return wordsOf((quote) => ({
    sign: missing ? SIGNS.missing : SIGNS.true,
    outcome: missing ? OUTCOME.missing : 'Join key.',
    reason: missing ? 'A join key must have a value.' : '',
    fields: [fieldText({ name: text, values }, quote)],
    more: [],
  }));
}

function fieldText(
  { name, values }: { readonly name: string; readonly values: ShownValues },
  quote: Quote,
): string {
  if (values.total === 0) return `the event lacks ${quote(name)}`;
  return `the event has ${quote(name)}: ${values.shown.map(quote).join(', ')}${more(values)}`;
}

function span(text: string): string {
  return codeSpan(brief(text, LONGEST));
}

function more({ shown, total }: ShownValues): string {
  return total > shown.length ? ` and ${String(total - shown.length)} more` : '';
}

/**
 * Why the first condition to blame is it, in plain words, with the sign for the end of its line.
 * @returns `undefined` where the query has none: it is met, or only a join key is missing
 */
export function blameWords({
  conditions,
  failure,
}: ExplainedQuery): { readonly sign: string; readonly words: string } | undefined {
  const blamed = failure && conditions[failure.condition];
  if (failure === undefined || blamed === undefined) return undefined;
  const what = valuesText(fieldsBelow(conditions, failure.condition));
  if (failure.excluded) return { sign: SIGNS.false, words: `holds, and must not: ${what}` };
  return { sign: blamed.state === 'missing' ? SIGNS.missing : SIGNS.false, words: what };
}

function valuesText(fields: Fields): string {
  const [only, another] = fields;
  if (only === undefined) return 'the event does not meet this';
  const texts = fields.map(({ name, values }) => {
    if (values.total === 0) return `lacks ${name}`;
    const shown = `${values.shown.join(', ')}${more(values)}`;
    return another === undefined ? `has ${shown}` : `has ${name}: ${shown}`;
  });
  return brief(`the event ${texts.join(', ')}`, LONGEST_ON_LINE);
}

/** What a condition and those in it read, each field once. Conditions stand behind the one that they are in. */
function fieldsBelow(conditions: readonly ExplainedCondition[], index: number): Fields {
  const inside = new Set([index]);
  const fields = new Map<string, Fields[number]>();
  conditions.forEach((condition, place) => {
    if (condition.parent !== undefined && inside.has(condition.parent)) inside.add(place);
    if (!inside.has(place)) return;
    for (const field of condition.fields) fields.set(field.name, field);
  });
  return [...fields.values()];
}
