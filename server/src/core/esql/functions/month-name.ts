import type { EsqlFunction } from './function.ts';

export const monthName: EsqlFunction = {
  name: 'month_name',
  kind: 'scalar',
  parameters: [{ name: 'date' }],
  returns: 'keyword',
  doc: 'The name of the month.',
  example: 'MONTH_NAME(@timestamp)',
};
