import type { EsqlFunction } from './function.ts';

export const hash: EsqlFunction = {
  name: 'hash',
  kind: 'scalar',
  parameters: [{ name: 'algorithm' }, { name: 'input' }],
  returns: 'keyword',
  doc: 'The hash of a text in hexadecimal, by `md5`, `sha1`, `sha256` and the like.',
  example: 'HASH("sha256", process.executable)',
};
