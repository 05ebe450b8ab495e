import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import type { FieldSchema } from '../../schema/field.ts';
import { memoized } from '../../text/memoized.ts';

/** True for an ES|QL query over an integration that no layer has fields of: `FROM logs-<integration>.…`. */
export function readsUnlisted({ esql }: EmbeddedQuery, schema: FieldSchema): boolean {
  const [from] = esql?.commands ?? [];
  if (from?.kind !== 'from') return false;
  return from.sources.some(({ name }) => {
    const [, integration] = /^(?:[^:]*:)?(?:logs|metrics)-([a-z0-9_]+)\./.exec(name) ?? [];
    return integration !== undefined && !listedPackages(schema).has(integration);
  });
}

/** Elastic's own agents, whose fields are layers of their own. */
const AGENTS = ['cloud_defend', 'endpoint'];

const listedPackages = memoized((schema: FieldSchema): ReadonlySet<string> => {
  const integrations = schema.all().filter(({ layer }) => layer === 'integration');
  return new Set([...AGENTS, ...integrations.map(({ origin }) => /^\w*/.exec(origin)?.[0] ?? '')]);
});
