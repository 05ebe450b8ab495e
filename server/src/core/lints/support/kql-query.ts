import type { KqlQuery } from '../../kql/ast.ts';
import { walkKql, type Visited } from '../../kql/walk.ts';
import type { EmbeddedQuery, RuleDocument } from '../../rule/rule-document.ts';
import type { LintContext } from '../lint.ts';

/** A KQL query of a rule with its tree. */
export interface KqlView {
  readonly query: EmbeddedQuery;
  readonly tree: KqlQuery;
}

/** The KQL queries of a rule (`query`, `threat_query`), those that can be judged: see `judgedQuery`. */
export function judgedKql({ rule }: LintContext): readonly KqlView[] {
  return rule.queries.flatMap((query) => {
    const tree = query.kql;
    return tree !== undefined && query.node.closed && isSurelyOfRule(query, rule) ? [{ query, tree }] : [];
  });
}

/** False for a query behind a string that is not closed, and for one that is not the rule's. */
function isSurelyOfRule(query: EmbeddedQuery, { rule, query: main }: RuleDocument): boolean {
  for (const { value, suspected } of rule?.entries.values() ?? []) {
    if (value === query.node) return !suspected;
  }
  return query === main;
}

/** All conditions and values of a query, parents first, in the order of the text. */
export function kqlNodes(tree: KqlQuery): readonly Visited[] {
  const found: Visited[] = [];
  walkKql(tree, (node) => {
    found.push(node);
  });
  return found;
}
