import type { Fix } from '../../text/diagnostic.ts';
import type { Span } from '../../text/span.ts';
import type { Cursor } from './cursor.ts';

/** Moves a stretch of the query to the front of another one that stands before it. */
export function moveFix(cursor: Cursor, title: string, moved: Span, target: Span): Fix {
  const isBlankBetween = cursor.text.slice(target.end, moved.start).trim() === '';
  const from = isBlankBetween ? target.end : moved.start;
  return {
    title,
    edits: [
      { span: { start: target.start, end: target.start }, newText: `${cursor.textOf(moved)} ` },
      { span: { start: from, end: moved.end }, newText: '' },
    ],
    preferred: true,
  };
}
