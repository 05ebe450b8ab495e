import type { Span } from '../text/span.ts';
import type { TomlHeader } from './ast.ts';
import { EQUALS, LEFT_BRACKET, RIGHT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { atLineEnd, endOfLine, peek, reportBroken, skipBlanks } from './cursor.ts';
import { readKeyPath } from './read-keys.ts';

export type HeaderDraft = Omit<TomlHeader, 'path' | 'table'>;

/**
 * Reads `[a.b]` or `[[a.b]]`. One whose closing brackets are missing still counts; one whose name can't be read has no
 * keys.
 */
export function readHeader(cursor: Cursor): HeaderDraft {
  const { offset: start, suspecting: suspected } = cursor;
  const isArray = readOpening(cursor);
  const { parts, isComplete } = readKeyPath(cursor);
  const keyEnd = cursor.offset;
  skipBlanks(cursor);
  const isClosed = isComplete && peek(cursor) === RIGHT_BRACKET;
  if (isClosed) {
    readClosing(cursor, isArray);
    return { span: { start, end: cursor.offset }, keys: parts, isArray, suspected };
  }
  const span = { start, end: Math.max(keyEnd, endOfLine(cursor.text, cursor.offset)) };
  const keepsName = isComplete && atLineEnd(cursor);
  reportBroken(cursor, span, keepsName ? unclosed(isArray) : noName(cursor, parts.length > 0));
  cursor.offset = span.end;
  cursor.owesBracket = true;
  return { span, keys: keepsName ? parts : [], isArray, suspected };
}

/** Steps over `[` or `[[`; true for the latter. */
function readOpening(cursor: Cursor): boolean {
  cursor.offset++;
  const between = { start: cursor.offset, end: cursor.offset };
  skipBlanks(cursor);
  if (peek(cursor) !== LEFT_BRACKET) return false;
  if (cursor.offset > between.start) reportBetween(cursor, { start: between.start, end: cursor.offset });
  cursor.offset++;
  skipBlanks(cursor);
  return true;
}

function readClosing(cursor: Cursor, isArray: boolean): void {
  const start = cursor.offset++;
  if (!isArray) return;
  const between = cursor.offset;
  skipBlanks(cursor);
  if (peek(cursor) !== RIGHT_BRACKET) {
    cursor.offset = between;
    const message = 'The second `]` is missing: the header of an array of tables ends with `]]`.';
    reportBroken(cursor, { start, end: between }, message);
    return;
  }
  if (cursor.offset > between) reportBetween(cursor, { start: between, end: cursor.offset });
  cursor.offset++;
}

function reportBetween(cursor: Cursor, span: Span): void {
  reportBroken(cursor, span, 'No blank may stand between the two brackets: write `[[` and `]]`.');
}

function unclosed(isArray: boolean): string {
  const closing = isArray ? ']]' : ']';
  return `This table header is not closed: \`${closing}\` is missing behind the name.`;
}

function noName(cursor: Cursor, hasName: boolean): string {
  if (!hasName && peek(cursor) === RIGHT_BRACKET) {
    return 'This table header has no name. Write it between the brackets, as in `[rule]`.';
  }
  if (peek(cursor) === EQUALS)
    return 'This is neither a table header, `[name]`, nor `name = value`. Write one of them.';
  return (
    "The name of this table can't be read. It holds letters `A-Z a-z`, digits, `_`, `-`, and dots between its parts; " +
    'a part with other characters stands in quotes: `[a."b c"]`.'
  );
}
