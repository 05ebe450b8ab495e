import type { Span } from '../../text/span.ts';
import type { TokenType } from './legend.ts';

/** A stretch of text with one colour. */
export interface ColouredSpan {
  readonly type: TokenType;
  readonly span: Span;
}

export function coloured(type: TokenType, start: number, end: number): ColouredSpan {
  return { type, span: { start, end } };
}
