import { compute } from './arithmetic.ts';
import type { EqlFunction } from './function.ts';

export const subtract: EqlFunction = {
  name: 'subtract',
  parameters: [
    { name: 'left', kind: 'number', doc: 'The first number.' },
    { name: 'right', kind: 'number', doc: 'The second number.' },
  ],
  returns: 'number',
  hasInsensitiveForm: false,
  doc: 'Takes the second number from the first. The same as `-`.',
  cases: [
    { call: 'subtract(10, 2)', gives: 8 },
    { call: 'subtract(1, 0.25)', gives: 0.75 },
    { call: 'subtract(10, null)', gives: null },
  ],
  evaluate: ([left = null, right = null]) => compute('-', left, right),
};
