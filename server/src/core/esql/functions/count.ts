import type { EsqlFunction } from './function.ts';

export const count: EsqlFunction = {
  name: 'count',
  kind: 'aggregate',
  parameters: [{ name: 'field', optional: true }],
  returns: 'long',
  doc: 'How many values there are in a group; `COUNT(*)`, or nothing between the parentheses, counts rows.',
  example: 'STATS COUNT(*) BY user.name',
};
