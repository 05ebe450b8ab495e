import type { FieldRange, Literal } from '../../kql/ast.ts';
import type { Token } from '../../kql/tokens.ts';
import { walkExpression, type FieldUse } from '../../kql/walk.ts';
import type { Field, FieldSchema } from '../../schema/field.ts';
import { fitsPieces } from '../../text/fits-pieces.ts';
import { textOf, touches } from '../../text/span.ts';
import { fieldDoc, typeWords } from '../hover/field-doc.ts';
import type { Explanation } from '../hover/explanation.ts';
import { blocks, code, codeList } from '../markdown.ts';
import { wordDoc } from './docs-kql.ts';
import type { KqlView } from './kql-view.ts';
import { literalDoc } from './literal-doc.ts';

/** Explains the field, value or operator at an offset of the query; the span is of the query. */
export function kqlHover(view: KqlView, offset: number, schema: FieldSchema): Explanation | undefined {
  const token = tokenAt(view, offset);
  if (token === undefined) return undefined;
  switch (token.kind) {
    case 'literal':
    case 'quoted':
    case 'open-quoted':
      return fieldHover(view, offset, schema) ?? valueHover(view, offset, schema);
    default: {
      const markdown = wordDoc(signName(view, token));
      return markdown === undefined ? undefined : { span: { start: token.start, end: token.end }, markdown };
    }
  }
}

/** The token that holds the character at `offset`, or ends there. */
function tokenAt({ tokens }: KqlView, offset: number): Token | undefined {
  const holds = tokens.find(({ start, end }) => start <= offset && offset < end);
  return holds ?? tokens.find(({ kind, end }) => end === offset && kind !== 'end');
}

/** The word that a sign is explained under: `field:{ … }` is another thing than `field:value`. */
function signName({ tokens, text }: KqlView, token: Token): string {
  if (token.kind === '{' || token.kind === '}') return '{}';
  if (token.kind === ':' && tokens[tokens.indexOf(token) + 1]?.kind === '{') return '{}';
  return textOf(text, token).toLowerCase();
}

function fieldHover({ fields }: KqlView, offset: number, schema: FieldSchema): Explanation | undefined {
  const use = fields.find(({ field }) => touches(field.span, offset));
  const markdown = use && (use.pieces === undefined ? ownDoc(use, schema) : patternDoc(use, schema));
  return use === undefined || markdown === undefined ? undefined : { span: use.field.span, markdown };
}

function ownDoc({ name }: FieldUse, schema: FieldSchema): string | undefined {
  const field = schema.field(name);
  if (field !== undefined) return fieldDoc(field);
  const parent = schema.dynamicParent(name);
  return (
    parent &&
    blocks(`**${code(name)}** · below ${code(parent.name)} (${typeWords(parent)})`, fieldDoc(parent))
  );
}

/** How many fields a hover lists by name. */
const SHOWN_FIELDS = 12;

function patternDoc({ name, pieces = [] }: FieldUse, schema: FieldSchema): string {
  const found = schema.all().filter((field) => fitsPieces(pieces, field.name));
  const names = found.map((field) => field.name);
  return blocks(
    `**${code(name)}** · fields by a pattern`,
    'The condition holds when it does for at least one of the fields whose names fit.',
    names.length === 0 ? 'No known field fits.' : `Known fields that fit: ${codeList(names, SHOWN_FIELDS)}`,
  );
}

function valueHover({ fields, tree }: KqlView, offset: number, schema: FieldSchema): Explanation | undefined {
  let found: Explanation | undefined;
  const explain = (literal: Literal, field: Field | undefined, range?: FieldRange['operator']): void => {
    if (touches(literal.span, offset))
      found ??= { span: literal.span, markdown: literalDoc(literal, field, range) };
  };
  for (const { name, pieces, condition } of fields) {
    if (!touches(condition.span, offset)) continue;
    const field = pieces === undefined ? schema.field(name) : undefined;
    if (condition.kind === 'field-range' && condition.value.kind !== 'missing')
      explain(condition.value, field, condition.operator);
    if (condition.kind !== 'field-value') continue;
    walkExpression(condition.values, (node) => {
      if (
        node.kind === 'string' ||
        node.kind === 'pattern' ||
        node.kind === 'boolean' ||
        node.kind === 'null'
      )
        explain(node, field);
    });
  }
  if (found === undefined && tree.body !== undefined)
    walkExpression(tree.body, (node) => {
      if (node.kind === 'free-text') explain(node.value, undefined);
    });
  return found;
}
