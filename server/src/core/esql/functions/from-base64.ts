import type { EsqlFunction } from './function.ts';

export const fromBase64: EsqlFunction = {
  name: 'from_base64',
  kind: 'scalar',
  parameters: [{ name: 'string' }],
  returns: 'keyword',
  doc: 'Decodes Base64. Null, with a warning, where the text is none.',
  example: 'FROM_BASE64("d2hvYW1p") → "whoami"',
};
