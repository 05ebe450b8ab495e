import type { EsqlFunction } from './function.ts';

export const locate: EsqlFunction = {
  name: 'locate',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'substring' }, { name: 'start', optional: true }],
  returns: 'integer',
  doc: 'Where a text holds another, counted from 1; 0 where it does not.',
  example: 'LOCATE("cmd.exe /c", "/c") → 9',
};
