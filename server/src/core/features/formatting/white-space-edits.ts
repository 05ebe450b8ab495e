import type { TextEdit } from '../../text/diagnostic.ts';

/**
 * An edit taken apart into edits of the white space that it changes, so that cursors, folds and breakpoints of an editor
 * keep their places. Where the edit changes more than white space, it stays as it is; where it changes nothing, there is none.
 */
export function whiteSpaceEdits(file: string, edit: TextEdit): readonly TextEdit[] {
  const { span, newText } = edit;
  const edits: TextEdit[] = [];
  let [oldAt, newAt] = [span.start, 0];
  for (;;) {
    const oldEnd = behindWhiteSpace(file, oldAt, span.end);
    const newEnd = behindWhiteSpace(newText, newAt, newText.length);
    const gap = newText.slice(newAt, newEnd);
    if (gap !== file.slice(oldAt, oldEnd)) {
      edits.push({ span: { start: oldAt, end: oldEnd }, newText: gap });
    }
    if (oldEnd === span.end && newEnd === newText.length) return edits;
    if (oldEnd === span.end || file[oldEnd] !== newText[newEnd]) return [edit];
    oldAt = oldEnd + 1;
    newAt = newEnd + 1;
  }
}

function behindWhiteSpace(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && isWhiteSpace(text.charCodeAt(end))) end++;
  return end;
}

function isWhiteSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}
