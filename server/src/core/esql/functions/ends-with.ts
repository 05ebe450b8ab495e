import type { EsqlFunction } from './function.ts';

export const endsWith: EsqlFunction = {
  name: 'ends_with',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'suffix' }],
  returns: 'boolean',
  doc: 'True when a text ends with another; letter case counts.',
  example: 'ENDS_WITH(file.name, ".exe")',
};
