import { textOfValue } from '../value.ts';
import type { EqlFunction } from './function.ts';

export const concat: EqlFunction = {
  name: 'concat',
  parameters: [{ name: 'value', kind: 'any', doc: 'Texts, numbers or booleans.', variadic: true }],
  returns: 'string',
  hasInsensitiveForm: false,
  doc: 'One text made of all values. One missing value makes the whole `null`.',
  cases: [
    { call: 'concat("pid ", 42)', gives: 'pid 42' },
    { call: 'concat("ratio ", 0.5, " ", true)', gives: 'ratio 0.5 true' },
    { call: 'concat("pid ", null)', gives: null },
  ],
  evaluate: (args) => {
    let text = '';
    for (const value of args) {
      if (value === null) return null;
      text += textOfValue(value);
    }
    return text;
  },
};
