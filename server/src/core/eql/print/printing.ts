import { builders } from 'prettier/doc';
import type { Span } from '../../text/span.ts';
import type { Comment, Comments } from './comments.ts';

type Doc = builders.Doc;
const { breakParent, hardline, lineSuffix } = builders;

export interface Printing {
  readonly text: string;
  readonly comments: Comments;
}

/** Comments behind the last token, before a line break that leads to `offset`: they stay at the end of their line. */
export function separator(offset: number, { comments }: Printing): Doc[] {
  return comments.takeBefore(offset, (comment) => comment.trailing).map(suffix);
}

/** Comments in front of what stands at `span`, and those inside it, which have no place of their own. */
export function leading(span: Span, { comments }: Printing): Doc[] {
  return comments
    .takeBefore(Math.max(span.end, span.start + 1))
    .map((comment) => (comment.inline ? [comment.text, ' '] : [lines(comment.text), hardline]));
}

/** True when `leading` gave a comment with a line of its own. */
export function startsLine(comments: readonly Doc[]): boolean {
  return comments.some((comment) => Array.isArray(comment) && comment.includes(hardline));
}

/** Comments before the end of a bracket or of the query. */
export function trailing(offset: number, { comments }: Printing): Doc[] {
  return comments
    .takeBefore(offset)
    .map((comment) =>
      comment.trailing || comment.inline ? suffix(comment) : [hardline, lines(comment.text)],
    );
}

function suffix({ text }: Comment): Doc {
  return [lineSuffix([' ', lines(text)]), breakParent];
}

/** The lines of a block comment keep their own indentation. */
function lines(text: string): Doc {
  const all = text.split(/\r?\n/);
  return all.length === 1
    ? text
    : all.map((each, index) => (index === 0 ? each : [builders.literalline, each]));
}
