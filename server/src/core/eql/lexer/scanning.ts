import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Token, TokenKind } from '../tokens.ts';

/** A text that is being cut into tokens, and what has been found. */
export interface Scanning {
  readonly text: string;
  readonly tokens: Token[];
  readonly comments: Token[];
  readonly faults: SyntaxFault[];
  /** Where a comment without an end starts. */
  openComment: number | undefined;
  /** The last string that may have been meant to end earlier, if not for a `\` before its quote. */
  escapedEnd: EscapedEnd | undefined;
  /** The end of the line on which such a string was cut short. */
  guessedLine: number | undefined;
}

export interface EscapedEnd {
  readonly tokenIndex: number;
  readonly start: number;
  /** Behind the escaped quote. */
  readonly end: number;
  /** The end of its line. */
  readonly line: number;
}

/** Adds a token and returns its end. */
export function push({ tokens }: Scanning, kind: TokenKind, start: number, end: number): number {
  tokens.push({ kind, start, end });
  return end;
}
