import type { Fix } from '../../text/diagnostic.ts';
import { removeFix } from '../../text/fixes.ts';
import { cover, type Span } from '../../text/span.ts';
import type { Expression, FieldName, FieldRange, Nested } from '../ast.ts';
import type { Token } from '../tokens.ts';
import { isInserted } from '../../text/token-cursor.ts';
import { shortened, type Cursor } from './cursor.ts';
import { braces } from './expression.ts';
import { fieldName, literal } from './literal.ts';
import { mendRelation } from './mend-relation.ts';
import { missingValue } from './missing.ts';
import { isRange, isRelation, TEXTS } from './token-sets.ts';
import { textValue } from './text-value.ts';
import { values } from './values.ts';

/** What starts with a field or a value: `field:value`, `field:{ ... }`, `field > value`, or a value alone. */
export function condition(cursor: Cursor): Expression {
  const negated = mendRelation(cursor);
  if (!isRelation(cursor.token.kind) && !isRelation(cursor.peek(1).kind)) {
    const value = literal(cursor.text, cursor.advance());
    return { kind: 'free-text', span: value.span, value };
  }
  const field = isRelation(cursor.token.kind) ? noField(cursor) : fieldName(cursor.text, cursor.advance());
  const found = relation(cursor, field);
  return negated === undefined
    ? found
    : { kind: 'not', span: found.span, operatorSpan: negated, operand: found };
}

function noField(cursor: Cursor): FieldName {
  const { start } = cursor.token;
  cursor.complain(
    `A field is missing before \`${cursor.shown}\`: write one, or \`*\` for every field.`,
    cursor.token,
  );
  return { kind: 'field', span: { start, end: start }, name: '', pieces: undefined, quoted: false };
}

function relation(cursor: Cursor, field: FieldName): Expression {
  const sign = cursor.advance();
  if (isRange(sign.kind)) return range(cursor, field, sign, sign.kind);
  const { kind } = cursor.token;
  if (kind === '{') return nested(cursor, field);
  if (isRange(kind)) return lucenesRange(cursor, field, sign);
  if (kind === 'not') return negatedValue(cursor, field, sign);
  const found = values(cursor, field);
  return { kind: 'field-value', span: cover(field.span, found.span), field, values: found };
}

function nested(cursor: Cursor, field: FieldName): Nested {
  const { span, expression } = braces(cursor);
  return { kind: 'nested', span: cover(field.span, span), field, expression };
}

function range(cursor: Cursor, field: FieldName, sign: Token, operator: FieldRange['operator']): FieldRange {
  const operatorSpan = { start: sign.start, end: sign.end };
  const value = rangeValue(cursor, field, sign);
  return {
    kind: 'field-range',
    span: cover(cover(field.span, operatorSpan), value.span),
    field,
    operator,
    operatorSpan,
    value,
  };
}

function rangeValue(cursor: Cursor, field: FieldName, sign: Token): FieldRange['value'] {
  if (cursor.atAny(TEXTS)) return textValue(cursor);
  if (!cursor.at('(') && !cursor.at(':')) return missingValue(cursor, field);
  const shown = shortened(cursor.textOf(sign));
  if (cursor.at(':')) {
    cursor.report(`A \`:\` can't stand behind \`${shown}\`: remove it.`, cursor.token, [
      removeFix('Remove the `:`', cursor.token),
    ]);
    cursor.advance();
    return cursor.atAny(TEXTS) ? textValue(cursor) : missingValue(cursor, field);
  }
  cursor.report(
    `\`${shown}\` takes a single value, no list: write a condition for each value.`,
    cursor.token,
  );
  const { span } = values(cursor, field);
  return { kind: 'missing', span };
}

/** `field:>5`, as Lucene writes it. */
function lucenesRange(cursor: Cursor, field: FieldName, colon: Token): Expression {
  const sign = cursor.advance();
  const shown = cursor.textOf(sign);
  cursor.report(`A range has no \`:\`: write \`${shortened(field.name)} ${shown} …\`.`, cover(colon, sign), [
    removeFix('Remove the `:`', { start: colon.start, end: colon.end }),
  ]);
  return isRange(sign.kind) ? range(cursor, field, sign, sign.kind) : missingValue(cursor, field);
}

/** `field: not value`, which upstream's parser takes and Kibana does not. */
function negatedValue(cursor: Cursor, field: FieldName, colon: Token): Expression {
  const isNegated = isNotBefore(cursor, field.span);
  const not = cursor.advance();
  const operatorSpan = { start: not.start, end: not.end };
  const start = cursor.token.start;
  const found = values(cursor, field);
  const fieldText = shortened(cursor.textOf(field.span));
  cursor.report(
    `Kibana refuses \`not\` behind \`${fieldText}:\` (detection-rules' own parser lets it pass). Write \`not ${fieldText}:…\`.`,
    not,
    found.kind === 'missing' || isInserted(colon)
      ? []
      : [isNegated ? inParentheses(not, found.span) : moved(not, start, field)],
  );
  const inner = { kind: 'field-value', span: cover(field.span, found.span), field, values: found } as const;
  return { kind: 'not', span: inner.span, operatorSpan, operand: inner };
}

/** True when the `not` of the field's own condition stands before it. */
function isNotBefore(cursor: Cursor, { start }: Span): boolean {
  return /(?:^|[\s\u00a0(])not[\s\u00a0]+$/i.test(cursor.text.slice(Math.max(0, start - 40), start));
}

function inParentheses(not: Token, value: Span): Fix {
  return {
    title: 'Put it in parentheses',
    edits: [
      { span: { start: not.start, end: not.start }, newText: '(' },
      { span: { start: value.end, end: value.end }, newText: ')' },
    ],
    preferred: true,
  };
}

function moved(not: Token, valueStart: number, field: FieldName): Fix {
  return {
    title: 'Move `not` before the field',
    edits: [
      { span: { start: field.span.start, end: field.span.start }, newText: 'not ' },
      { span: { start: not.start, end: valueStart }, newText: '' },
    ],
    preferred: true,
  };
}
