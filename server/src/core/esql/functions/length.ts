import type { EsqlFunction } from './function.ts';

export const length: EsqlFunction = {
  name: 'length',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'integer',
  doc: 'How many characters a text has.',
  example: 'LENGTH("größe") → 5',
};
