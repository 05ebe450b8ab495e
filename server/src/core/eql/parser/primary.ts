import type { Call, Expression, Group, Literal } from '../ast.ts';
import { KEYWORDS, type TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { field } from './field.ts';
import { replaceFix } from '../../text/fixes.ts';
import { list } from './list.ts';
import { literal } from './literal.ts';
import { lowerCase, meantKeyword } from './meant.ts';
import { missingHere, missingOperand } from './missing.ts';
import { CONNECTIVES, RELATIONAL } from './token-sets.ts';
import { reportUnclosed } from './unclosed.ts';

/** A literal, a function, a field or a group. */
export function primary(cursor: Cursor): Expression {
  const { kind } = cursor.token;
  switch (kind) {
    case 'string':
    case 'foreign-string':
    case 'open-string':
    case 'integer':
    case 'decimal':
    case 'true':
    case 'false':
    case 'null':
      return literal(cursor);
    case 'identifier':
      if (cursor.peek(1).kind === '(') return callOrNot(cursor);
      return upperCaseLiteral(cursor) ?? field(cursor);
    case 'tilde-identifier':
      return call(cursor);
    case 'quoted-identifier':
    case '?':
    case '.':
      return field(cursor);
    case '(':
      return group(cursor);
    case 'unknown': {
      const { start, end } = cursor.advance();
      cursor.excuse();
      return { kind: 'missing', span: { start, end } };
    }
    default:
      return isKeywordAsField(cursor, kind) ? field(cursor) : missingOperand(cursor);
  }
}

/** `a == NOT (b)`: no function has that name. */
function callOrNot(cursor: Cursor): Expression {
  if (meantKeyword(cursor, cursor.token) !== 'not') return call(cursor);
  lowerCase(cursor, 'not');
  return missingOperand(cursor);
}

function call(cursor: Cursor): Call {
  const name = cursor.advance();
  const nameSpan = { start: name.start, end: name.end };
  const written = cursor.textOf(name);
  const caseInsensitive = name.kind === 'tilde-identifier';
  const args = cursor.at('(') ? list(cursor) : undefined;
  if (args === undefined) {
    cursor.report(`\`${written}\` is a function: its arguments must follow in parentheses.`, nameSpan);
  }
  return {
    kind: 'call',
    span: { start: name.start, end: args?.span.end ?? name.end },
    name: caseInsensitive ? written.slice(0, -1) : written,
    nameSpan,
    caseInsensitive,
    args: args?.items ?? [],
  };
}

function group(cursor: Cursor): Group {
  const { around } = cursor;
  const open = cursor.advance();
  const within = { ...around, parentheses: around.parentheses + 1, commas: false, blanks: false };
  const inner = cursor.at(')') ? emptyGroup(cursor) : cursor.deeper(1, within, () => expression(cursor));
  const close = cursor.accept(')');
  if (close === undefined) reportUnclosed(cursor, open);
  return { kind: 'group', span: { start: open.start, end: close?.end ?? inner.span.end }, expression: inner };
}

function emptyGroup(cursor: Cursor): Expression {
  cursor.complain('A condition is missing between these parentheses.', cursor.token);
  return missingHere(cursor);
}

/** `TRUE`, `FALSE` and `NULL`: no field has such a name. */
function upperCaseLiteral(cursor: Cursor): Literal | undefined {
  const word = meantKeyword(cursor, cursor.token);
  if (word !== 'true' && word !== 'false' && word !== 'null') return undefined;
  if (cursor.peek(1).kind === '.') return undefined;
  const { token } = cursor;
  cursor.report(`EQL's keywords are lower-case: write \`${word}\`.`, token, [
    replaceFix(`Replace with \`${word}\``, token, word),
  ]);
  cursor.join(1, word);
  return literal(cursor);
}

/** A keyword where a field should stand, with something behind it that a field is compared with: `sequence > 3`. */
function isKeywordAsField(cursor: Cursor, kind: TokenKind): boolean {
  if (!KEYWORDS.has(kind) || CONNECTIVES.has(kind)) return false;
  const next = cursor.peek(1).kind;
  return next === '.' || RELATIONAL.has(next);
}
