import type { EsqlFunction } from './function.ts';

export const valuesOf: EsqlFunction = {
  name: 'values',
  kind: 'aggregate',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The different values of a group, as several values in no order.',
  example: 'STATS VALUES(process.name) BY host.id',
};
