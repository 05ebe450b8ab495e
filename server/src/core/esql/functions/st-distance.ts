import type { EsqlFunction } from './function.ts';

export const stDistance: EsqlFunction = {
  name: 'st_distance',
  kind: 'scalar',
  parameters: [{ name: 'geomA' }, { name: 'geomB' }],
  returns: 'double',
  doc: 'How far two points lie apart, in metres on the globe.',
  example: 'ST_DISTANCE(source.geo.location, Esql.previous_location)',
};
