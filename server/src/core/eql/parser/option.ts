import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { replaceFix } from '../../text/fixes.ts';

/** Reads the `=` of `maxspan=5m` or `runs=3`. */
export function acceptAssign(cursor: Cursor, word: string): void {
  if (cursor.accept('=') !== undefined) return;
  const { token, previous } = cursor;
  if (cursor.at('==') || cursor.at(':')) {
    cursor.report(`\`${word}\` takes a single \`=\`, not \`${cursor.shown}\`.`, token, [
      replaceFix('Replace with `=`', token, '='),
    ]);
    cursor.advance();
  } else if (cursor.at('integer') || cursor.at('decimal') || cursor.at('string')) {
    const gap = { start: previous?.end ?? token.start, end: token.start };
    cursor.report(`A \`=\` is missing between \`${word}\` and \`${cursor.shown}\`.`, token, [
      replaceFix('Insert `=`', gap, '='),
    ]);
  }
}

/** Reads a number, or nothing. */
export function acceptNumber(cursor: Cursor): Token | undefined {
  return cursor.accept('integer') ?? cursor.accept('decimal');
}
