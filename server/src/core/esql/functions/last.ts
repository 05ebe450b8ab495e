import type { EsqlFunction } from './function.ts';

export const last: EsqlFunction = {
  name: 'last',
  kind: 'aggregate',
  parameters: [{ name: 'field' }, { name: 'sortField' }],
  returns: 'same',
  doc: 'The value of the row that comes last by another field.',
  example: 'STATS LAST(process.name, @timestamp) BY host.id',
};
