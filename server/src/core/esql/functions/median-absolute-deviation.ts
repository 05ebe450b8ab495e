import type { EsqlFunction } from './function.ts';

export const medianAbsoluteDeviation: EsqlFunction = {
  name: 'median_absolute_deviation',
  kind: 'aggregate',
  parameters: [{ name: 'number' }],
  returns: 'double',
  doc: 'How far values usually lie from their median.',
  example: 'STATS MEDIAN_ABSOLUTE_DEVIATION(event.duration)',
};
