import type { EsqlFunction } from './function.ts';

export const split: EsqlFunction = {
  name: 'split',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'delimiter' }],
  returns: 'keyword',
  doc: 'The parts of a text between delimiters, as several values.',
  example: 'SPLIT("a;b", ";") → ["a", "b"]',
};
