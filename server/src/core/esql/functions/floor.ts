import type { EsqlFunction } from './function.ts';

export const floor: EsqlFunction = {
  name: 'floor',
  kind: 'scalar',
  parameters: [{ name: 'number' }],
  returns: 'same',
  doc: 'The number rounded down to a whole one.',
  example: 'FLOOR(1.8) → 1',
};
