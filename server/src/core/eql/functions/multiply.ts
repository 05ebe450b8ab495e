import { compute } from './arithmetic.ts';
import type { EqlFunction } from './function.ts';

export const multiply: EqlFunction = {
  name: 'multiply',
  parameters: [
    { name: 'left', kind: 'number', doc: 'The first number.' },
    { name: 'right', kind: 'number', doc: 'The second number.' },
  ],
  returns: 'number',
  hasInsensitiveForm: false,
  doc: 'Multiplies two numbers. The same as `*`.',
  cases: [
    { call: 'multiply(3, 7)', gives: 21 },
    { call: 'multiply(0.5, 3)', gives: 1.5 },
    { call: 'multiply(null, 3)', gives: null },
  ],
  evaluate: ([left = null, right = null]) => compute('*', left, right),
};
