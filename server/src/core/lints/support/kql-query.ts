import type { KqlQuery } from '../../kql/ast.ts';
import { walkKql, type Visited } from '../../kql/walk.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import type { LintContext } from '../lint.ts';

/** A rule's KQL query with its tree. */
export interface KqlView {
  readonly query: EmbeddedQuery;
  readonly tree: KqlQuery;
}

/** The KQL query of a rule, when it can be judged: see `judgedQuery`. */
export function judgedKql({ rule }: LintContext): KqlView | undefined {
  const { query } = rule;
  const tree = query?.kql;
  const suspected = rule.rule?.entries.get('query')?.suspected === true;
  return query === undefined || tree === undefined || !query.node.closed || suspected
    ? undefined
    : { query, tree };
}

/** All conditions and values of a query, parents first, in the order of the text. */
export function kqlNodes(tree: KqlQuery): readonly Visited[] {
  const found: Visited[] = [];
  walkKql(tree, (node) => {
    found.push(node);
  });
  return found;
}
