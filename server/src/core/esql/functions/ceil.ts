import type { EsqlFunction } from './function.ts';

export const ceil: EsqlFunction = {
  name: 'ceil',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'same',
  doc: 'The number rounded up to a whole one.',
  example: 'CEIL(1.2) → 2',
};
