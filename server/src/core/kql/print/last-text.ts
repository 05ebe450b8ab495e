import type { Span } from '../../text/span.ts';
import { childrenOf, type Visited } from '../walk.ts';

/** A text without quotes whose last word would be an operator if a blank came behind it (`whynot`, `this and`). */
const TURNS_INTO_OPERATOR = /not$|[\s\u00a0](?:and|or)$/i;

/** True when no blank may be put behind a stretch of the query: it would turn the end of it into an operator. */
export function refusesBlank(text: string, { start, end }: Span): boolean {
  return endsInKeyword(text.slice(Math.max(start, end - 4), end));
}

/** True for a text without quotes, or a query that ends in one, whose last word a blank behind it would make an operator. */
export function endsInKeyword(text: string): boolean {
  return TURNS_INTO_OPERATOR.test(text);
}

/** The value in which a condition ends; `undefined` when it ends in a bracket. */
export function lastText(node: Visited): Visited | undefined {
  let last: Visited | undefined = node;
  while (last !== undefined) {
    if (last.kind === 'group' || last.kind === 'value-group' || last.kind === 'nested') return undefined;
    const children: readonly Visited[] = childrenOf(last);
    if (children.length === 0) return last;
    last = children.at(-1);
  }
  return undefined;
}
