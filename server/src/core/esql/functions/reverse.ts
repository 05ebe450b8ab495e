import type { EsqlFunction } from './function.ts';

export const reverse: EsqlFunction = {
  name: 'reverse',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'The text backwards.',
  example: 'REVERSE("abc") → "cba"',
};
