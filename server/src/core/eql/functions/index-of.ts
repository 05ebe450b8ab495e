import type { EqlFunction } from './function.ts';
import { onTexts, positionOf } from './text.ts';

export const indexOf: EqlFunction = {
  name: 'indexOf',
  parameters: [
    { name: 'source', kind: 'string', doc: 'The text to search.' },
    { name: 'substring', kind: 'string', doc: 'What to look for.' },
    {
      name: 'start',
      kind: 'integer',
      doc: 'Where to begin; 0 is the first character. A negative or missing one counts as 0.',
      optional: true,
    },
  ],
  returns: 'integer',
  hasInsensitiveForm: true,
  doc: 'The position of the first occurrence of a text in another, counted from 0; `null` when it is not there. `indexOf~` ignores case.',
  cases: [
    { call: 'indexOf("a.b.c", ".")', gives: 1 },
    { call: 'indexOf("a.b.c", ".", 2)', gives: 3 },
    { call: 'indexOf("a.b.c", "B")', gives: null },
    { call: 'indexOf~("a.b.c", "B")', gives: 2 },
    { call: 'indexOf("a.b.c", "", -4)', gives: 0 },
  ],
  evaluate: (args, ignoreCase) =>
    onTexts(args, ignoreCase, (source, part) => {
      const found = source.indexOf(part, Math.max(0, positionOf(args[2]) ?? 0));
      return found < 0 ? null : BigInt(found);
    }),
};
