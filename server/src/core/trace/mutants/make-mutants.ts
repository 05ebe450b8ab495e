import type { EqlQuery, Expression } from '../../eql/ast.ts';
import { eventQueries, walkExpression } from '../../eql/walk.ts';
import { caseEdits } from './case-edits.ts';
import { dropEdits, literalEdits, negationEdits, swapEdits } from './logic-edits.ts';
import type { Edit, Mutant } from './mutant.ts';
import { wildcardEdits } from './wildcard-edits.ts';

/**
 * All mutants of a query that was read without errors, each one change, in the order of the text. Those that Elasticsearch
 * would refuse are among them: the planner knows.
 */
export function makeMutants(query: EqlQuery, text: string): readonly Mutant[] {
  const edits: Edit[] = [];
  for (const { event } of eventQueries(query)) {
    const { condition } = event;
    if (condition.kind !== 'logical' || condition.operator !== 'and') edits.push(withoutCondition(condition));
    walkExpression(condition, (node) => edits.push(...editsOf(node, text)));
  }
  edits.push(...maxspanEdits(query));
  return edits
    .map((edit) => apply(edit, text))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function editsOf(node: Expression, text: string): readonly Edit[] {
  return [
    ...dropEdits(node),
    ...swapEdits(node, text),
    ...negationEdits(node, text),
    ...literalEdits(node),
    ...wildcardEdits(node, text),
    ...caseEdits(node, text),
  ];
}

function withoutCondition({ span }: Expression): Edit {
  return { operator: 'drop-condition', span, replacement: 'true' };
}

function maxspanEdits({ body }: EqlQuery): readonly Edit[] {
  if (body?.kind !== 'sequence' || body.maxspan?.milliseconds === undefined) return [];
  const { milliseconds, valueSpan } = body.maxspan;
  return [{ operator: 'longer-maxspan', span: valueSpan, replacement: `${String(milliseconds * 10)}ms` }];
}

function apply({ operator, span, cut = span, replacement }: Edit, text: string): Mutant {
  const changed = text.slice(0, cut.start) + replacement + text.slice(cut.end);
  return { operator, span, replacement, text: changed };
}
