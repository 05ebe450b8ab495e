import type { EsqlFunction } from './function.ts';

export const replace: EsqlFunction = {
  name: 'replace',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'regex' }, { name: 'newString' }],
  returns: 'keyword',
  doc: 'The text with all that a regular expression of Java matches replaced.',
  example: 'REPLACE("a1b22", "[0-9]+", "#") → "a#b#"',
};
