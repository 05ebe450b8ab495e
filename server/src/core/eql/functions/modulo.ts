import { compute } from './arithmetic.ts';
import type { EqlFunction } from './function.ts';

export const modulo: EqlFunction = {
  name: 'modulo',
  parameters: [
    { name: 'dividend', kind: 'number', doc: 'The first number.' },
    { name: 'divisor', kind: 'number', doc: 'The second number.' },
  ],
  returns: 'number',
  hasInsensitiveForm: false,
  doc: 'The remainder of a division, with the sign of the dividend. The same as `%`.',
  cases: [
    { call: 'modulo(9, 4)', gives: 1 },
    { call: 'modulo(-9, 4)', gives: -1 },
    { call: 'modulo(null, 4)', gives: null },
  ],
  evaluate: ([left = null, right = null]) => compute('%', left, right),
};
