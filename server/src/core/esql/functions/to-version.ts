import type { EsqlFunction } from './function.ts';

export const toVersion: EsqlFunction = {
  name: 'to_version',
  kind: 'scalar',
  parameters: [{ name: 'field' }],
  returns: 'version',
  doc: 'A text as a version, which is compared part by part.',
  example: 'TO_VERSION("8.10.0") > TO_VERSION("8.9.0")',
  aliases: ['to_ver'],
};
