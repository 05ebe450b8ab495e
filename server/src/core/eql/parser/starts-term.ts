import type { TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { meantKind } from './meant.ts';

const CATEGORIES: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'any',
  'identifier',
  'string',
  'foreign-string',
  'open-string',
]);

/** True where an event's category may stand. */
export function atCategory(cursor: Cursor): boolean {
  return cursor.atAny(CATEGORIES);
}

/** True at `[category where` and `![`: another sequence term starts, whatever is still open. */
export function startsTerm(cursor: Cursor): boolean {
  if (cursor.at('![')) return true;
  return (
    cursor.at('[') && CATEGORIES.has(cursor.peek(1).kind) && meantKind(cursor, cursor.peek(2)) === 'where'
  );
}

/** True at `category where` without a bracket. */
export function startsBareTerm(cursor: Cursor): boolean {
  return atCategory(cursor) && meantKind(cursor, cursor.peek(1)) === 'where';
}
