import type { Scanning } from './scanning.ts';
import { lineEnd } from './line-end.ts';

export function scanLineComment(scanning: Scanning, start: number): number {
  const end = lineEnd(scanning.text, start);
  scanning.comments.push({ kind: 'comment', start, end });
  return end;
}

/**
 * Block comments nest. One that holds an opening too many ends at the last `*` + `/` there is, as ANTLR's longest match
 * does with EqlBase.g4's BRACKETED_COMMENT.
 */
export function scanBlockComment(scanning: Scanning, start: number): number {
  const { text, comments, faults } = scanning;
  const end = blockEnd(text, start);
  if (end === undefined) {
    scanning.openComment = start;
    faults.push({
      message: 'This comment is not closed: everything behind it belongs to it. Write `*/` at its end.',
      span: { start, end: start + 2 },
    });
  }
  comments.push({ kind: 'comment', start, end: end ?? text.length });
  return end ?? text.length;
}

function blockEnd(text: string, start: number): number | undefined {
  let depth = 1;
  let last: number | undefined;
  const border = /\/\*|\*\//g;
  border.lastIndex = start + 2;
  for (let found = border.exec(text); found !== null; found = border.exec(text)) {
    if (found[0] === '/*') depth++;
    else {
      depth--;
      last = border.lastIndex;
      if (depth === 0) break;
    }
  }
  return last;
}
