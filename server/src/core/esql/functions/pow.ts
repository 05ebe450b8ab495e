import type { EsqlFunction } from './function.ts';

export const pow: EsqlFunction = {
  name: 'pow',
  kind: 'scalar',
  parameters: [{ name: 'base' }, { name: 'exponent' }],
  returns: 'double',
  doc: 'A number raised to a power.',
  example: 'POW(2, 10) → 1024.0',
};
