import type { EsqlFunction } from './function.ts';

export const mvMax: EsqlFunction = {
  name: 'mv_max',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The greatest value of a column in one row.',
  example: 'MV_MAX([2, 5]) → 5',
};
