import type { EqlFunction } from './function.ts';
import { onTexts } from './text.ts';

export const startsWith: EqlFunction = {
  name: 'startsWith',
  parameters: [
    { name: 'source', kind: 'string', doc: 'The text to look at.' },
    { name: 'substring', kind: 'string', doc: 'What it must start with; nothing in it is a wildcard.' },
  ],
  returns: 'boolean',
  hasInsensitiveForm: true,
  doc: 'True when a text starts with another. `startsWith~` ignores case.',
  cases: [
    { call: 'startsWith("powershell.exe", "power")', gives: true },
    { call: 'startsWith("powershell.exe", "Power")', gives: false },
    { call: 'startsWith~("powershell.exe", "Power")', gives: true },
    { call: 'startsWith("powershell.exe", "")', gives: true },
    { call: 'startsWith(null, "power")', gives: null },
  ],
  evaluate: (args, ignoreCase) => onTexts(args, ignoreCase, (source, start) => source.startsWith(start)),
};
