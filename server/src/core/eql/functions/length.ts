import type { EqlFunction } from './function.ts';

export const length: EqlFunction = {
  name: 'length',
  parameters: [{ name: 'string', kind: 'string', doc: 'The text to measure.' }],
  returns: 'integer',
  hasInsensitiveForm: false,
  doc: 'The number of characters of a text, in UTF-16 units. On a field with several values the condition holds when any of them meets it.',
  cases: [
    { call: 'length("cmd.exe")', gives: 7 },
    { call: 'length("")', gives: 0 },
    { call: 'length(null)', gives: null },
  ],
  evaluate: ([text = null]) => (typeof text === 'string' ? BigInt(text.length) : null),
};
