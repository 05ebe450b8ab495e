import type { EsqlFunction } from './function.ts';

export const abs: EsqlFunction = {
  name: 'abs',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'same',
  doc: 'The number without its sign.',
  example: 'ABS(-3) → 3',
};
