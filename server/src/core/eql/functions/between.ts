import type { EqlFunction } from './function.ts';
import { folded } from './text.ts';

export const between: EqlFunction = {
  name: 'between',
  parameters: [
    { name: 'source', kind: 'string', doc: 'The text to cut from.' },
    { name: 'left', kind: 'string', doc: 'What stands before the wanted part.' },
    { name: 'right', kind: 'string', doc: 'What stands behind it.' },
    {
      name: 'greedy',
      kind: 'boolean',
      doc: 'True: up to the last `right`; otherwise up to the first one.',
      optional: true,
    },
  ],
  returns: 'string',
  hasInsensitiveForm: true,
  doc: 'The text between two others; empty when either is not there. `between~` ignores case.',
  cases: [
    { call: 'between("/opt/app/bin/run", "/opt/", "/bin")', gives: 'app' },
    { call: 'between("a[b]c]", "[", "]")', gives: 'b' },
    { call: 'between("a[b]c]", "[", "]", true)', gives: 'b]c' },
    { call: 'between("C:\\\\Temp\\\\x.exe", "temp\\\\", ".exe")', gives: '' },
    { call: 'between~("C:\\\\Temp\\\\x.exe", "temp\\\\", ".exe")', gives: 'x' },
    { call: 'between(null, "a", "b")', gives: null },
  ],
  evaluate: ([source = null, left = null, right = null, greedy = null], ignoreCase) => {
    if (typeof source !== 'string' || typeof left !== 'string' || typeof right !== 'string') return null;
    if (source === '' || left === '' || right === '') return source;
    const text = folded(source, ignoreCase);
    const start = text.indexOf(folded(left, ignoreCase));
    if (start < 0) return '';
    const from = start + left.length;
    const closing = folded(right, ignoreCase);
    const end = greedy === true ? text.lastIndexOf(closing) : text.indexOf(closing, from);
    return end < from ? '' : source.slice(from, end);
  },
};
