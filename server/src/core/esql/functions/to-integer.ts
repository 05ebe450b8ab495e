import type { EsqlFunction } from './function.ts';

export const toInteger: EsqlFunction = {
  name: 'to_integer',
  kind: 'scalar',
  parameters: [{ name: 'field' }, { name: 'base', optional: true }],
  returns: 'integer',
  doc: 'A value as a whole number of 32 bits.',
  example: 'TO_INTEGER("42") → 42',
  aliases: ['to_int'],
};
