import type { EsqlFunction } from './function.ts';

export const toGeopoint: EsqlFunction = {
  name: 'to_geopoint',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'geo_point',
  doc: 'The point that a text such as `POINT(13.4 52.5)` stands for.',
  example: 'TO_GEOPOINT("POINT(13.4 52.5)")',
};
