import type { EsqlFunction } from './function.ts';

export const mvContains: EsqlFunction = {
  name: 'mv_contains',
  kind: 'scalar',
  parameters: [{ name: 'superset' }, { name: 'subset' }],
  returns: 'boolean',
  doc: 'True when the first holds every value of the second.',
  example: 'MV_CONTAINS(event.type, ["start"])',
};
