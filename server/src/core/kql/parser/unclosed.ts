import { insertFix, replaceFix } from '../../text/fixes.ts';
import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';

/**
 * Reads the bracket that closes `open`. A bracket of the other kind that closes nothing else is taken for it; where there is
 * none, that is reported, unless a text without an end may have swallowed it.
 */
export function closeBracket(cursor: Cursor, open: Token): Token | undefined {
  const [sign, other] = open.kind === '{' ? (['}', ')'] as const) : ([')', '}'] as const);
  const found = cursor.accept(sign);
  if (found !== undefined) return found;
  if (cursor.hasOpenTextSince(open.start)) cursor.excuse();
  else if (cursor.at(other) && !isOpenOutside(cursor, other)) return mismatched(cursor, open, sign);
  else reportUnclosed(cursor, open, sign);
  return undefined;
}

function isOpenOutside({ around }: Cursor, sign: ')' | '}'): boolean {
  return (sign === ')' ? around.parentheses : around.braces) > 0;
}

function mismatched(cursor: Cursor, open: Token, sign: string): Token {
  cursor.report(`A \`${cursor.shown}\` can't close a \`${open.kind}\`: write \`${sign}\`.`, cursor.token, [
    replaceFix(`Replace with \`${sign}\``, cursor.token, sign),
  ]);
  return cursor.advance();
}

function reportUnclosed(cursor: Cursor, open: Token, sign: string): void {
  const end = cursor.previous?.end ?? open.end;
  cursor.report(`This \`${open.kind}\` is not closed: its \`${sign}\` is missing.`, open, [
    insertFix(`Insert \`${sign}\``, end, sign, false),
  ]);
}
