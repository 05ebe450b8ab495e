import type { EsqlFunction } from './function.ts';

export const median: EsqlFunction = {
  name: 'median',
  kind: 'aggregate',
  parameters: [{ name: 'number' }],
  returns: 'double',
  doc: "The value that half of the group's values lie below; an estimate for large groups.",
  example: 'STATS MEDIAN(event.duration) BY host.id',
};
