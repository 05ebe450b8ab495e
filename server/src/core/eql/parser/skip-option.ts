import type { TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';

const OPTION_PARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'maxspan',
  'identifier',
  'quoted-identifier',
  '?',
  '.',
  '=',
  'integer',
  'decimal',
]);

/** Passes over `by a.b` or `with maxspan=5m`, from its first word on. */
export function skipOption(cursor: Cursor): void {
  do cursor.advance();
  while (cursor.atAny(OPTION_PARTS) || (cursor.at(',') && !cursor.around.commas));
  cursor.excuse();
}
