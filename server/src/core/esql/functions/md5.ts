import type { EsqlFunction } from './function.ts';

export const md5: EsqlFunction = {
  name: 'md5',
  kind: 'scalar',
  parameters: [{ name: 'input' }],
  returns: 'keyword',
  doc: 'The MD5 hash of a text.',
  example: 'MD5("a")',
};
