import type { EsqlFunction } from './function.ts';

export const space: EsqlFunction = {
  name: 'space',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'keyword',
  doc: 'So many spaces.',
  example: 'SPACE(3) → "   "',
};
