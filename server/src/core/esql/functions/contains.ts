import type { EsqlFunction } from './function.ts';

export const contains: EsqlFunction = {
  name: 'contains',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'substring' }],
  returns: 'boolean',
  doc: 'True when a text holds another. Nothing in it is a wildcard.',
  example: 'CONTAINS(process.command_line, "-enc")',
};
