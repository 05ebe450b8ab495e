import type { Sort } from '../../ast.ts';
import type { Cursor } from '../cursor.ts';
import { expression } from '../expression.ts';
import { separated } from './fields.ts';
import { finished, type Start } from './start.ts';

/** `SORT a DESC NULLS LAST, b` */
export function sort(cursor: Cursor, start: Start): Sort {
  const orders = separated(cursor, 'A column', (at) => {
    const found = expression(at);
    if (at.accept('asc') === undefined) at.accept('desc');
    if (
      at.accept('nulls') !== undefined &&
      at.accept('first') === undefined &&
      at.accept('last') === undefined
    ) {
      at.complain('Behind `nulls` stands `first` or `last`.', at.place);
    }
    return found;
  });
  return { kind: 'sort', ...finished(cursor, start), orders };
}
