import type { EsqlFunction } from './function.ts';

export const mvSum: EsqlFunction = {
  name: 'mv_sum',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'same',
  doc: "The sum of a column's values in one row.",
  example: 'MV_SUM([1, 2]) → 3',
};
