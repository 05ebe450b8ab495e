import type { EsqlFunction } from './function.ts';

export const toBoolean: EsqlFunction = {
  name: 'to_boolean',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'boolean',
  doc: 'The truth value that a text or a number stands for.',
  example: 'TO_BOOLEAN("true")',
  aliases: ['to_bool'],
};
