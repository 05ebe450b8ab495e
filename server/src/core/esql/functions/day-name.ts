import type { EsqlFunction } from './function.ts';

export const dayName: EsqlFunction = {
  name: 'day_name',
  kind: 'scalar',
  parameters: [{ name: 'date' }],
  returns: 'keyword',
  doc: 'The name of the day of the week.',
  example: 'DAY_NAME(@timestamp)',
};
