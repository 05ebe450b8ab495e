import type { Expression } from '../../eql/ast.ts';
import { walkQuery } from '../../eql/walk.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import type { LintContext } from '../lint.ts';

/**
 * The EQL query of a rule, when it can be judged: its string is closed (an open one goes on to the end of the file, as
 * `toml-syntax` says) and does not itself follow an open one. A broken query is judged as far as it was read.
 */
export function judgedQuery({ rule }: LintContext): EmbeddedQuery | undefined {
  const { query } = rule;
  const suspected = rule.rule?.entries.get('query')?.suspected === true;
  return query?.eql === undefined || !query.node.closed || suspected ? undefined : query;
}

/** All expressions of a kind in a query, in the order of the text. */
export function nodesOf<Kind extends Expression['kind']>(
  query: EmbeddedQuery,
  kind: Kind,
): readonly Extract<Expression, { kind: Kind }>[] {
  const found: Extract<Expression, { kind: Kind }>[] = [];
  const isWanted = (node: Expression): node is Extract<Expression, { kind: Kind }> => node.kind === kind;
  if (query.eql !== undefined) {
    walkQuery(query.eql, (node) => {
      if (isWanted(node)) found.push(node);
    });
  }
  return found;
}
