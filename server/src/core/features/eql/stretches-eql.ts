import { eventQueries, walkQuery } from '../../eql/walk.ts';
import type { Span } from '../../text/span.ts';
import type { EqlView } from './eql-view.ts';

/** Terms, event queries, and every expression. */
export function eqlStretches({ tree }: EqlView): readonly Span[] {
  const spans: Span[] = [];
  for (const { event, term } of eventQueries(tree)) {
    if (term !== undefined) spans.push(term.span);
    spans.push(event.span);
  }
  walkQuery(tree, ({ span }) => {
    spans.push(span);
  });
  return spans;
}
