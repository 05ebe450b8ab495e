import type { EsqlFunction } from './function.ts';

export const byteLength: EsqlFunction = {
  name: 'byte_length',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'integer',
  doc: 'How many bytes a text takes in UTF-8.',
  example: 'BYTE_LENGTH("größe") → 7',
};
