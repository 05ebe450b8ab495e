import type { EsqlFunction } from './function.ts';

export const qstr: EsqlFunction = {
  name: 'qstr',
  kind: 'scalar',
  parameters: [{ name: 'query' }, { name: 'options', optional: true }],
  returns: 'boolean',
  doc: "True for events that a query in Lucene's syntax matches.",
  example: 'QSTR("process.name: bash*")',
};
