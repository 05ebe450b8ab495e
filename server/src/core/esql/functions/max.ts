import type { EsqlFunction } from './function.ts';

export const max: EsqlFunction = {
  name: 'max',
  kind: 'aggregate',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The greatest value of a group.',
  example: 'STATS MAX(@timestamp) BY host.id',
};
