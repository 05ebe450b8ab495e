import type { EsqlFunction } from './function.ts';

export const sum: EsqlFunction = {
  name: 'sum',
  kind: 'aggregate',
  parameters: [{ name: 'number' }],
  returns: 'sum',
  doc: 'The sum of a number over the rows of a group.',
  example: 'STATS SUM(network.bytes) BY host.id',
};
