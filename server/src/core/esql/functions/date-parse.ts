import type { EsqlFunction } from './function.ts';

export const dateParse: EsqlFunction = {
  name: 'date_parse',
  kind: 'scalar',
  parameters: [{ name: 'format', optional: true }, { name: 'text' }, { name: 'options', optional: true }],
  returns: 'date',
  doc: 'The time that a text gives.',
  example: 'DATE_PARSE("yyyy-MM-dd", "2025-03-31")',
};
