import { cover } from '../../../text/span.ts';
import type { Rename } from '../../ast.ts';
import type { Cursor } from '../cursor.ts';
import { missing } from '../missing.ts';
import { separated } from './fields.ts';
import { name } from './names.ts';
import { finished, type Start } from './start.ts';

/** `RENAME old AS new, new = old` */
export function rename(cursor: Cursor, start: Start): Rename {
  const renames = separated(cursor, 'A column', one).filter((found) => found !== undefined);
  return { kind: 'rename', ...finished(cursor, start), renames };
}

function one(cursor: Cursor): Rename['renames'][number] | undefined {
  const first = name(cursor);
  if (first === undefined) return undefined;
  const isAssigned = cursor.accept('=') !== undefined;
  if (!isAssigned && cursor.acceptWord('as') === undefined) {
    missing(cursor, '`AS` with the new name');
    return undefined;
  }
  const second = name(cursor);
  if (second === undefined) return undefined;
  const [from, to] = isAssigned ? [second, first] : [first, second];
  return { span: cover(first.span, second.span), from, to };
}
