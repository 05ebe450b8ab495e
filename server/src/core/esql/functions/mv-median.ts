import type { EsqlFunction } from './function.ts';

export const mvMedian: EsqlFunction = {
  name: 'mv_median',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'same',
  doc: "The median of a column's values in one row.",
  example: 'MV_MEDIAN([1, 2, 9]) → 2',
};
