import type { Stats } from '../../ast.ts';
import type { Cursor } from '../cursor.ts';
import { missing } from '../missing.ts';
import { aggregates, fields } from './fields.ts';
import { finished, type Start } from './start.ts';

/** `STATS c = COUNT(*) WHERE condition BY host.id`, and the same behind `INLINE`. */
export function stats(cursor: Cursor, start: Start, inline: boolean): Stats {
  const isEmpty = cursor.at('|') || cursor.at('end');
  if (isEmpty) missing(cursor, 'An aggregation, or `BY` with columns,');
  const found = isEmpty || cursor.at('by') ? [] : aggregates(cursor);
  const by = cursor.accept('by');
  const groupings = by === undefined ? [] : fields(cursor);
  return {
    kind: 'stats',
    ...finished(cursor, start),
    inline,
    aggregates: found,
    bySpan: by && { start: by.start, end: groupings.at(-1)?.span.end ?? by.end },
    groupings,
  };
}
