import type { Span } from '../../text/span.ts';

/** What a hover says, and about which stretch of text. */
export interface Explanation {
  readonly span: Span;
  readonly markdown: string;
}
