import { removeFix } from '../../text/fixes.ts';
import type { Cursor } from './cursor.ts';

/** Complains about the brace that is read next and opens no nested field's conditions. */
export function complainBrace(cursor: Cursor): void {
  const { kind } = cursor.token;
  cursor.complain(
    kind === '{'
      ? 'A `{` stands behind a nested field and its `:` only, as in `field:{ name:value }`. In text it is written `\\{`.'
      : 'This `}` closes nothing: remove it. In text it is written `\\}`.',
    cursor.token,
  );
}

/** Passes over a `(` that stands where a connective should and that nothing closes: the slip is the bracket. */
export function skipsUnclosed(cursor: Cursor): boolean {
  if (!cursor.at('(') || !cursor.opensUnclosed) return false;
  cursor.complain('This `(` is not closed. In text it is written `\\(`.', cursor.token, [
    removeFix('Remove the `(`', cursor.token),
  ]);
  cursor.advance();
  cursor.excuse();
  return true;
}
