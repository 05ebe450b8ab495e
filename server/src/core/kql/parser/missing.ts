import type { FieldName, Missing } from '../ast.ts';
import { isInserted } from '../../text/token-cursor.ts';
import { shortened, type Cursor } from './cursor.ts';

/** Stands for what is not there, behind what was read last. */
export function missingHere(cursor: Cursor): Missing {
  const place = cursor.previous?.end ?? cursor.token.start;
  return { kind: 'missing', span: { start: place, end: place } };
}

/** Where a condition should stand and something else does, or nothing. */
export function missingCondition(cursor: Cursor): Missing {
  return missing(cursor, 'A condition', 'write one, such as `process.name:bash`');
}

/** Where a value of `field` should stand. */
export function missingValue(cursor: Cursor, field: FieldName): Missing {
  const advice = field.name === '' ? 'write one' : 'write one, or `*` for any';
  const behind = cursor.previous?.kind === ':' ? `${field.name}:` : undefined;
  return missing(cursor, 'A value', advice, behind);
}

function missing(cursor: Cursor, what: string, advice: string, shownBehind?: string): Missing {
  const { previous } = cursor;
  if (isInserted(previous)) return missingHere(cursor);
  const behind =
    previous === undefined ? '' : ` behind \`${shortened(shownBehind ?? cursor.textOf(previous))}\``;
  const before = cursor.at('end') ? '' : `${behind === '' ? '' : ','} before \`${cursor.shown}\``;
  cursor.complain(`${what} is missing${behind}${before}: ${advice}.`, cursor.place);
  return missingHere(cursor);
}
