import type { EqlQuery, Expression } from '../../eql/ast.ts';
import { walkQuery } from '../../eql/walk.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import { memoized } from '../../text/memoized.ts';
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
  { eql }: EmbeddedQuery,
  kind: Kind,
): readonly Extract<Expression, { kind: Kind }>[] {
  const isWanted = (node: Expression): node is Extract<Expression, { kind: Kind }> => node.kind === kind;
  return eql === undefined ? [] : (nodesByKind(eql).get(kind) ?? []).filter(isWanted);
}

/** The tree is walked once for all lints. */
const nodesByKind = memoized((query: EqlQuery): ReadonlyMap<Expression['kind'], readonly Expression[]> => {
  const found = new Map<Expression['kind'], Expression[]>();
  walkQuery(query, (node) => {
    const alike = found.get(node.kind);
    if (alike === undefined) found.set(node.kind, [node]);
    else alike.push(node);
  });
  return found;
});
