import { stringOf } from '../../../rule/values.ts';
import type { StreamQuery } from '../../../schema/streams.ts';
import type { QueryContext } from '../../query/query-features.ts';
import type { EqlView } from '../eql-view.ts';

/** What is known about the events at a place in a query, told by the rule around it and the query itself. */
export function streamQuery(
  { rule, indices }: QueryContext,
  view: EqlView,
  category: string | undefined,
): StreamQuery {
  const os = osOf(view);
  return {
    indices,
    ...(category !== undefined &&
      stringOf(rule?.rule, 'event_category_override') === undefined && { category }),
    ...(os !== undefined && { os }),
  };
}

/** The operating system that the query asks for; `undefined` when it asks for none or for several. */
function osOf({ items }: EqlView): string | undefined {
  const found = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (item.text !== 'host.os.type') continue;
    const operator = items[index + 1]?.text;
    const value = items[index + 2];
    if (operator !== '==' && operator !== ':') return undefined;
    if (value?.kind === 'string') found.add(value.text.slice(1, -1));
  }
  return found.size === 1 ? [...found][0] : undefined;
}
