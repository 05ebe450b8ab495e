import type { EqlFunction } from './function.ts';
import { positionOf } from './text.ts';

export const substring: EqlFunction = {
  name: 'substring',
  parameters: [
    { name: 'source', kind: 'string', doc: 'The text to cut from.' },
    { name: 'start', kind: 'integer', doc: 'First position, from 0; a negative one counts from the end.' },
    {
      name: 'end',
      kind: 'integer',
      doc: 'Position behind the last character; a negative one counts from the end. Without it: to the end.',
      optional: true,
    },
  ],
  returns: 'string',
  hasInsensitiveForm: false,
  doc: 'A part of a text, cut as Python slices do. A start behind the end gives an empty text.',
  cases: [
    { call: 'substring("powershell.exe", 5)', gives: 'shell.exe' },
    { call: 'substring("powershell.exe", 0, 5)', gives: 'power' },
    { call: 'substring("powershell.exe", -4)', gives: '.exe' },
    { call: 'substring("powershell.exe", -4, -1)', gives: '.ex' },
    { call: 'substring("powershell.exe", 9, 3)', gives: '' },
    { call: 'substring("powershell.exe", null)', gives: 'powershell.exe' },
    { call: 'substring(null, 1)', gives: null },
  ],
  evaluate: ([source = null, start = null, end]) => {
    if (typeof source !== 'string') return null;
    const from = positionOf(start);
    // Elasticsearch gives the whole text where the start is missing (SubstringFunctionProcessor).
    return from === undefined ? source : source.slice(from, positionOf(end));
  },
};
