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
