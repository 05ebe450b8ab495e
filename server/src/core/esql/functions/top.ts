import type { EsqlFunction } from './function.ts';

export const top: EsqlFunction = {
  name: 'top',
  kind: 'aggregate',
  parameters: [
    { name: 'field' },
    { name: 'limit' },
    { name: 'order', optional: true },
    { name: 'outputField', optional: true },
  ],
  returns: 'same',
  doc: 'The greatest or least values of a group, as several values.',
  example: 'STATS TOP(user.name, 3, "asc") BY host.id',
};
