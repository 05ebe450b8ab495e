import type { EsqlFunction } from './function.ts';

export const mvIntersects: EsqlFunction = {
  name: 'mv_intersects',
  kind: 'scalar',
  parameters: [{ name: 'field1' }, { name: 'field2' }],
  returns: 'boolean',
  doc: 'True when two columns share a value.',
  example: 'MV_INTERSECTS(event.category, ["process", "file"])',
};
