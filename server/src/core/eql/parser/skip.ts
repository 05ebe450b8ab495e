import type { Cursor } from './cursor.ts';
import { stringLiteral } from './string-literal.ts';
import { STRINGS } from './token-sets.ts';

/** Passes over a token that can't stand here. What is wrong with a string is reported all the same. */
export function skip(cursor: Cursor): void {
  if (cursor.atAny(STRINGS)) stringLiteral(cursor);
  else cursor.advance();
}
