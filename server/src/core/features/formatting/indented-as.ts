import { lexEql } from '../../eql/lex.ts';
import { textOf, type Span } from '../../text/span.ts';

/**
 * A part of a laid-out query, moved to the depth of the line of `text` that its original starts in. Lines within comments
 * stay as they are: their indentation is the writer's.
 */
export function indentedAs(text: string, original: Span, printed: string, part: Span): string {
  const indent = indentOf(text, original.start);
  const depth = indentOf(printed, part.start).length;
  const comments = lexEql(printed).filter(({ kind }) => kind === 'comment');
  const inComment = (offset: number): boolean =>
    comments.some(({ span }) => span.start < offset && offset < span.end);
  let offset = part.start;
  const lines = textOf(printed, part)
    .split('\n')
    .map((line, index) => {
      const start = offset;
      offset += line.length + 1;
      return index === 0 || inComment(start) ? line : indent + line.slice(Math.min(depth, blanksOf(line)));
    });
  return lines.join('\n');
}

/** The blanks that the line of an offset starts with. */
function indentOf(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return text.slice(start, start + blanksOf(text.slice(start, offset)));
}

function blanksOf(line: string): number {
  return line.length - line.trimStart().length;
}
