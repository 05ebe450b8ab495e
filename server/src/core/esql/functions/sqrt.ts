import type { EsqlFunction } from './function.ts';

export const sqrt: EsqlFunction = {
  name: 'sqrt',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'double',
  doc: 'The square root.',
  example: 'SQRT(16) → 4.0',
};
