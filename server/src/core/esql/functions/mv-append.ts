import type { EsqlFunction } from './function.ts';

export const mvAppend: EsqlFunction = {
  name: 'mv_append',
  kind: 'scalar',
  parameters: [{ name: 'field1' }, { name: 'field2' }],
  returns: 'same',
  doc: 'The values of two columns, one after the other.',
  example: 'MV_APPEND(source.ip, destination.ip)',
};
