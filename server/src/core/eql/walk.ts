import type { EqlBody, EqlQuery, EventQuery, Expression, JoinKeys, SequenceTerm } from './ast.ts';

/** Expressions directly below one. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'logical':
      return expression.operands;
    case 'not':
    case 'sign':
      return [expression.operand];
    case 'comparison':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'in':
      return [expression.operand, ...expression.list];
    case 'match':
      return [expression.operand, ...expression.values];
    case 'call':
      return expression.args;
    case 'group':
      return [expression.expression];
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'missing':
      return [];
  }
}

/**
 * Visits an expression and all below it, parents first, in the order of the text. A long sum (`a + a + …`) is a tree as
 * deep as it is long, so there is no recursion.
 */
export function walkExpression(expression: Expression, visit: (node: Expression) => void): void {
  const pending = [expression];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visit(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
}

/** The event queries of a query in the order of the text, with the term that holds each (none for an event query). */
export function eventQueries(
  query: EqlQuery,
): readonly { readonly event: EventQuery; readonly term: SequenceTerm | undefined }[] {
  return termsOf(query.body).length === 0 && query.body?.kind === 'event-query'
    ? [{ event: query.body, term: undefined }]
    : termsOf(query.body).map((term) => ({ event: term.query, term }));
}

/** Terms of a sequence, sample or join, `until` last. */
export function termsOf(body: EqlBody | undefined): readonly SequenceTerm[] {
  switch (body?.kind) {
    case 'sequence':
    case 'join':
      return body.until === undefined ? body.terms : [...body.terms, body.until];
    case 'sample':
      return body.terms;
    case 'event-query':
    case undefined:
      return [];
  }
}

/** Join keys of a query: the global ones first. */
export function joinKeysOf(query: EqlQuery): readonly JoinKeys[] {
  const { body } = query;
  if (body === undefined || body.kind === 'event-query') return [];
  return [body.by, ...termsOf(body).map((term) => term.by)].filter((keys) => keys !== undefined);
}

/** Visits every expression of a query: conditions, join keys, arguments of pipes. */
export function walkQuery(query: EqlQuery, visit: (node: Expression) => void): void {
  for (const keys of joinKeysOf(query)) for (const key of keys.keys) walkExpression(key, visit);
  for (const { event } of eventQueries(query)) walkExpression(event.condition, visit);
  for (const pipe of query.pipes) for (const argument of pipe.args) walkExpression(argument, visit);
}
