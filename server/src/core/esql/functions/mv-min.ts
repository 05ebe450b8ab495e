import type { EsqlFunction } from './function.ts';

export const mvMin: EsqlFunction = {
  name: 'mv_min',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The least value of a column in one row.',
  example: 'MV_MIN([2, 5]) → 2',
};
