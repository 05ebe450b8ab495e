import type { EsqlFunction } from './function.ts';

export const mvLast: EsqlFunction = {
  name: 'mv_last',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The last value of a column. Values that come from an index are sorted, so it is the greatest.',
  example: 'MV_LAST(Esql.timestamp_values)',
};
