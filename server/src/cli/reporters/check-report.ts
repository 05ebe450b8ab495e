import type { Diagnostic } from '../../core/text/diagnostic.ts';
import type { Source } from './excerpt.ts';

/** A rule file and what was found in it. Spans are offsets of `text`. */
export interface CheckedFile extends Source {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CheckSummary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

/** Gives the text to print after each file, and after the last one. */
export interface CheckReporter {
  file(file: CheckedFile): string;
  end(summary: CheckSummary): string;
}
