import type { EsqlFunction } from './function.ts';

export const avg: EsqlFunction = {
  name: 'avg',
  kind: 'aggregate',
  parameters: [{ name: 'number' }],
  returns: 'double',
  doc: 'The average of a number over the rows of a group.',
  example: 'STATS AVG(http.response.body.bytes) BY host.id',
};
