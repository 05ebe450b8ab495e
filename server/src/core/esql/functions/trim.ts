import type { EsqlFunction } from './function.ts';

export const trim: EsqlFunction = {
  name: 'trim',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'The text without white space at its ends.',
  example: 'TRIM(" a ") → "a"',
};
