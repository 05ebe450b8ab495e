import type { Expression, Values } from '../../kql/ast.ts';
import type { StreamQuery } from '../../schema/streams.ts';
import type { KqlView } from './kql-view.ts';

/** What is known about the events that a query reads: its indices, and what it asks of every event. */
export function streamOfKql({ tree }: KqlView, indices: readonly string[]): StreamQuery {
  const category = singleValue(tree.body, 'event.category');
  const os = singleValue(tree.body, 'host.os.type');
  return { indices, ...(category !== undefined && { category }), ...(os !== undefined && { os }) };
}

/** The one value that every event must have in a field; `undefined` where there is none, or are several. */
function singleValue(body: Expression | undefined, name: string): string | undefined {
  const found = new Set<string>();
  const pending = body === undefined ? [] : [body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'group') pending.push(node.expression);
    else if (node.kind === 'logical' && node.operator === 'and') pending.push(...node.operands);
    else if (node.kind === 'field-value' && node.field.name === name) {
      const value = textOfValues(node.values);
      if (value === undefined) return undefined;
      found.add(value);
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}

function textOfValues(values: Values): string | undefined {
  let inner = values;
  while (inner.kind === 'value-group') inner = inner.values;
  return inner.kind === 'string' ? inner.value : undefined;
}
