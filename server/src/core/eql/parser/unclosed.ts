import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '![': ']' };

/** Reports a bracket that is open still, unless a string or comment without an end may have swallowed the closing one. */
export function reportUnclosed(cursor: Cursor, open: Token): void {
  if (cursor.swallowedFrom >= open.start) return cursor.excuse();
  const sign = cursor.textOf(open);
  cursor.report(`This \`${sign}\` is not closed: its \`${CLOSING[sign] ?? ')'}\` is missing.`, open);
}
