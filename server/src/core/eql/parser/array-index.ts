import type { TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { removeFix } from '../../text/fixes.ts';
import { startsTerm } from './starts-term.ts';

/** What people write between the brackets: numbers, ranges, `*`. */
const INSIDE: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'integer',
  'decimal',
  '-',
  '*',
  ':',
  'string',
  'identifier',
]);
const LONGEST = 6;

/** True at a `[` behind a field that can be no sequence term. */
export function startsIndex(cursor: Cursor): boolean {
  if (!cursor.at('[') || startsTerm(cursor)) return false;
  const next = cursor.peek(1).kind;
  return cursor.previous?.end === cursor.token.start || next === 'integer' || next === ']';
}

/** `[0]`: Elasticsearch's EqlParser refuses it (exitQualifiedName). */
export function skipIndex(cursor: Cursor): void {
  const open = cursor.advance();
  let end = open.end;
  for (let count = 0; count < LONGEST && cursor.atAny(INSIDE); count++) ({ end } = cursor.advance());
  if (cursor.at(']')) ({ end } = cursor.advance());
  const span = { start: open.start, end };
  cursor.report(
    "Elasticsearch can't pick one value of an array: a condition holds when any of the values meets it. Leave the index out.",
    span,
    [removeFix('Remove the index', span)],
  );
}
