import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Token, TokenKind } from '../tokens.ts';

/** A text that is being cut into tokens, and what has been found. */
export interface Scanning {
  readonly text: string;
  readonly tokens: Token[];
  readonly faults: SyntaxFault[];
  /** True while a quote without a partner is still to come; worked out when the first string needs it. */
  hasOddQuote: boolean | undefined;
}

/** Adds a token and returns its end. */
export function push({ tokens }: Scanning, kind: TokenKind, start: number, end: number): number {
  tokens.push({ kind, start, end });
  return end;
}
