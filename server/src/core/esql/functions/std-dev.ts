import type { EsqlFunction } from './function.ts';

export const stdDev: EsqlFunction = {
  name: 'std_dev',
  kind: 'aggregate',
  parameters: [{ name: 'number' }],
  returns: 'double',
  doc: 'The standard deviation of a number over the rows of a group.',
  example: 'STATS STD_DEV(event.duration)',
};
