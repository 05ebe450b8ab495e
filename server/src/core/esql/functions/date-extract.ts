import type { EsqlFunction } from './function.ts';

export const dateExtract: EsqlFunction = {
  name: 'date_extract',
  kind: 'scalar',
  parameters: [{ name: 'part' }, { name: 'date' }],
  returns: 'long',
  doc: 'A part of a time as a number, in UTC, as `hour_of_day` or `day_of_week`.',
  example: 'DATE_EXTRACT("hour_of_day", @timestamp)',
};
