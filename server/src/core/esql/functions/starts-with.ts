import type { EsqlFunction } from './function.ts';

export const startsWith: EsqlFunction = {
  name: 'starts_with',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'prefix' }],
  returns: 'boolean',
  doc: 'True when a text starts with another; letter case counts.',
  example: 'STARTS_WITH(process.name, "python")',
};
