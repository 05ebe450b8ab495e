import type { EsqlFunction } from './function.ts';

export const stX: EsqlFunction = {
  name: 'st_x',
  kind: 'scalar',
  parameters: [{ name: 'point' }],
  returns: 'double',
  doc: 'The longitude of a point.',
  example: 'ST_X(source.geo.location)',
};
