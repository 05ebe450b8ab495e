import type { EsqlFunction } from './function.ts';

export const toString: EsqlFunction = {
  name: 'to_string',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'keyword',
  doc: 'A value as text.',
  example: 'TO_STRING(source.ip)',
  aliases: ['to_str'],
};
