import type { EsqlFunction } from './function.ts';

export const round: EsqlFunction = {
  name: 'round',
  kind: 'scalar',
  parameters: [{ name: 'number' }, { name: 'decimals', optional: true }],
  returns: 'same',
  doc: 'The number rounded to so many digits behind the point, to a whole one without them.',
  example: 'ROUND(2.345, 1) → 2.3',
};
