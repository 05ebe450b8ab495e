import type { EsqlFunction } from './function.ts';

export const countDistinct: EsqlFunction = {
  name: 'count_distinct',
  kind: 'aggregate',
  parameters: [{ name: 'field' }, { name: 'precision', optional: true }],
  returns: 'long',
  doc: 'How many different values there are in a group. Above about 3,000 the number is an estimate; `precision` moves that limit.',
  example: 'STATS COUNT_DISTINCT(destination.ip) BY host.id',
};
