import type { EsqlFunction } from './function.ts';

export const dateTrunc: EsqlFunction = {
  name: 'date_trunc',
  kind: 'scalar',
  parameters: [{ name: 'interval' }, { name: 'date' }],
  returns: 'second',
  doc: 'A time rounded down to a whole interval, in UTC.',
  example: 'DATE_TRUNC(5 minutes, @timestamp)',
};
