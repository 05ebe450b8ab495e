import type { Literal, RangeOperator } from '../../kql/ast.ts';
import type { Field } from '../../schema/field.ts';
import { valueKind } from '../completion/value-kind.ts';
import { fieldDoc } from '../hover/field-doc.ts';
import { blocks, code } from '../markdown.ts';
import { wordDoc } from './docs-kql.ts';

/** What a value asks for in its field, as Markdown. `field`: the one it belongs to, where it is a known one. */
export function literalDoc(literal: Literal, field: Field | undefined, range?: RangeOperator): string {
  if (literal.kind === 'boolean') return wordDoc(String(literal.value)) ?? '';
  if (literal.kind === 'null') return wordDoc('null') ?? '';
  if (isAnything(literal)) return wordDoc('*') ?? '';
  const isClosed = field?.allowedValues?.some(({ name }) => name === literal.value) === true;
  if (field !== undefined && isClosed) return fieldDoc(field, literal.value);
  return blocks(
    `**${code(shown(literal.value))}** · ${kindWords(literal)}`,
    meaning(literal, field, range),
    aboutStars(literal),
  );
}

type Text = Exclude<Literal, { kind: 'boolean' | 'null' }>;

function isAnything(literal: Text): boolean {
  return literal.kind === 'pattern' && literal.pieces.every((piece) => piece === '');
}

/** More of a value than this says less. */
const LONGEST = 80;

function shown(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}

function kindWords(literal: Text): string {
  if (literal.kind === 'pattern') return 'pattern';
  return literal.quoted ? 'value in quotes' : 'value';
}

function meaning(literal: Text, field: Field | undefined, range: RangeOperator | undefined): string {
  if (range !== undefined) return `The bound of ${code(range)}: values go by the order of the field's type.`;
  const isPattern = literal.kind === 'pattern';
  switch (valueKind(field?.type)) {
    case 'text':
      return isWords(field) ? wordsMeaning(literal) : isPattern ? PATTERN : EXACT;
    case 'date':
      return isPattern ? PATTERN : WHOLE_TIME;
    case 'ip':
      return isPattern
        ? PATTERN
        : 'The address; a block such as `10.0.0.0/8` stands for every address in it.';
    case 'number':
      return isPattern ? PATTERN : 'The number.';
    case 'boolean':
      return 'The boolean value.';
    case 'other':
      return isPattern
        ? '`*` stands for any number of characters, also none. Whether letter case counts is told by the field.'
        : 'How it is compared is told by the type of the field.';
  }
}

const EXACT = 'The whole value is this, letter case included.';
const PATTERN =
  'The whole value fits, letter case included; `*` stands for any number of characters, also none.';
const WHOLE_TIME =
  'The time. One that is less exact than the field stands for all of it: `2026-03-06` is the whole day.';

function isWords(field: Field | undefined): boolean {
  return field?.type === 'text' || field?.type === 'match_only_text';
}

/** Text is compared by its words, without regard to case. */
function wordsMeaning(literal: Text): string {
  if (literal.kind === 'pattern')
    return 'A word of the text fits, in any letter case; `*` stands for any number of characters.';
  return literal.quoted
    ? 'The text has these words one after the other, in any letter case.'
    : 'The text has at least one of these words, in any letter case.';
}

function aboutStars(literal: Text): string | undefined {
  if (literal.kind === 'pattern' || !literal.value.includes('*')) return undefined;
  return literal.quoted
    ? 'In quotes `*` is a star, no wildcard.'
    : 'A star behind a backslash is a star, no wildcard.';
}
