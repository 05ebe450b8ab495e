import type { Span } from './span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One replacement in the text that the diagnostic is about. `span` may be empty: an insertion. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export interface Fix {
  /** What it does, as a menu entry: "Replace with `process.name`". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True for the one fix that is right beyond doubt. */
  readonly preferred?: boolean;
}

export interface RelatedInformation {
  readonly span: Span;
  readonly message: string;
}

/** A finding in a file. Spans are offsets of the file. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** What, why, what to do; names in backticks. */
  readonly message: string;
  readonly span: Span;
  readonly related?: readonly RelatedInformation[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}
