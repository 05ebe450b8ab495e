import type { EsqlFunction } from './function.ts';

export const ltrim: EsqlFunction = {
  name: 'ltrim',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'The text without white space at its start.',
  example: 'LTRIM("  a") → "a"',
};
