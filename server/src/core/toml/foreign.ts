/** Lines that are no TOML: said in words that fit what stands there. */
import { EQUALS, HASH, isControl, isInvisible } from './characters.ts';
import type { Cursor } from './cursor.ts';
import {
  atLineEnd,
  endOfLine,
  peek,
  reportBroken,
  reportBrokenControl,
  reportInvisible,
  skipLine,
} from './cursor.ts';
import { isQuote } from './read-string.ts';
import { afterBlanks, endOfKeyPath, hasAssignment } from './resume.ts';

/** Reports the line at `start` (its first character that is no blank) and skips it. */
export function readForeignLine(cursor: Cursor, start: number): void {
  const { text } = cursor;
  const unit = text.charCodeAt(start);
  const span = { start, end: Math.max(endOfLine(text, start), start + 1) };
  if (isControl(unit)) reportBrokenControl(cursor, start, 'TOML');
  else if (isInvisible(unit)) reportInvisible(cursor, start);
  else reportBroken(cursor, span, explainLine(text, start));
  cursor.inForeignLines = true;
  skipLine(cursor);
}

function explainLine(text: string, start: number): string {
  const unit = text.charCodeAt(start);
  if (unit === EQUALS) return 'The key is missing before this `=`. Write `key = value`.';
  if (isQuote(unit) && text.startsWith(text.charAt(start).repeat(3), start)) {
    return (
      "A multi-line string can't be a key, and as a value it stands behind `key = `. " +
      'Are the opening quotes of a string above missing?'
    );
  }
  if (text.startsWith('==', afterKey(text, start))) return 'TOML sets a key with one `=`. Delete the other.';
  if (COMMENTS.some((opening) => text.startsWith(opening, start)))
    return 'A comment starts with `#` in TOML.';
  if (']},'.includes(text.charAt(start)))
    return `This \`${text.charAt(start)}\` belongs to no value. Delete it.`;
  if (hasAssignment(text, start)) {
    return (
      "This key can't be read: it holds letters `A-Z a-z`, digits, `_` and `-`. " +
      'Put a key with other characters in quotes: `"a b" = ...`.'
    );
  }
  return (
    'This is no TOML: a line is `key = value`, a `[table]` header or a `# comment`. ' +
    'Complete it, or look for missing quotes of a string above.'
  );
}

function afterKey(text: string, start: number): number {
  return afterBlanks(text, endOfKeyPath(text, start) ?? start);
}

const COMMENTS = ['//', '/*', ';', '--'];

/** After an unclosed bracket its closing one may still come: true for a rest of a line that holds nothing else. */
export function isOwedBracket(cursor: Cursor): boolean {
  if (!cursor.owesBracket) return false;
  for (let offset = cursor.offset; offset < cursor.text.length; offset++) {
    const unit = cursor.text.charCodeAt(offset);
    if (unit === HASH || unit === 0x0a || unit === 0x0d) break;
    if (!']}, \t'.includes(String.fromCharCode(unit))) return false;
  }
  return true;
}

/** What must stand behind a value or a header: nothing but a comment. `message` says so. */
export function finishLine(cursor: Cursor, message: string): void {
  if (atLineEnd(cursor) || peek(cursor) === HASH) return;
  if (!isOwedBracket(cursor)) reportRest(cursor, message);
  skipLine(cursor);
}

function reportRest(cursor: Cursor, message: string): void {
  const { text, offset } = cursor;
  if (isControl(peek(cursor))) reportBrokenControl(cursor, offset, 'TOML');
  else if (isInvisible(peek(cursor))) reportInvisible(cursor, offset);
  else reportBroken(cursor, { start: offset, end: Math.max(offset + 1, endOfLine(text, offset)) }, message);
}
