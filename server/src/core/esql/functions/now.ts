import type { EsqlFunction } from './function.ts';

export const now: EsqlFunction = {
  name: 'now',
  kind: 'scalar',
  parameters: [],
  returns: 'date',
  doc: 'The time of the search.',
  example: '@timestamp > NOW() - 1 hour',
};
