import type { Call, EsqlQuery } from '../../esql/ast.ts';
import { walkEsql } from '../../esql/walk.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import { memoized } from '../../text/memoized.ts';
import type { LintContext } from '../lint.ts';

/** A rule's ES|QL query with its tree. */
export interface EsqlView {
  readonly query: EmbeddedQuery;
  readonly tree: EsqlQuery;
}

/** The ES|QL query of a rule, when it can be judged: see `judgedQuery`. */
export function judgedEsql({ rule }: LintContext): EsqlView | undefined {
  const { query } = rule;
  const tree = query?.esql;
  const suspected = rule.rule?.entries.get('query')?.suspected === true;
  return query === undefined || tree === undefined || !query.node.closed || suspected
    ? undefined
    : { query, tree };
}

/** The calls of an ES|QL query in the order of its commands, found once for all lints. */
export const esqlCalls: (query: EmbeddedQuery) => readonly Call[] = memoized(({ esql }) => {
  const found: Call[] = [];
  if (esql === undefined) return found;
  walkEsql(esql, (node) => {
    if (node.kind === 'call') found.push(node);
  });
  return found;
});
