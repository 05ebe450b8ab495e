import type { EsqlFunction } from './function.ts';

export const bucket: EsqlFunction = {
  name: 'bucket',
  kind: 'grouping',
  parameters: [
    { name: 'field' },
    { name: 'buckets' },
    { name: 'from', optional: true },
    { name: 'to', optional: true },
  ],
  returns: 'same',
  doc: 'Puts times or numbers into buckets: of a fixed size (`BUCKET(@timestamp, 1 hour)`), or about so many between two bounds.',
  example: 'STATS COUNT(*) BY BUCKET(@timestamp, 1 hour)',
};
