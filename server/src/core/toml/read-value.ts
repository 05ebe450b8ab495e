import {
  COMMA,
  EQUALS,
  HASH,
  isBlank,
  isControl,
  isDigit,
  isInvisible,
  LEFT_BRACE,
  LEFT_BRACKET,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  SPACE,
} from './characters.ts';
import type { Cursor } from './cursor.ts';
import { endOfWords, isLineBreak, peek, report, reportBroken, reportInvisible } from './cursor.ts';
import { rangeFault } from './datetimes.ts';
import { MAX_DEPTH } from './depth.ts';
import type { NodeDraft } from './draft.ts';
import { readNoValue } from './no-value.ts';
import type { ValuePlace } from './place.ts';
import { readArray } from './read-array.ts';
import { readInlineTable } from './read-inline-table.ts';
import { isQuote, readString } from './read-string.ts';
import type { Scalar } from './scalars.ts';
import { explainWord, fitsIn64Bits, readScalar } from './scalars.ts';
import { skipNested } from './skip-nested.ts';
import { noteScalar } from './upstream-notes.ts';
import { tooManyParts } from './table-messages.ts';

/** Reads the value at the cursor, which lies in `depth` others. One that can't be read is `missing`, and reported. */
export function readValue(cursor: Cursor, place: ValuePlace, depth: number): NodeDraft {
  const unit = peek(cursor);
  if (isQuote(unit)) return readString(cursor, place);
  if (unit !== LEFT_BRACKET && unit !== LEFT_BRACE) return readWord(cursor, place);
  if (depth >= MAX_DEPTH) return skipTooDeep(cursor);
  cursor.open.push(unit);
  const value = unit === LEFT_BRACKET ? readArray(cursor, depth + 1) : readInlineTable(cursor, depth + 1);
  cursor.open.pop();
  return value;
}

function skipTooDeep(cursor: Cursor): NodeDraft {
  const start = cursor.offset;
  reportBroken(cursor, { start, end: start + 1 }, tooManyParts());
  skipNested(cursor);
  cursor.broken = true;
  cursor.skipped = true;
  cursor.incomplete = true;
  return { kind: 'missing', span: { start, end: cursor.offset } };
}

function readWord(cursor: Cursor, place: ValuePlace): NodeDraft {
  const start = cursor.offset;
  const end = endOfWord(cursor.text, start);
  if (end === start) return readNoValue(cursor);
  const span = { start, end };
  const word = cursor.text.slice(start, end);
  const scalar = readScalar(word, span);
  if (scalar === undefined) return reportNoWord(cursor, place, word);
  cursor.offset = end;
  checkScalar(cursor, scalar, word);
  return scalar;
}

/** A word ends at blanks, brackets, commas and comments; a date may go on behind a blank with its time. */
function endOfWord(text: string, start: number): number {
  const end = skipWord(text, start);
  const isDate = end - start === 10 && text.charCodeAt(start + 4) === 0x2d && isDigit(text.charCodeAt(start));
  const hasTime =
    isDate &&
    text.charCodeAt(end) === SPACE &&
    isDigit(text.charCodeAt(end + 1)) &&
    text.charAt(end + 3) === ':';
  return hasTime ? skipWord(text, end + 1) : end;
}

function skipWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && !endsWord(text.charCodeAt(end))) end++;
  return end;
}

function endsWord(unit: number): boolean {
  return (
    isBlank(unit) ||
    isLineBreak(unit) ||
    isControl(unit) ||
    unit === COMMA ||
    unit === RIGHT_BRACKET ||
    unit === RIGHT_BRACE ||
    unit === HASH ||
    unit === EQUALS
  );
}

function checkScalar(cursor: Cursor, scalar: Scalar, word: string): void {
  const { kind, span } = scalar;
  noteScalar(cursor, scalar, word);
  if (kind === 'datetime') {
    const fault = rangeFault(word);
    if (fault !== undefined) report(cursor, span, fault);
  } else if (kind === 'integer' && !fitsIn64Bits(scalar.value)) {
    report(
      cursor,
      span,
      'This number does not fit into 64 bits, as TOML requires. Put it in quotes, or write a float.',
    );
  }
}

/** A word that is no value: with the words behind it, since text without quotes is the likeliest mistake. */
function reportNoWord(cursor: Cursor, place: ValuePlace, word: string): NodeDraft {
  const start = cursor.offset;
  const end = endOfWords(cursor.text, start, (unit) => isEnd(unit, place));
  const span = { start, end: Math.max(end, start + word.length) };
  const invisible = invisibleIn(word);
  if (invisible >= 0) reportInvisible(cursor, start + invisible);
  else reportBroken(cursor, span, explainWord(word));
  cursor.offset = span.end;
  return { kind: 'missing', span };
}

function invisibleIn(word: string): number {
  for (let index = 0; index < word.length; index++) {
    if (isInvisible(word.charCodeAt(index))) return index;
  }
  return -1;
}

function isEnd(unit: number, place: ValuePlace): boolean {
  if (place === 'line') return false;
  return unit === COMMA || unit === RIGHT_BRACKET || unit === RIGHT_BRACE;
}
