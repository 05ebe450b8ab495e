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
import { isQuote } from './read-string.ts';
import { readValue } from './read-value.ts';
import { looksLikeHeaderInArray, looksLikePair } from './resume.ts';
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
      noteMixedItems(cursor, items);
      return { kind: 'array', span: { start, end: cursor.offset }, items, ofTables: false };
    }
    if (unit === RIGHT_BRACE && cursor.open.includes(LEFT_BRACE)) break;
    if (unit === COMMA) {
      if (comma === 'wrong') reportBroken(cursor, here(cursor), NO_ITEM);
      cursor.offset++;
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

const NO_ITEM = 'An item is missing before this comma. Write one, or delete the comma.';

function here(cursor: Cursor): { start: number; end: number } {
  return { start: cursor.offset, end: cursor.offset + 1 };
}

/** False when there was no value, which is reported. */
function readItem(cursor: Cursor, items: NodeDraft[], depth: number): boolean {
  const { offset } = cursor;
  const item = readValue(cursor, 'array', depth);
  items.push(item);
  // What can't start a value must not be looked at again.
  if (cursor.offset === offset) cursor.offset++;
  return item.kind !== 'missing';
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
  let line = atColumnZero(cursor) ? cursor.offset : undefined;
  for (;;) {
    skipBlanks(cursor);
    readComment(cursor);
    if (atEnd(cursor)) return false;
    if (!atLineEnd(cursor)) break;
    readLineBreak(cursor);
    cursor.broken = false;
    line = cursor.offset;
  }
  if (line === undefined || !startsStatement(cursor, line === cursor.offset)) return true;
  cursor.offset = line;
  return false;
}

/** No item looks like `key =`, but an array may look like a header, so that must stand at column 0 and hold no value. */
function startsStatement(cursor: Cursor, isColumnZero: boolean): boolean {
  const { text, offset } = cursor;
  const unit = peek(cursor);
  if (unit === LEFT_BRACKET) return isColumnZero && looksLikeHeaderInArray(text, offset);
  return (isBareKey(unit) || isQuote(unit)) && looksLikePair(text, offset);
}
