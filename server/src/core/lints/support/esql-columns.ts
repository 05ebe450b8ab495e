import { columnFlow, type ColumnFlow } from '../../esql/columns/flow.ts';
import { METADATA_COLUMNS } from '../../esql/metadata-columns.ts';
import type { ColumnUse } from '../../esql/columns/flow.ts';
import { kqlArguments, type KqlArgument } from '../../esql/kql-arguments.ts';
import { memoized } from '../../text/memoized.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';

/** The columns of an ES|QL query, followed once for all lints. */
export const columnsOf: (query: EmbeddedQuery) => ColumnFlow | undefined = memoized(({ esql, text }) =>
  esql === undefined ? undefined : columnFlow(esql, text),
);

/** True for a use that means a field of the index. */
export function readsField({ lookup, name }: ColumnUse): boolean {
  return lookup.kind === 'index' && !METADATA_COLUMNS.has(name);
}

/** The KQL queries in calls of `KQL`, read once for all lints. */
export const kqlOf: (query: EmbeddedQuery) => readonly KqlArgument[] = memoized(({ esql }) =>
  esql === undefined ? [] : kqlArguments(esql),
);
