import type { EsqlFunction } from './function.ts';

export const toDatetime: EsqlFunction = {
  name: 'to_datetime',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'date',
  doc: 'The time that a text, or a number of milliseconds since 1970, stands for.',
  example: 'TO_DATETIME("2025-03-31T00:00:00Z")',
  aliases: ['to_dt'],
};
