import type { EsqlFunction } from './function.ts';

export const mvAvg: EsqlFunction = {
  name: 'mv_avg',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'double',
  doc: "The average of a column's values in one row.",
  example: 'MV_AVG([1, 3]) → 2.0',
};
