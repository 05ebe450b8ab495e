import type { EsqlFunction } from './function.ts';

export const mvConcat: EsqlFunction = {
  name: 'mv_concat',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'delimiter' }],
  returns: 'keyword',
  doc: "A column's values as one text.",
  example: 'MV_CONCAT(process.args, " ")',
};
