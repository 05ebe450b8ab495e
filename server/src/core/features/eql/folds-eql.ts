import { termsOf, walkQuery } from '../../eql/walk.ts';
import type { Span } from '../../text/span.ts';
import type { EqlView } from './eql-view.ts';

/** Terms, parentheses and lists, and the comments. */
export function eqlFolds({ tree, tokens }: EqlView): {
  readonly spans: readonly Span[];
  readonly comments: readonly Span[];
} {
  const spans: Span[] = termsOf(tree.body).map(({ span }) => span);
  walkQuery(tree, (node) => {
    if (node.kind === 'group') spans.push(node.span);
    else if (node.kind === 'in' || (node.kind === 'match' && node.listSpan !== undefined)) {
      spans.push(node.listSpan ?? node.span);
    }
  });
  return { spans, comments: tokens.filter(({ kind }) => kind === 'comment').map(({ span }) => span) };
}
