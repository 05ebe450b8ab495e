import { replaceFix } from '../../text/fixes.ts';
import { cover } from '../../text/span.ts';
import type { Call, Expression, List, MapLiteral } from '../ast.ts';
import { KEYWORDS } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { bracketed, complainUnclosed } from './items.ts';
import { duration, number, parameter, word as constant, stringLiteral } from './literal.ts';
import { missing } from './missing.ts';
import { columnName } from './name.ts';

/** An operand: a literal, a column, a call, or an expression in parentheses. */
export function primary(cursor: Cursor): Expression {
  const { token } = cursor;
  switch (token.kind) {
    case 'word':
    case 'quoted-name':
      return cursor.peek(1).kind === '(' ? call(cursor) : columnName(cursor);
    case 'first':
    case 'last':
      return cursor.peek(1).kind === '(' ? call(cursor) : keyword(cursor);
    case 'string':
    case 'raw-string':
    case 'foreign-string':
    case 'open':
      return stringLiteral(cursor);
    case '(':
      return group(cursor);
    case '[':
      return list(cursor);
    case '{':
      return map(cursor);
    default:
      return plain(cursor);
  }
}

function plain(cursor: Cursor): Expression {
  const { kind } = cursor.token;
  switch (kind) {
    case 'integer':
      return cursor.peek(1).kind === 'word' ? duration(cursor) : number(cursor);
    case 'decimal':
      return number(cursor);
    case 'true':
    case 'false':
    case 'null':
      return constant(cursor);
    case 'parameter':
      return parameter(cursor);
    default:
      return KEYWORDS.has(kind) ? keyword(cursor) : missing(cursor, 'An expression');
  }
}

/** A keyword where an operand should stand: a column that is named so, if something that follows a column follows. */
function keyword(cursor: Cursor): Expression {
  const { token } = cursor;
  const next = cursor.peek(1).kind;
  if (next !== '.' && next !== '==' && next !== '!=' && next !== 'is') {
    return missing(cursor, 'An expression');
  }
  const shown = cursor.textOf(token);
  cursor.report(`\`${shown}\` is a keyword of ES|QL: a column of that name stands in backquotes.`, token, [
    replaceFix('Put it in backquotes', token, `\`${shown}\``),
  ]);
  return columnName(cursor);
}

function call(cursor: Cursor): Call {
  const name = cursor.advance();
  const { items, end } = bracketed(cursor, ')', 'An argument', argument, true);
  return {
    kind: 'call',
    span: { start: name.start, end },
    name: cursor.textOf(name),
    nameSpan: { start: name.start, end: name.end },
    args: items,
  };
}

/** `*` stands alone, as in `COUNT(*)`. */
function argument(cursor: Cursor): Expression {
  if (!cursor.at('*') || (cursor.peek(1).kind !== ')' && cursor.peek(1).kind !== ',')) {
    return expression(cursor);
  }
  const { start, end } = cursor.advance();
  return { kind: 'star', span: { start, end } };
}

function group(cursor: Cursor): Expression {
  const isOpen = cursor.opensUnclosed;
  const opening = cursor.advance();
  const inner = cursor.deeper(1, () => expression(cursor));
  const closing = cursor.accept(')');
  if (closing === undefined) complainUnclosed(cursor, '(', opening, ')', isOpen);
  return { kind: 'group', span: cover(opening, closing ?? inner.span), expression: inner };
}

function list(cursor: Cursor): List {
  const { start } = cursor.token;
  const { items, end } = bracketed(cursor, ']', 'A value', expression);
  return { kind: 'list', span: { start, end }, items };
}

/** Options: `{ "key": value }`. */
export function map(cursor: Cursor): MapLiteral {
  const isOpen = cursor.opensUnclosed;
  const opening = cursor.advance();
  const entries: { key: Expression; value: Expression }[] = [];
  if (!cursor.at('}')) {
    cursor.deeper(1, () => {
      do entries.push(entry(cursor));
      while (cursor.accept(',') !== undefined);
    });
  }
  const closing = cursor.accept('}');
  if (closing === undefined) complainUnclosed(cursor, '{', opening, '}', isOpen);
  return {
    kind: 'map',
    span: { start: opening.start, end: closing?.end ?? cursor.previous?.end ?? opening.end },
    entries,
  };
}

function entry(cursor: Cursor): { key: Expression; value: Expression } {
  const isText = cursor.at('string') || cursor.at('raw-string') || cursor.at('open');
  const key = isText ? stringLiteral(cursor) : missing(cursor, 'A name in double quotes');
  if (cursor.accept(':') === undefined) missing(cursor, 'A `:`');
  return { key, value: primary(cursor) };
}
