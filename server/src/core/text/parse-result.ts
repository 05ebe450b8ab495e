import type { Fix } from './diagnostic.ts';
import type { Span } from './span.ts';

/** A syntax error as a value; `span` is in the parsed text. */
export interface SyntaxFault {
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  /** Spans of their edits are in the parsed text. */
  readonly fixes?: readonly Fix[];
}

/** Parsers never throw on input: they return the best tree they can and what is wrong with the text. */
export interface ParseResult<T> {
  readonly value: T;
  readonly errors: readonly SyntaxFault[];
}
