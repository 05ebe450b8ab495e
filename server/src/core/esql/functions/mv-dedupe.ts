import type { EsqlFunction } from './function.ts';

export const mvDedupe: EsqlFunction = {
  name: 'mv_dedupe',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'same',
  doc: 'The different values of a column. Their order is not kept.',
  example: 'MV_DEDUPE(user.roles)',
};
