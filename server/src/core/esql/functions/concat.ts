import type { EsqlFunction } from './function.ts';

export const concat: EsqlFunction = {
  name: 'concat',
  kind: 'scalar',
  parameters: [{ name: 'string1' }, { name: 'string2', variadic: true }],
  returns: 'keyword',
  doc: 'Joins texts. Null if one of them is null.',
  example: 'CONCAT(user.name, "@", host.name)',
};
