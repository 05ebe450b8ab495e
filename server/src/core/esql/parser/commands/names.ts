import type { ColumnName } from '../../ast.ts';
import type { Cursor } from '../cursor.ts';
import { missing } from '../missing.ts';
import { namePattern } from '../name.ts';
import { separated } from './fields.ts';

/** Names of columns with commas between them, perhaps with wildcards. */
export function patterns(cursor: Cursor): readonly ColumnName[] {
  return separated(cursor, 'A column', pattern).filter((found) => found !== undefined);
}

/** The same without wildcards. */
export function names(cursor: Cursor): readonly ColumnName[] {
  return separated(cursor, 'A column', name).filter((found) => found !== undefined);
}

/** One name without wildcards; `undefined` where there is none, which is reported. */
export function name(cursor: Cursor): ColumnName | undefined {
  const found = pattern(cursor);
  if (found?.pieces !== undefined) {
    cursor.complain(`A single column stands here: \`${found.name}\` has a wildcard.`, found.span);
  }
  return found;
}

function pattern(cursor: Cursor): ColumnName | undefined {
  const found = namePattern(cursor);
  if (found === undefined) missing(cursor, 'A column');
  return found;
}
