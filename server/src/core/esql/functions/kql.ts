import type { EsqlFunction } from './function.ts';

export const kql: EsqlFunction = {
  name: 'kql',
  kind: 'scalar',
  parameters: [{ name: 'query' }, { name: 'options', optional: true }],
  returns: 'boolean',
  doc: 'True for events that a KQL query matches. The query is a string, best written in `"""`. It must stand before `STATS`, `LIMIT` and other commands behind which the index is no longer known.',
  example: 'KQL("""process.name:(bash or zsh) and not user.name:root""")',
};
