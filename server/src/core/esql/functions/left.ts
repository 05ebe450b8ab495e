import type { EsqlFunction } from './function.ts';

export const left: EsqlFunction = {
  name: 'left',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'length' }],
  returns: 'keyword',
  doc: 'The first characters of a text.',
  example: 'LEFT("powershell", 5) → "power"',
};
