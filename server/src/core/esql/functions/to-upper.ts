import type { EsqlFunction } from './function.ts';

export const toUpper: EsqlFunction = {
  name: 'to_upper',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'The text in upper case.',
  example: 'TO_UPPER("cmd") → "CMD"',
};
