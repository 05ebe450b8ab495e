import { compute } from './arithmetic.ts';
import type { EqlFunction } from './function.ts';

export const divide: EqlFunction = {
  name: 'divide',
  parameters: [
    { name: 'dividend', kind: 'number', doc: 'The first number.' },
    { name: 'divisor', kind: 'number', doc: 'The second number.' },
  ],
  returns: 'number',
  hasInsensitiveForm: false,
  doc: 'Divides the first number by the second. Two whole numbers give a whole number: the fraction is dropped. The same as `/`.',
  cases: [
    { call: 'divide(9, 4)', gives: 2 },
    { call: 'divide(9, 4.0)', gives: 2.25 },
    { call: 'divide(-9, 4)', gives: -2 },
    { call: 'divide(9, null)', gives: null },
  ],
  evaluate: ([left = null, right = null]) => compute('/', left, right),
};
