import type { EsqlFunction } from './function.ts';

export const matchPhrase: EsqlFunction = {
  name: 'match_phrase',
  kind: 'scalar',
  parameters: [{ name: 'field' }, { name: 'query' }, { name: 'options', optional: true }],
  returns: 'boolean',
  doc: 'True when a field holds the words of a text in this order.',
  example: 'MATCH_PHRASE(message, "access denied")',
};
