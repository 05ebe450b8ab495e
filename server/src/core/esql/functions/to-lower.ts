import type { EsqlFunction } from './function.ts';

export const toLower: EsqlFunction = {
  name: 'to_lower',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'The text in lower case.',
  example: 'TO_LOWER("CMD.EXE") → "cmd.exe"',
};
