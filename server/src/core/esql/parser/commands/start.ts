import type { Span } from '../../../text/span.ts';
import type { Cursor } from '../cursor.ts';

/** Where a command starts: its word or words, which are read. */
export interface Start {
  readonly nameSpan: Span;
}

/** What every command has, once it is read. */
export function finished(
  cursor: Cursor,
  { nameSpan }: Start,
): { readonly span: Span; readonly nameSpan: Span; readonly broken: boolean } {
  const end = Math.max(nameSpan.end, cursor.previous?.end ?? nameSpan.end);
  return { span: { start: nameSpan.start, end }, nameSpan, broken: cursor.broken };
}
