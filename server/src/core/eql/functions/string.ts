import { textOfValue } from '../value.ts';
import type { EqlFunction } from './function.ts';

export const string: EqlFunction = {
  name: 'string',
  parameters: [{ name: 'value', kind: 'any', doc: 'The value to turn into a text.' }],
  returns: 'string',
  hasInsensitiveForm: false,
  doc: 'A value as text, so that text functions and operators can be used on it.',
  cases: [
    { call: 'string(4624)', gives: '4624' },
    { call: 'string(0.5)', gives: '0.5' },
    { call: 'string(false)', gives: 'false' },
    { call: 'string(null)', gives: null },
  ],
  evaluate: ([value = null]) => (value === null ? null : textOfValue(value)),
};
