import { builders } from 'prettier/doc';
import { textOf, type Span } from '../../text/span.ts';
import { lexEql } from '../lex.ts';
import type { Comment, Comments } from './comments.ts';

type Doc = builders.Doc;
const { breakParent, hardline, lineSuffix } = builders;

export interface Printing {
  readonly text: string;
  readonly comments: Comments;
}

/** A field or a stretch of time: its tokens without what stands between them. Comments are handed out elsewhere. */
export function wordText(span: Span, { text }: Printing): string {
  const word = textOf(text, span);
  if (!/[\s/]/.test(word)) return word;
  return lexEql(word)
    .flatMap((token) => (token.kind === 'comment' ? [] : [token.text]))
    .join('');
}

/** Comments behind the last token, before a line break that leads to `offset`: they stay at the end of their line. */
export function separator(offset: number, { comments }: Printing): Doc[] {
  return atLineEnd(comments.takeBefore(offset, (comment) => comment.trailing));
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
  const taken = comments.takeBefore(offset);
  const own = taken.findIndex(({ trailing: isTrailing, inline }) => !isTrailing && !inline);
  const behind = own === -1 ? taken : taken.slice(0, own);
  // What stood behind the first one with a line of its own must not come before it.
  const below = own === -1 ? [] : taken.slice(own);
  return [...atLineEnd(behind), ...below.map(({ text }) => [hardline, lines(text)])];
}

/** Comments at the end of their line; nothing can stand behind one that goes up to there. */
function atLineEnd(comments: readonly Comment[]): Doc[] {
  if (comments.length === 0) return [];
  const parts = comments.map(({ text }, index) => [
    comments[index - 1]?.text.startsWith('//') === true ? hardline : ' ',
    lines(text),
  ]);
  return [lineSuffix(parts), breakParent];
}

/** The lines of a block comment keep their own indentation. */
function lines(text: string): Doc {
  const all = text.split(/\r?\n/);
  return all.length === 1
    ? text
    : all.map((each, index) => (index === 0 ? each : [builders.literalline, each]));
}
