import type { Span } from '../../text/span.ts';
import type { TomlDocument } from '../../toml/ast.ts';

/** Where the statements of a file stand, sorted by start: keys with their values, headers with the pairs below them. */
export function tomlTargets({ root, headers }: TomlDocument): readonly Span[] {
  const below = headers.flatMap(({ span, table }) => [
    { start: span.start, end: Math.max(span.end, table.span.end) },
    ...table.pairs.map((pair) => pair.span),
  ]);
  return [...root.pairs.map((pair) => pair.span), ...below].sort((a, b) => a.start - b.start);
}
