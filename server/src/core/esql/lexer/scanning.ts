import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Span } from '../../text/span.ts';
import type { Token, TokenKind } from '../tokens.ts';

/** A text that is being cut into tokens, and what has been found. */
export interface Scanning {
  readonly text: string;
  readonly tokens: Token[];
  readonly comments: Span[];
  readonly faults: SyntaxFault[];
  /** True where index patterns stand: between `FROM` and the next `|` or `METADATA`. */
  inSources: boolean;
  /** Where a `(` stands in the place of an index pattern. */
  subqueryAt: number;
}

/** Adds a token and returns its end. */
export function push({ tokens }: Scanning, kind: TokenKind, start: number, end: number): number {
  tokens.push({ kind, start, end });
  return end;
}
