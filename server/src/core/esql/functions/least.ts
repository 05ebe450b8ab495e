import type { EsqlFunction } from './function.ts';

export const least: EsqlFunction = {
  name: 'least',
  kind: 'scalar',
  parameters: [{ name: 'first' }, { name: 'rest', optional: true, variadic: true }],
  returns: 'same',
  doc: 'The least of its arguments; null if one is null.',
  example: 'LEAST(3, 1, 2) → 1',
};
