import { lineEnd } from './line-end.ts';
import type { Scanning } from './scanning.ts';

/** `// …` to the end of its line. */
export function scanLineComment({ text, comments }: Scanning, start: number): number {
  const end = lineEnd(text, start);
  comments.push({ start, end });
  return end;
}

/** A block comment, also over lines, and also one inside another (EsqlBaseLexer.g4, `MULTILINE_COMMENT`). */
export function scanBlockComment(scanning: Scanning, start: number): number {
  const { text, comments, faults } = scanning;
  let depth = 1;
  let at = start + 2;
  while (at < text.length && depth > 0) {
    if (text.startsWith('*/', at)) {
      depth--;
      at += 2;
    } else if (text.startsWith('/*', at)) {
      depth++;
      at += 2;
    } else at++;
  }
  if (depth > 0) {
    faults.push({
      message: 'This comment has no end: close it with `*/`.',
      span: { start, end: start + 2 },
    });
  }
  comments.push({ start, end: at });
  return at;
}
