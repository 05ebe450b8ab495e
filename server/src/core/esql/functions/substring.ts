import type { EsqlFunction } from './function.ts';

export const substring: EsqlFunction = {
  name: 'substring',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'start' }, { name: 'length', optional: true }],
  returns: 'keyword',
  doc: 'A part of a text, from a place counted from 1; a negative one counts from the end.',
  example: 'SUBSTRING("powershell", 6, 5) → "shell"',
};
