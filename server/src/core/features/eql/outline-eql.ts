import { SymbolKind } from 'vscode-languageserver-types';
import type { EqlQuery, Expression, SequenceTerm } from '../../eql/ast.ts';
import { termsOf } from '../../eql/walk.ts';
import { textOf } from '../../text/span.ts';
import { oneLine } from '../markdown.ts';
import type { QueryPart } from '../query/query-features.ts';
import type { EqlView } from './eql-view.ts';

/** The terms of a query, and the branches of its `or`. */
export function eqlOutline(view: EqlView): readonly QueryPart[] {
  const { body } = view.tree;
  if (body === undefined) return [];
  if (body.kind === 'event-query') return branches(view, body.condition);
  return termsOf(body).map((term) => termPart(view, term, isUntil(view.tree, term)));
}

function isUntil({ body }: EqlQuery, term: SequenceTerm): boolean {
  return (body?.kind === 'sequence' || body?.kind === 'join') && body.until === term;
}

function termPart(view: EqlView, term: SequenceTerm, until: boolean): QueryPart {
  return {
    name: `${until ? 'until ' : ''}${term.missing ? '!' : ''}[${term.query.category.name ?? 'any'}]`,
    kind: SymbolKind.Event,
    span: term.span,
    selection: term.query.category.span,
    children: branches(view, term.query.condition),
    detail: oneLine(textOf(view.text, term.query.condition.span)),
  };
}

/** The branches of the outermost `or`s: below `and`s and parentheses, not below `not`. */
function branches(view: EqlView, condition: Expression): readonly QueryPart[] {
  return branchesOf(condition, 0).map((branch) => ({
    name: oneLine(textOf(view.text, branch.span)),
    kind: SymbolKind.Boolean,
    span: branch.span,
    selection: branch.span,
    children: branches(view, branch),
  }));
}

/** The parser allows no deeper nesting; the limit keeps the walk bounded all the same. */
const DEEPEST = 200;

function branchesOf(expression: Expression, depth: number): readonly Expression[] {
  if (depth > DEEPEST) return [];
  if (expression.kind === 'group') return branchesOf(expression.expression, depth + 1);
  if (expression.kind !== 'logical') return [];
  if (expression.operator === 'or') return expression.operands;
  return expression.operands.flatMap((operand) => branchesOf(operand, depth + 1));
}
