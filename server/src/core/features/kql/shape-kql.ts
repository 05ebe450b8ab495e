import { SymbolKind } from 'vscode-languageserver-types';
import type { Expression } from '../../kql/ast.ts';
import { walkKql } from '../../kql/walk.ts';
import { textOf, type Span } from '../../text/span.ts';
import { oneLine } from '../markdown.ts';
import type { QueryFeatures, QueryPart } from '../query/query-features.ts';
import type { KqlView } from './kql-view.ts';

/** The branches of the outermost `or`s: below `and`s and parentheses, not below `not`. */
export function kqlOutline({ text, tree }: KqlView): readonly QueryPart[] {
  return tree.body === undefined ? [] : branches(text, tree.body);
}

function branches(text: string, condition: Expression): readonly QueryPart[] {
  return branchesOf(condition).map((branch) => ({
    name: oneLine(textOf(text, branch.span)),
    kind: SymbolKind.Boolean,
    span: branch.span,
    selection: branch.span,
    children: branches(text, branch),
  }));
}

/** The parser bounds the nesting. */
function branchesOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'group') return branchesOf(expression.expression);
  if (expression.kind !== 'logical') return [];
  return expression.operator === 'or' ? expression.operands : expression.operands.flatMap(branchesOf);
}

/** Parentheses, lists of values, and braces. KQL has no comments. */
export function kqlFolds({ tree }: KqlView): ReturnType<QueryFeatures['folds']> {
  const spans: Span[] = [];
  walkKql(tree, ({ kind, span }) => {
    if (kind === 'group' || kind === 'value-group' || kind === 'nested') spans.push(span);
  });
  return { spans, comments: [] };
}

/** Every condition, field and value. */
export function kqlStretches({ tree, fields }: KqlView): readonly Span[] {
  const spans: Span[] = fields.map(({ field }) => field.span);
  walkKql(tree, ({ span }) => {
    spans.push(span);
  });
  return spans;
}
