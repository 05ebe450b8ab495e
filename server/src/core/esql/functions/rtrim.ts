import type { EsqlFunction } from './function.ts';

export const rtrim: EsqlFunction = {
  name: 'rtrim',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'The text without white space at its end.',
  example: 'RTRIM("a  ") → "a"',
};
