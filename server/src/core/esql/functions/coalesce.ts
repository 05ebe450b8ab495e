import type { EsqlFunction } from './function.ts';

export const coalesce: EsqlFunction = {
  name: 'coalesce',
  kind: 'scalar',
  parameters: [{ name: 'first' }, { name: 'rest', optional: true, variadic: true }],
  returns: 'same',
  doc: 'The first of its arguments that is not null.',
  example: 'COALESCE(user.name, "unknown")',
};
