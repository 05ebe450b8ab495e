import type { EsqlFunction } from './function.ts';

export const mvCount: EsqlFunction = {
  name: 'mv_count',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'integer',
  doc: 'How many values a column has in one row.',
  example: 'MV_COUNT(process.args)',
};
