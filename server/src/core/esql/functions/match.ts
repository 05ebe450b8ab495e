import type { EsqlFunction } from './function.ts';

export const matchText: EsqlFunction = {
  name: 'match',
  kind: 'scalar',
  parameters: [{ name: 'field' }, { name: 'query' }, { name: 'options', optional: true }],
  returns: 'boolean',
  doc: 'True when a field matches a text as a full-text search does; `field : "text"` is short for it.',
  example: 'MATCH(message, "access denied")',
};
