import { queryResults } from '../../core/index.ts';
import type { QueryResult } from '../../core/queries/run-query.ts';
import { displayPath } from '../paths.ts';

/**
 * One document: `{version: 1, events: [{file, line, event}]}` for an event query, `{version: 1, sequences: [{join_keys, events}]}` for a
 * sequence or sample, where `null` is a missing event; `{error: {type, message, offset}}` for a query that can't be run, with
 * the offset in UTF-16 units of the query.
 */
export function jsonQueryReport(result: QueryResult, cwd: string): string {
  return `${JSON.stringify(documentOf(result, cwd), undefined, 2)}\n`;
}

function documentOf(result: QueryResult, cwd: string): unknown {
  if (result.kind !== 'error') return queryResults(result, (file) => displayPath(file, cwd));
  const [first] = result.errors;
  return { error: { type: first?.type, message: first?.message, offset: first?.span.start } };
}
