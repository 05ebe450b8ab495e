import type { EqlFunction } from './function.ts';
import { onTexts } from './text.ts';

export const endsWith: EqlFunction = {
  name: 'endsWith',
  parameters: [
    { name: 'source', kind: 'string', doc: 'The text to look at.' },
    {
      name: 'substring',
      kind: 'string',
      doc: 'What it must end with. On a plain field a constant is run as a wildcard pattern: `*` and `?` are wildcards in it, and a backslash makes the next character literal.',
    },
  ],
  returns: 'boolean',
  hasInsensitiveForm: true,
  doc: 'True when a text ends with another. `endsWith~` ignores case.',
  cases: [
    { call: 'endsWith("powershell.exe", ".exe")', gives: true },
    { call: 'endsWith("powershell.exe", ".EXE")', gives: false },
    { call: 'endsWith~("powershell.exe", ".EXE")', gives: true },
    { call: 'endsWith("", "")', gives: true },
    { call: 'endsWith("powershell.exe", null)', gives: null },
  ],
  evaluate: (args, ignoreCase) => onTexts(args, ignoreCase, (source, end) => source.endsWith(end)),
};
