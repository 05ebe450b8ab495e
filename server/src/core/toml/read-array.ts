import { COMMA, isBareKey, LEFT_BRACE, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import {
  atColumnZero,
  atEnd,
  atLineEnd,
  peek,
  readComment,
  readLineBreak,
  reportBroken,
  skipBlanks,
} from './cursor.ts';
import type { NodeDraft } from './draft.ts';
import { atTripleQuote, isQuote } from './read-string.ts';
import { readValue } from './read-value.ts';
import { afterBlanks, endsLine, looksLikeHeaderInArray, looksLikePair, startsValue } from './resume.ts';
import { reportUnclosed } from './unclosed.ts';
import { noteMixedItems } from './upstream-notes.ts';

/** Reads `[...]`, over any number of lines. Without its closing bracket it ends before the next key or table header. */
export function readArray(cursor: Cursor, depth: number): NodeDraft {
  const start = cursor.offset;
  const items: NodeDraft[] = [];
  cursor.offset++;
  let end = cursor.offset;
  let comma: 'needed' | 'possible' | 'wrong' = 'wrong';
  while (skipToItem(cursor)) {
    const unit = peek(cursor);
    if (unit === RIGHT_BRACKET) {
      cursor.offset++;
      cursor.inForeignLines = false;
      noteMixedItems(cursor, items);
      return { kind: 'array', span: { start, end: cursor.offset }, items, ofTables: false };
    }
    if (unit === RIGHT_BRACE && cursor.open.includes(LEFT_BRACE)) break;
    if (unit === COMMA) {
      if (comma === 'wrong') reportBroken(cursor, here(cursor), NO_ITEM);
      cursor.offset++;
      if (endsShortItem(cursor, items)) cursor.inForeignLines = false;
      comma = 'wrong';
    } else {
      if (comma === 'needed') reportNoComma(cursor);
      comma = readItem(cursor, items, depth) ? 'needed' : 'possible';
    }
    end = cursor.offset;
  }
  reportUnclosed(cursor, start);
  return { kind: 'array', span: { start, end }, items, ofTables: false };
}

/** A line of few words with a comma behind it is an item without quotes; other text may be a line of many. */
function endsShortItem({ text, offset }: Cursor, items: readonly NodeDraft[]): boolean {
  const { start, end } = items.at(-1)?.span ?? { start: 0, end: 0 };
  return end - start <= 40 && endsLine(text, afterBlanks(text, offset));
}

const NO_ITEM = 'An item is missing before this comma. Write one, or delete the comma.';

function here(cursor: Cursor): { start: number; end: number } {
  return { start: cursor.offset, end: cursor.offset + 1 };
}

/** False when something is wrong with it or behind it on its line, which is reported. */
function readItem(cursor: Cursor, items: NodeDraft[], depth: number): boolean {
  const { offset } = cursor;
  if (cursor.inForeignLines && atTripleQuote(cursor) && isForeignLine(cursor)) {
    cursor.offset += 3;
    return false;
  }
  const item = readValue(cursor, 'array', depth);
  items.push(item);
  // What can't start a value must not be looked at again.
  if (cursor.offset === offset) cursor.offset++;
  // Text without its quotes may go on on the lines below.
  if (item.kind === 'missing' || (item.kind === 'string' && !item.closed)) cursor.inForeignLines = true;
  return !cursor.broken;
}

function reportNoComma(cursor: Cursor): void {
  const { text, offset } = cursor;
  let end = offset + 1;
  while (isBareKey(text.charCodeAt(end - 1)) && isBareKey(text.charCodeAt(end))) end++;
  const isGlued = isQuote(text.charCodeAt(offset - 1));
  const message = isGlued
    ? 'The string ends before this. Write a quote inside a string as `\\"`, or put a comma between two strings.'
    : 'A comma is missing before this: the items of an array are separated by commas.';
  reportBroken(cursor, { start: offset, end }, message);
}

/** Goes to the next item, comma or bracket; false where the array must have ended already. */
function skipToItem(cursor: Cursor): boolean {
  const line = skipEmptyLines(cursor);
  if (atEnd(cursor)) return false;
  if (line === undefined) return true;
  if (startsStatement(cursor, line === cursor.offset)) {
    cursor.offset = line;
    return false;
  }
  if (!cursor.inForeignLines || !isForeignLine(cursor)) {
    cursor.inForeignLines = false;
    cursor.broken = false;
  }
  return true;
}

/** Goes to what comes next; returns where its line starts, when that is another line. */
function skipEmptyLines(cursor: Cursor): number | undefined {
  let line = atColumnZero(cursor) ? cursor.offset : undefined;
  for (;;) {
    skipBlanks(cursor);
    readComment(cursor);
    if (!atLineEnd(cursor) || atEnd(cursor)) return line;
    readLineBreak(cursor);
    line = cursor.offset;
  }
}

/** Below text without quotes: more of it, or its closing quotes, when their opening ones are missing. */
function isForeignLine(cursor: Cursor): boolean {
  const { text, offset } = cursor;
  if (!atTripleQuote(cursor)) return !startsValue(text, offset) && !endsItem(peek(cursor));
  const behind = afterBlanks(text, offset + 3);
  return endsLine(text, behind) || endsItem(text.charCodeAt(behind));
}

function endsItem(unit: number): boolean {
  return unit === COMMA || unit === RIGHT_BRACKET || unit === RIGHT_BRACE;
}

/** No item looks like `key =`, but an array may look like a header, so that must stand at column 0 and hold no value. */
function startsStatement(cursor: Cursor, isColumnZero: boolean): boolean {
  const { text, offset } = cursor;
  const unit = peek(cursor);
  if (unit === LEFT_BRACKET) return isColumnZero && looksLikeHeaderInArray(text, offset);
  return (isBareKey(unit) || isQuote(unit)) && looksLikePair(text, offset);
}
