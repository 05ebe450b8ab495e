import { compute } from './arithmetic.ts';
import type { EqlFunction } from './function.ts';

export const add: EqlFunction = {
  name: 'add',
  parameters: [
    { name: 'left', kind: 'number', doc: 'The first number.' },
    { name: 'right', kind: 'number', doc: 'The second number.' },
  ],
  returns: 'number',
  hasInsensitiveForm: false,
  doc: 'Adds two numbers. The same as `+`.',
  cases: [
    { call: 'add(4, 5)', gives: 9 },
    { call: 'add(4, 0.5)', gives: 4.5 },
    { call: 'add(null, 4)', gives: null },
  ],
  evaluate: ([left = null, right = null]) => compute('+', left, right),
};
