import type { EsqlFunction } from './function.ts';

export const percentile: EsqlFunction = {
  name: 'percentile',
  kind: 'aggregate',
  parameters: [{ name: 'number' }, { name: 'percentile' }],
  returns: 'double',
  doc: "The value that so many per cent of the group's values lie below; an estimate.",
  example: 'STATS PERCENTILE(event.duration, 95)',
};
