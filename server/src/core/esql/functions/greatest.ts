import type { EsqlFunction } from './function.ts';

export const greatest: EsqlFunction = {
  name: 'greatest',
  kind: 'scalar',
  parameters: [{ name: 'first' }, { name: 'rest', optional: true, variadic: true }],
  returns: 'same',
  doc: 'The greatest of its arguments; null if one is null.',
  example: 'GREATEST(1, 3, 2) → 3',
};
