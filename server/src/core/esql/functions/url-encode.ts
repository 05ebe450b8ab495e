import type { EsqlFunction } from './function.ts';

export const urlEncode: EsqlFunction = {
  name: 'url_encode',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'A text as it may stand in an address.',
  example: 'URL_ENCODE("a b")',
};
