import type { EsqlFunction } from './function.ts';

export const mvFirst: EsqlFunction = {
  name: 'mv_first',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The first value of a column. Values that come from an index are sorted, so it is the least.',
  example: 'MV_FIRST(Esql.user_name_values)',
};
