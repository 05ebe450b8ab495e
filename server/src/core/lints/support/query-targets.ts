import type { EqlQuery } from '../../eql/ast.ts';
import { eventQueries, walkExpression } from '../../eql/walk.ts';
import type { EsqlQuery } from '../../esql/ast.ts';
import { expressionsOf, walkExpression as walkEsqlExpression } from '../../esql/walk.ts';
import type { Span } from '../../text/span.ts';

/** Where the conditions of a query stand, sorted by start, outer ones first. What `and` and `or` join stands for itself. */
export function queryTargets(query: EqlQuery): readonly Span[] {
  const spans: Span[] = [];
  for (const { event } of eventQueries(query)) {
    walkExpression(event.condition, (node) => {
      if (node.kind !== 'logical') spans.push(node.span);
    });
  }
  return spans;
}

/** The same for ES|QL, commands too. */
export function esqlTargets({ commands }: EsqlQuery): readonly Span[] {
  const spans: Span[] = [];
  for (const command of commands) {
    spans.push(command.span);
    for (const expression of expressionsOf(command)) {
      walkEsqlExpression(expression, (node) => {
        if (node.kind !== 'logical') spans.push(node.span);
      });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}
