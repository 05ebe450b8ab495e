import type { EsqlFunction } from './function.ts';

export const variance: EsqlFunction = {
  name: 'variance',
  kind: 'aggregate',
  parameters: [{ name: 'number' }],
  returns: 'double',
  doc: 'The variance of a number over the rows of a group.',
  example: 'STATS VARIANCE(event.duration)',
};
