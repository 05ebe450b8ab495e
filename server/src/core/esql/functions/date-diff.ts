import type { EsqlFunction } from './function.ts';

export const dateDiff: EsqlFunction = {
  name: 'date_diff',
  kind: 'scalar',
  parameters: [{ name: 'unit' }, { name: 'start' }, { name: 'end' }],
  returns: 'integer',
  doc: 'How many whole units lie between two times; negative if the second is earlier.',
  example: 'DATE_DIFF("minutes", Esql.first_seen, NOW())',
};
