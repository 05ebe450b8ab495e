import type { EsqlFunction } from './function.ts';

export const categorize: EsqlFunction = {
  name: 'categorize',
  kind: 'grouping',
  parameters: [{ name: 'field' }],
  returns: 'keyword',
  doc: 'Groups texts that look alike, and names each group by a pattern.',
  example: 'STATS COUNT(*) BY CATEGORIZE(message)',
};
