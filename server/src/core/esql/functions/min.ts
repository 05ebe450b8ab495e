import type { EsqlFunction } from './function.ts';

export const min: EsqlFunction = {
  name: 'min',
  kind: 'aggregate',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The least value of a group.',
  example: 'STATS MIN(@timestamp) BY host.id',
};
