import { COMMA, EQUALS, HASH, isBlank, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import {
  atColumnZero,
  atEnd,
  atLineEnd,
  endOfWords,
  isLineBreak,
  peek,
  readComment,
  readLineBreak,
  reportBroken,
  skipBlanks,
} from './cursor.ts';
import type { NodeDraft, TableDraft } from './draft.ts';
import { newTable } from './draft.ts';
import { insertPair } from './insert-pair.ts';
import { readKeyPath } from './read-keys.ts';
import { readValue } from './read-value.ts';
import { hasAssignment, looksLikeHeader, looksLikePair } from './resume.ts';
import { reportUnclosed } from './unclosed.ts';
import { noteDottedKey } from './upstream-notes.ts';

/** An inline table being read. */
interface Open {
  readonly start: number;
  readonly table: TableDraft;
  readonly depth: number;
  /** What was read last. */
  last: 'brace' | 'pair' | 'comma';
  isOnOneLine: boolean;
}

/**
 * Reads `{...}`. One that goes on over several lines is reported and read on; without its closing brace it ends before
 * the next key or table header at column 0.
 */
export function readInlineTable(cursor: Cursor, depth: number): NodeDraft {
  const start = cursor.offset;
  const table = newTable('inline', { start, end: start + 1 });
  const open: Open = { start, table, depth, last: 'brace', isOnOneLine: true };
  cursor.offset++;
  let end = cursor.offset;
  while (skipToPair(cursor, open)) {
    if (peek(cursor) === RIGHT_BRACE) {
      if (open.last === 'comma') reportBroken(cursor, commaBefore(cursor), TRAILING_COMMA);
      cursor.offset++;
      table.span = { start, end: cursor.offset };
      return table;
    }
    if (peek(cursor) === RIGHT_BRACKET && cursor.open.includes(LEFT_BRACKET)) break;
    readNext(cursor, open);
    end = cursor.offset;
  }
  reportUnclosed(cursor, start);
  table.span = { start, end };
  return table;
}

const TRAILING_COMMA = 'No comma may stand behind the last value of an inline table in TOML 1.0. Delete it.';

function commaBefore(cursor: Cursor): { start: number; end: number } {
  let start = cursor.offset - 1;
  while (cursor.text.charCodeAt(start) !== COMMA && start > 0) start--;
  return { start, end: start + 1 };
}

/** Takes a comma or a `key = value`. */
function readNext(cursor: Cursor, open: Open): void {
  if (peek(cursor) !== COMMA) {
    readInlinePair(cursor, open);
    open.last = 'pair';
    return;
  }
  if (open.last !== 'pair') {
    const message = 'A `key = value` is missing before this comma. Write one, or delete the comma.';
    reportBroken(cursor, { start: cursor.offset, end: cursor.offset + 1 }, message);
  } else open.last = 'comma';
  cursor.offset++;
}

function readInlinePair(cursor: Cursor, open: Open): void {
  const start = cursor.offset;
  const { parts, isComplete } = readKeyPath(cursor);
  const keyEnd = cursor.offset;
  skipBlanks(cursor);
  if (!isComplete || peek(cursor) !== EQUALS) {
    cursor.offset = keyEnd;
    reportNoPair(cursor, start, open.last === 'pair');
    return;
  }
  if (open.last === 'pair') reportBroken(cursor, { start, end: keyEnd }, NO_COMMA);
  cursor.offset++;
  skipBlanks(cursor);
  noteDottedKey(cursor, parts);
  const { suspecting: suspected } = cursor;
  const value = readValue(cursor, 'inline-table', open.depth + parts.length - 1);
  open.table.pairs.push({ span: { start, end: value.span.end }, keys: parts, value, suspected });
  insertPair(cursor, open.table, parts, value, { suspected, repeats: false, depth: open.depth });
}

const NO_COMMA = 'A comma is missing before this: the values of an inline table are separated by commas.';

/** Something that is no `key = value`: goes to where the next may start. */
function reportNoPair(cursor: Cursor, start: number, isBehindPair: boolean): void {
  const { text } = cursor;
  const end = Math.max(
    endOfWords(text, start, (unit) => unit === COMMA || unit === RIGHT_BRACE || unit === RIGHT_BRACKET),
    cursor.offset,
    start + 1,
  );
  reportBroken(cursor, { start, end }, isBehindPair ? 'A comma or `}` is missing before this.' : NO_PAIR);
  cursor.offset = end;
}

const NO_PAIR =
  'This is no `key = value`, which is all that an inline table may hold. ' +
  'A key of other characters than `A-Z a-z 0-9 _ -` stands in quotes.';

/** Goes to the next pair, comma or brace; false where the table must have ended already. */
function skipToPair(cursor: Cursor, open: Open): boolean {
  if (atColumnZero(cursor)) return false;
  skipBlanks(cursor);
  if (!atLineEnd(cursor) && peek(cursor) !== HASH) return true;
  const line = skipEmptyLines(cursor);
  if (atEnd(cursor) || !goesOn(cursor, open, line === cursor.offset)) {
    cursor.offset = line;
    return false;
  }
  if (open.isOnOneLine) reportBroken(cursor, { start: open.start, end: open.start + 1 }, ONE_LINE);
  open.isOnOneLine = false;
  cursor.broken = false;
  return true;
}

/** Goes to what comes next on a line below; returns where that line starts. */
function skipEmptyLines(cursor: Cursor): number {
  let line = cursor.offset;
  while (!atEnd(cursor) && (atLineEnd(cursor) || peek(cursor) === HASH)) {
    readComment(cursor);
    if (!atEnd(cursor)) readLineBreak(cursor);
    line = cursor.offset;
    skipBlanks(cursor);
  }
  return line;
}

const ONE_LINE =
  'An inline table must stand on one line in TOML 1.0, and this one goes on below. ' +
  'Join its lines, or write it as a `[table]`.';

/** Does the line at the cursor, below an open inline table, belong to it? */
function goesOn(cursor: Cursor, open: Open, isColumnZero: boolean): boolean {
  const { text, offset } = cursor;
  const unit = peek(cursor);
  if (unit === RIGHT_BRACE || unit === COMMA) return true;
  if (unit === RIGHT_BRACKET) return cursor.open.includes(LEFT_BRACKET);
  if (unit === LEFT_BRACKET)
    return !(isColumnZero && looksLikeHeader(text, offset)) && hasAssignment(text, offset);
  if (!looksLikePair(text, offset)) return false;
  return !isColumnZero || (open.last !== 'pair' && endsLikeItem(text, offset));
}

/** A `key = value` with a comma behind it, or with a closing brace but no opening one. */
function endsLikeItem(text: string, offset: number): boolean {
  let last = '';
  let hasBrace = false;
  for (let at = offset; at < text.length && !isLineBreak(text.charCodeAt(at)); at++) {
    const character = text.charAt(at);
    if (character === '{') hasBrace = true;
    if (!isBlank(text.charCodeAt(at))) last = character;
  }
  return last === ',' || (last === '}' && !hasBrace);
}
