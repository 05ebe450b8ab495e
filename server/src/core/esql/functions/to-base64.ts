import type { EsqlFunction } from './function.ts';

export const toBase64: EsqlFunction = {
  name: 'to_base64',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'A text in Base64.',
  example: 'TO_BASE64("whoami") → "d2hvYW1p"',
};
