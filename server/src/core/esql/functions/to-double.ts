import type { EsqlFunction } from './function.ts';

export const toDouble: EsqlFunction = {
  name: 'to_double',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'double',
  doc: 'A value as a number with decimals.',
  example: 'TO_DOUBLE("1.5") → 1.5',
  aliases: ['to_dbl'],
};
