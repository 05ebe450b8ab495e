import type { EsqlFunction } from './function.ts';

export const mvSlice: EsqlFunction = {
  name: 'mv_slice',
  kind: 'scalar',
  parameters: [{ name: 'field' }, { name: 'start' }, { name: 'end', optional: true }],
  returns: 'same',
  doc: "Some of a column's values, by their places from 0; negative places count from the end.",
  example: 'MV_SLICE(process.args, 1, 3)',
};
