/** What a trace says in words. */
import type {
  ExplainedCondition,
  ExplainedKey,
  ExplainedQuery,
  ShownValues,
} from '../../../server/src/protocol/index.ts';
import { brief, codeSpan } from '../results/text.ts';

type Fields = ExplainedCondition['fields'];

/** Longest text of values in a hover, and behind a line. */
const LONGEST = 400;
const LONGEST_ON_LINE = 80;

/**
 * Markdown: the outcome in a sentence, the event's values, and which of them met the condition.
 * @param inner the condition that a `!=`, `not in` or `== null` denies
 */
export function conditionText(condition: ExplainedCondition, inner?: ExplainedCondition): string {
  const { state, decisive } = condition;
  const { kind, fields, met } = inner ?? condition;
  const values = kind === 'exists' && inner === undefined ? [] : metText(met, inner !== undefined);
  const lines = [
    `**${OUTCOME[state]}** ${reasonOf(condition, inner)}`,
    ...fields.map((field) => `- ${fieldText(field)}`),
    ...values,
    ...(decisive ? ['The verdict rests on it: were it the other way round, so would be the verdict.'] : []),
  ];
  return lines.join('\n\n');
}

const OUTCOME: Readonly<Record<ExplainedCondition['state'], string>> = {
  true: '✓ True.',
  false: '✗ False.',
  missing: '∅ Missing.',
  unknown: '? Unknown.',
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

function metText(met: string | undefined, denied: boolean): readonly string[] {
  if (met === undefined) return [];
  return [denied ? `${span(met)} is what it excludes.` : `${span(met)} met it.`];
}

export function keyText({ values, missing, text }: ExplainedKey): string {
  const value = fieldText({ name: text, values });
  return missing
    ? `**∅ Missing.** A join key must have a value.\n\n- ${value}`
    : `**Join key.**\n\n- ${value}`;
}

function fieldText({ name, values }: { readonly name: string; readonly values: ShownValues }): string {
  if (values.total === 0) return `the event lacks ${span(name)}`;
  return `the event has ${span(name)}: ${values.shown.map(span).join(', ')}${more(values)}`;
}

function span(text: string): string {
  return codeSpan(brief(text, LONGEST));
}

function more({ shown, total }: ShownValues): string {
  return total > shown.length ? ` and ${String(total - shown.length)} more` : '';
}

/**
 * Plain text for the end of the line of the first condition to blame.
 * @returns `undefined` where the query has none: it is met, or only a join key is missing
 */
export function blameText({ conditions, failure }: ExplainedQuery): string | undefined {
  const blamed = failure && conditions[failure.condition];
  if (failure === undefined || blamed === undefined) return undefined;
  const what = valuesText(fieldsBelow(conditions, failure.condition));
  if (failure.excluded) return `✗ holds, and must not: ${what}`;
  return `${blamed.state === 'missing' ? '∅' : '✗'} ${what}`;
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
