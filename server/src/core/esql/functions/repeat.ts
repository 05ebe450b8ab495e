import type { EsqlFunction } from './function.ts';

export const repeat: EsqlFunction = {
  name: 'repeat',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'number' }],
  returns: 'keyword',
  doc: 'A text several times in a row.',
  example: 'REPEAT("ab", 2) → "abab"',
};
