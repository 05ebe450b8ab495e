import type { EsqlFunction } from './function.ts';

export const right: EsqlFunction = {
  name: 'right',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'length' }],
  returns: 'keyword',
  doc: 'The last characters of a text.',
  example: 'RIGHT("powershell", 5) → "shell"',
};
