import type { EsqlFunction } from './function.ts';

export const urlDecode: EsqlFunction = {
  name: 'url_decode',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'Decodes what stands as `%20` and its like in an address.',
  example: 'URL_DECODE("a%20b") → "a b"',
};
