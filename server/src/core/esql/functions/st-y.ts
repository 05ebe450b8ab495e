import type { EsqlFunction } from './function.ts';

export const stY: EsqlFunction = {
  name: 'st_y',
  kind: 'scalar',
  parameters: [{ name: 'point' }],
  returns: 'double',
  doc: 'The latitude of a point.',
  example: 'ST_Y(source.geo.location)',
};
