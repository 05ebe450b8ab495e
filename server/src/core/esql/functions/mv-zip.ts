import type { EsqlFunction } from './function.ts';

export const mvZip: EsqlFunction = {
  name: 'mv_zip',
  kind: 'scalar',
  parameters: [{ name: 'string1' }, { name: 'string2' }, { name: 'delimiter', optional: true }],
  returns: 'keyword',
  doc: 'Joins the values of two columns pair by pair.',
  example: 'MV_ZIP(["a", "b"], ["1", "2"], "=") → ["a=1", "b=2"]',
};
