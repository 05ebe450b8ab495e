import type { EsqlFunction } from './function.ts';

export const first: EsqlFunction = {
  name: 'first',
  kind: 'aggregate',
  parameters: [{ name: 'field' }, { name: 'sortField' }],
  returns: 'same',
  doc: 'The value of the row that comes first by another field.',
  example: 'STATS FIRST(process.name, @timestamp) BY host.id',
};
