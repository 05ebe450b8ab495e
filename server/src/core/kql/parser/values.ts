import { cover } from '../../text/span.ts';
import type { FieldName, ValueGroup, Values } from '../ast.ts';
import type { Connective } from '../tokens.ts';
import { readChain, readNot } from './chain.ts';
import type { Cursor } from './cursor.ts';
import { mendValues } from './mend-values.ts';
import { missingHere, missingValue } from './missing.ts';
import { startsWithSign, textValue, valueWithSigns } from './text-value.ts';
import { complainBrace } from './stray-brackets.ts';
import { isRelation, TEXTS } from './token-sets.ts';
import { closeBracket } from './unclosed.ts';

/** What stands behind `field:`: a value, or several in parentheses. */
export function values(cursor: Cursor, field: FieldName): Values {
  if (cursor.at('(')) return valueGroup(cursor, field);
  if (cursor.atAny(TEXTS))
    return startsNextCondition(cursor) ? missingValue(cursor, field) : textValue(cursor);
  return startsWithSign(cursor) ? valueWithSigns(cursor) : missingValue(cursor, field);
}

const CONNECTIVE = /^(and|or)[\s\u00a0]+([^\s\u00a0]+)$/i;

/** `a: and b:c`: what stands where the value should is `and`, and the next condition's field. */
function startsNextCondition(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.kind !== 'literal' || !isRelation(cursor.peek(1).kind)) return false;
  const [, word = '', field = ''] = CONNECTIVE.exec(cursor.textOf(token)) ?? [];
  if (field === '') return false;
  cursor.split([
    { kind: word.toLowerCase() === 'or' ? 'or' : 'and', start: token.start, end: token.start + word.length },
    { kind: 'literal', start: token.end - field.length, end: token.end },
  ]);
  return true;
}

function valueGroup(cursor: Cursor, field: FieldName): ValueGroup {
  const { around, opensUnclosed: unclosed } = cursor;
  const open = cursor.advance();
  const stops = unclosed ? startsCondition : () => false;
  const areCommasExcused = cursor.commasExcused;
  const within = { ...around, parentheses: around.parentheses + 1, unclosed, valuesOf: field.name };
  const inner = cursor.at(')')
    ? nothingInside(cursor)
    : cursor.deeper(within, () => disjunction(cursor, field, stops));
  cursor.commasExcused = areCommasExcused && around.valuesOf !== undefined;
  const close = closeBracket(cursor, open);
  return {
    kind: 'value-group',
    span: { start: open.start, end: close?.end ?? inner.span.end },
    values: inner,
  };
}

function nothingInside(cursor: Cursor): Values {
  cursor.complain('A value is missing between these parentheses.', cursor.token);
  return missingHere(cursor);
}

/** In parentheses that nothing closes, a connective with a whole condition behind it stands outside. */
function startsCondition(cursor: Cursor): boolean {
  let distance = 1;
  while (distance < 4 && (cursor.peek(distance).kind === 'not' || cursor.peek(distance).kind === '('))
    distance++;
  return TEXTS.has(cursor.peek(distance).kind) && isRelation(cursor.peek(distance + 1).kind);
}

type Stops = (cursor: Cursor) => boolean;

function disjunction(cursor: Cursor, field: FieldName, stops: Stops): Values {
  return chain(cursor, 'or', () => conjunction(cursor, field, stops), stops);
}

function conjunction(cursor: Cursor, field: FieldName, stops: Stops): Values {
  return chain(cursor, 'and', () => negation(cursor, field, stops), stops);
}

function chain(cursor: Cursor, operator: Connective, operand: () => Values, stops: Stops): Values {
  const { operands, operatorSpans } = readChain(cursor, operator, operand, stops);
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) return missingHere(cursor);
  if (operands.length === 1) return first;
  return { kind: 'value-logical', span: cover(first.span, last.span), operator, operatorSpans, operands };
}

function negation(cursor: Cursor, field: FieldName, stops: Stops): Values {
  const not = readNot(cursor);
  const operand = cursor.at('(') ? valueGroup(cursor, field) : listedValue(cursor, field);
  mendValues(cursor, stops);
  if (not === undefined) return operand;
  const operatorSpan = { start: not.start, end: not.end };
  return { kind: 'value-not', span: cover(operatorSpan, operand.span), operatorSpan, operand };
}

function listedValue(cursor: Cursor, field: FieldName): Values {
  if (startsWithColon(cursor)) return valueWithSigns(cursor);
  if (isRelation(cursor.token.kind)) return range(cursor, field);
  if (cursor.at('{')) return strayBrace(cursor);
  if (!cursor.atAny(TEXTS)) return missingValue(cursor, field);
  return isRelation(cursor.peek(1).kind) ? listedCondition(cursor, field) : textValue(cursor);
}

/** `field:(::1 or …)`. */
function startsWithColon(cursor: Cursor): boolean {
  return cursor.at(':') && cursor.peek(1).start === cursor.token.end;
}

function strayBrace(cursor: Cursor): Values {
  complainBrace(cursor);
  const { start, end } = cursor.advance();
  return { kind: 'missing', span: { start, end } };
}

/** `field:(> 5)`. */
function range(cursor: Cursor, field: FieldName): Values {
  const { start } = cursor.token;
  cursor.report(
    `A \`${cursor.shown}\` can't stand in the parentheses behind \`${field.name}:\`, which hold values only. A range is a condition of its own: \`${field.name} ${cursor.at(':') ? '>' : cursor.shown} …\`.`,
    cursor.token,
  );
  cursor.advance();
  const end = cursor.atAny(TEXTS) ? cursor.advance().end : cursor.token.start;
  return { kind: 'missing', span: { start, end } };
}

/** `a:(b or c:d)`; a value with a sign in it (`a:(x or ::1)`) looks the same. */
function listedCondition(cursor: Cursor, field: FieldName): Values {
  const { token } = cursor;
  const name = cursor.textOf(token);
  if (token.kind === 'literal' && !/^[\w@]+(?:\.[\w@*-]+)+$/.test(name)) return textValue(cursor);
  cursor.report(
    `The parentheses behind \`${field.name}:\` hold values only, no conditions: \`${cursor.shown}${cursor.textOf(cursor.peek(1))}…\` must stand outside.`,
    token,
  );
  cursor.advance();
  cursor.advance();
  const inner = values(cursor, field);
  return { kind: 'missing', span: cover(token, inner.span) };
}
