import type { EsqlQuery } from '../../esql/ast.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
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
