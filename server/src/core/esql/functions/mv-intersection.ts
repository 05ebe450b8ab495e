import type { EsqlFunction } from './function.ts';

export const mvIntersection: EsqlFunction = {
  name: 'mv_intersection',
  kind: 'scalar',
  parameters: [{ name: 'field1' }, { name: 'field2' }],
  returns: 'same',
  doc: 'The values that two columns share.',
  example: 'MV_INTERSECTION(process.Ext.ancestry, Esql.entity_ids)',
};
