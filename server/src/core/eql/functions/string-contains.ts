import type { EqlFunction } from './function.ts';
import { onTexts } from './text.ts';

export const stringContains: EqlFunction = {
  name: 'stringContains',
  parameters: [
    { name: 'source', kind: 'string', doc: 'The text to look at.' },
    {
      name: 'substring',
      kind: 'string',
      doc: 'What must be in it. On a plain field a constant is run as a wildcard pattern: `*` and `?` are wildcards in it, and a backslash makes the next character literal.',
    },
  ],
  returns: 'boolean',
  hasInsensitiveForm: true,
  doc: 'True when a text contains another. An empty text contains nothing and is in nothing. `stringContains~` ignores case.',
  cases: [
    { call: 'stringContains("net user /add", "user")', gives: true },
    { call: 'stringContains("net user /add", "USER")', gives: false },
    { call: 'stringContains~("net user /add", "USER")', gives: true },
    { call: 'stringContains("net user /add", "")', gives: false },
    { call: 'stringContains(null, "user")', gives: null },
  ],
  evaluate: (args, ignoreCase) =>
    onTexts(args, ignoreCase, (source, part) => source !== '' && part !== '' && source.includes(part)),
};
