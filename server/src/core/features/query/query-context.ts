import type { RuleDocument } from '../../rule/rule-document.ts';
import type { FieldRanking } from '../completion/field-ranking.ts';
import type { Facts } from '../facts.ts';
import type { SourceFile } from '../source-file.ts';
import type { QueryContext } from './query-features.ts';
import type { QueryView } from './query-view.ts';

/** What is known about the events that a query of the file reads; `threat_query` reads indicators. */
export function contextOf(
  { rule }: SourceFile,
  { query }: QueryView,
  facts: Facts,
  ranking: FieldRanking,
): QueryContext {
  const key = rule !== undefined && query !== rule.query ? 'threat_index' : 'index';
  return { rule, indices: indicesOf(rule, key), facts, ranking };
}

/** The index patterns in a key of the rule; none where it has no such key. */
export function indicesOf(rule: RuleDocument | undefined, key: 'index' | 'threat_index'): readonly string[] {
  const index = rule?.rule?.entries.get(key)?.value;
  if (index?.kind !== 'array') return [];
  return index.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}
