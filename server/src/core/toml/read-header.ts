import type { Span } from '../text/span.ts';
import type { TomlHeader } from './ast.ts';
import { EQUALS, LEFT_BRACKET, RIGHT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { atLineEnd, endOfLine, peek, reportBroken, skipBlanks } from './cursor.ts';
import { readKeyPath } from './read-keys.ts';
import { shownKey } from './table-messages.ts';

export type HeaderDraft = Omit<TomlHeader, 'path' | 'table'>;

/**
 * Reads `[a.b]` or `[[a.b]]`. One whose brackets are not all there still counts; one whose name can't be read has no
 * keys.
 */
export function readHeader(cursor: Cursor): HeaderDraft {
  const { offset: start, suspecting: suspected } = cursor;
  const opened = readOpening(cursor);
  const { parts, isComplete } = readKeyPath(cursor);
  const keyEnd = cursor.offset;
  skipBlanks(cursor);
  if (isComplete && peek(cursor) === RIGHT_BRACKET) {
    const closed = readClosing(cursor, opened);
    const span = { start, end: cursor.offset };
    if (opened !== closed) reportBroken(cursor, span, unequal(shownKey(parts)));
    cursor.owesBracket = opened > closed;
    return { span, keys: parts, isArray: opened === 2 || closed === 2, suspected };
  }
  const span = { start, end: Math.max(keyEnd, endOfLine(cursor.text, cursor.offset)) };
  const keepsName = isComplete && atLineEnd(cursor);
  reportBroken(cursor, span, keepsName ? unclosed(opened) : noName(cursor, parts.length > 0));
  cursor.offset = span.end;
  cursor.owesBracket = true;
  cursor.brokenHeader = true;
  return { span, keys: keepsName ? parts : [], isArray: opened === 2, suspected };
}

/** Steps over `[` or `[[`; returns how many there are. */
function readOpening(cursor: Cursor): number {
  if (peek(cursor) !== LEFT_BRACKET) return 0;
  const start = ++cursor.offset;
  skipBlanks(cursor);
  if (peek(cursor) !== LEFT_BRACKET) return 1;
  if (cursor.offset > start) reportBetween(cursor, { start, end: cursor.offset });
  cursor.offset++;
  skipBlanks(cursor);
  return 2;
}

/** Steps over `]` or `]]`; returns how many there are. */
function readClosing(cursor: Cursor, opened: number): number {
  const start = ++cursor.offset;
  if (opened === 2) skipBlanks(cursor);
  if (peek(cursor) !== RIGHT_BRACKET) {
    cursor.offset = start;
    return 1;
  }
  if (cursor.offset > start) reportBetween(cursor, { start, end: cursor.offset });
  cursor.offset++;
  return 2;
}

function unequal(name: string): string {
  return (
    'The brackets around this name differ. ' +
    `Write \`[${name}]\` for a table, or \`[[${name}]]\` for one of several in an array.`
  );
}

function reportBetween(cursor: Cursor, span: Span): void {
  reportBroken(cursor, span, 'No blank may stand between the two brackets: write `[[` and `]]`.');
}

function unclosed(opened: number): string {
  const closing = ']'.repeat(opened);
  return `This table header is not closed: \`${closing}\` is missing behind the name.`;
}

function noName(cursor: Cursor, hasName: boolean): string {
  if (!hasName && (peek(cursor) === RIGHT_BRACKET || atLineEnd(cursor))) {
    return 'This table header has no name. Write it between the brackets, as in `[rule]`.';
  }
  if (peek(cursor) === EQUALS)
    return 'This is neither a table header, `[name]`, nor `name = value`. Write one of them.';
  return (
    "The name of this table can't be read. It holds letters `A-Z a-z`, digits, `_`, `-`, and dots between its parts; " +
    'a part with other characters stands in quotes: `[a."b c"]`.'
  );
}
