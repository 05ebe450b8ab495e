import type { EsqlFunction } from './function.ts';

export const sha256: EsqlFunction = {
  name: 'sha256',
  kind: 'scalar',
  parameters: [{ name: 'input' }],
  returns: 'keyword',
  doc: 'The SHA-256 hash of a text.',
  example: 'SHA256("a")',
};
