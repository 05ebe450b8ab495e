import type { Missing } from '../ast.ts';
import { shortened, type Cursor } from './cursor.ts';

/** Reports what is not there, and stands for it. `what` as in "An expression". */
export function missing(cursor: Cursor, what: string): Missing {
  const { previous } = cursor;
  const at = previous?.end ?? cursor.token.start;
  const behind = previous === undefined ? '' : ` behind \`${shortened(cursor.textOf(previous))}\``;
  const before = cursor.at('end') ? '' : `${behind === '' ? '' : ','} before \`${cursor.shown}\``;
  cursor.complain(`${what} is missing${behind}${before}.`, cursor.place);
  return { kind: 'missing', span: { start: at, end: at } };
}
