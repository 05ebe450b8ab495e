import type { EsqlFunction } from './function.ts';

export const sha1: EsqlFunction = {
  name: 'sha1',
  kind: 'scalar',
  parameters: [{ name: 'input' }],
  returns: 'keyword',
  doc: 'The SHA-1 hash of a text.',
  example: 'SHA1("a")',
};
