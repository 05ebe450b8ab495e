import type { EsqlFunction } from './function.ts';

export const toLong: EsqlFunction = {
  name: 'to_long',
  kind: 'scalar',
  parameters: [{ name: 'field' }, { name: 'base', optional: true }],
  returns: 'long',
  doc: 'A value as a whole number of 64 bits.',
  example: 'TO_LONG("42") → 42',
};
