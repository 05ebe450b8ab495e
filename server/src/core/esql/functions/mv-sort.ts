import type { EsqlFunction } from './function.ts';

export const mvSort: EsqlFunction = {
  name: 'mv_sort',
  kind: 'scalar',
  parameters: [{ name: 'field' }, { name: 'order', optional: true }],
  returns: 'same',
  doc: 'A column\'s values in order, `"ASC"` or `"DESC"`.',
  example: 'MV_SORT(process.args, "DESC")',
};
