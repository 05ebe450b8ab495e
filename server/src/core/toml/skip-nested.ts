import { HASH, LEFT_BRACE, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { atColumnZero, atEnd, isLineBreak, peek, readComment, readLineBreak } from './cursor.ts';
import { isQuote, readString } from './read-string.ts';
import { looksLikeStatement } from './resume.ts';

/** Goes behind the bracket that closes the one at the cursor, without recursion; or to a statement at column 0. */
export function skipNested(cursor: Cursor): void {
  let depth = 0;
  while (!atEnd(cursor)) {
    const unit = peek(cursor);
    if (unit === LEFT_BRACKET || unit === LEFT_BRACE) depth++;
    if (unit === RIGHT_BRACKET || unit === RIGHT_BRACE) depth--;
    step(cursor, unit);
    if (depth === 0) return;
    if (atColumnZero(cursor) && looksLikeStatement(cursor.text, cursor.offset)) return;
  }
}

function step(cursor: Cursor, unit: number): void {
  if (isQuote(unit)) readString(cursor, 'array');
  else if (unit === HASH) readComment(cursor);
  else if (isLineBreak(unit)) readLineBreak(cursor);
  else cursor.offset++;
}
