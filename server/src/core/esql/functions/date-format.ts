import type { EsqlFunction } from './function.ts';

export const dateFormat: EsqlFunction = {
  name: 'date_format',
  kind: 'scalar',
  parameters: [{ name: 'format', optional: true }, { name: 'date' }],
  returns: 'keyword',
  doc: 'A time as text.',
  example: 'DATE_FORMAT("yyyy-MM-dd", @timestamp)',
};
