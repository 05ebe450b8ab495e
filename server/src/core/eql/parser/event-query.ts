import type { Category, EventQuery } from '../ast.ts';
import { nearest } from '../../text/nearest.ts';
import { cover, type Span } from '../../text/span.ts';
import { KEYWORDS, type TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { insertFix, replaceFix } from '../../text/fixes.ts';
import { acceptWord } from './meant.ts';
import { atCategory, startsBareTerm } from './starts-term.ts';
import { stringLiteral } from './string-literal.ts';
import { OPERAND_STARTS, RELATIONAL } from './token-sets.ts';

/** `category where condition`, up to the end of the condition. */
export function eventQuery(cursor: Cursor): EventQuery {
  const found = readCategory(cursor);
  const condition = expression(cursor);
  return { kind: 'event-query', span: cover(found.span, condition.span), category: found, condition };
}

/** Reads the category and its `where`. */
function readCategory(cursor: Cursor): Category {
  if (startsBareTerm(cursor)) {
    const found = category(cursor);
    acceptWord(cursor, 'where');
    return found;
  }
  const distance = distanceToWhere(cursor);
  return distance === undefined ? withoutWhere(cursor) : badCategory(cursor, distance);
}

function category(cursor: Cursor): Category {
  const { kind, start, end } = cursor.token;
  const span = { start, end };
  if (kind === 'any' || kind === 'identifier') {
    const name = cursor.textOf(cursor.advance());
    return { kind: 'category', span, name: kind === 'any' ? undefined : name };
  }
  return { kind: 'category', span, name: stringLiteral(cursor).value };
}

function noCategory(cursor: Cursor): Category {
  const place = cursor.at('end') ? (cursor.previous?.end ?? 0) : cursor.token.start;
  return { kind: 'category', span: { start: place, end: place }, name: undefined };
}

const BORDERS: ReadonlySet<TokenKind> = new Set<TokenKind>(['[', '![', ']', '|', 'end', 'until']);

/** How many tokens stand before the `where` of this event query. */
function distanceToWhere(cursor: Cursor): number | undefined {
  for (let distance = 0; ; distance++) {
    const token = cursor.peek(distance);
    if (BORDERS.has(token.kind)) return undefined;
    if (token.kind === 'where') return distance;
  }
}

/** Something else than one category stands before `where`; it is passed over. */
function badCategory(cursor: Cursor, distance: number): Category {
  const found = noCategory(cursor);
  if (distance === 0) {
    cursor.report(
      'The event category is missing before `where`: write one, such as `process`, or `any`.',
      cursor.token,
      [insertFix('Insert `any`', cursor.token.start, 'any ', false)],
    );
    cursor.advance();
    return found;
  }
  const span = { start: cursor.token.start, end: cursor.peek(distance - 1).end };
  const { kind } = cursor.token;
  const name =
    distance === 1 && (kind === 'quoted-identifier' || KEYWORDS.has(kind))
      ? cursor.textOf(span).replaceAll('`', '')
      : undefined;
  cursor.report(
    badCategoryMessage(cursor, distance, name),
    span,
    name === undefined ? [] : [replaceFix('Put it in double quotes', span, `"${name}"`)],
  );
  for (let count = 0; count <= distance; count++) cursor.advance();
  return { kind: 'category', span, name };
}

const SEVERAL: ReadonlySet<TokenKind> = new Set<TokenKind>([',', 'or', 'and', 'in']);

function badCategoryMessage(cursor: Cursor, distance: number, name: string | undefined): string {
  if (name !== undefined) {
    return KEYWORDS.has(cursor.token.kind)
      ? `\`${name}\` is a keyword of EQL: as a category it must stand in double quotes.`
      : "A category can't stand in backquotes: write it plain, or in double quotes.";
  }
  const isSeveral = Array.from(
    { length: Math.min(distance, 10) },
    (_, index) => cursor.peek(index).kind,
  ).some((kind) => SEVERAL.has(kind));
  return isSeveral
    ? 'Only one category can stand before `where`. For several write `any where event.category in (…)`.'
    : 'Before `where` stands one category: a plain word such as `process`, a string in double quotes, or `any`.';
}

const ENDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['end', ']', '|']);

/** `process process.name == "x"`, or a condition alone. */
function withoutWhere(cursor: Cursor): Category {
  const next = cursor.peek(1);
  if (!atCategory(cursor) || next.kind === '.' || next.kind === '(' || RELATIONAL.has(next.kind))
    return withoutCategory(cursor);
  const found = category(cursor);
  const word = cursor.shown;
  if (
    cursor.at('identifier') &&
    OPERAND_STARTS.has(cursor.peek(1).kind) &&
    nearest(word, ['where']) !== undefined
  ) {
    cursor.report(`\`${word}\` stands where \`where\` should.`, cursor.token, [
      replaceFix('Replace with `where`', cursor.token, 'where'),
    ]);
    cursor.advance();
    return found;
  }
  const place = found.span.end;
  cursor.complain(
    `\`where\` is missing behind the category \`${cursor.textOf(found.span)}\`: write \`category where condition\`.`,
    cursor.place,
    cursor.atAny(ENDS) ? [] : [insertFix('Insert `where`', place, ' where')],
  );
  cursor.excuse();
  return found;
}

function withoutCategory(cursor: Cursor): Category {
  const found = noCategory(cursor);
  cursor.report(
    'An event query starts with a category and `where`, as in `process where …`; `any where …` takes events of every category.',
    cursor.at('end') ? cursor.place : nameSpan(cursor),
    cursor.at('end') ? [] : [insertFix('Insert `any where`', cursor.token.start, 'any where ', false)],
  );
  return found;
}

/** The next token, with what goes on without a blank: the whole of a field's name. */
function nameSpan(cursor: Cursor): Span {
  const { start } = cursor.token;
  let { end } = cursor.token;
  for (let distance = 1; NAME_PARTS.has(cursor.peek(distance).kind); distance++) {
    const next = cursor.peek(distance);
    if (next.start !== end) break;
    ({ end } = next);
  }
  return { start, end };
}

const NAME_PARTS: ReadonlySet<TokenKind> = new Set<TokenKind>(['.', 'identifier', 'quoted-identifier']);
