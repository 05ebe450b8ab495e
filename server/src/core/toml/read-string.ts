import type { Span } from '../text/span.ts';
import type { TomlString } from './ast.ts';
import { APOSTROPHE, BACKSLASH, CARRIAGE_RETURN, LINE_FEED, QUOTE } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { isLineBreak, peek, reportBroken } from './cursor.ts';
import type { ValuePlace } from './place.ts';
import { readMultiline } from './read-multiline.ts';
import { indexOf, readContent } from './string-content.ts';

export function isQuote(unit: number): boolean {
  return unit === QUOTE || unit === APOSTROPHE;
}

/** True before `"""` and `'''`. */
export function atTripleQuote(cursor: Cursor): boolean {
  const { text, offset } = cursor;
  const quote = text.charCodeAt(offset);
  return isQuote(quote) && text.charCodeAt(offset + 1) === quote && text.charCodeAt(offset + 2) === quote;
}

/** Reads the string of any style that starts at the cursor. */
export function readString(cursor: Cursor, place: ValuePlace): TomlString {
  return atTripleQuote(cursor) ? readMultiline(cursor, place) : readSingleLine(cursor);
}

/** Reads `"..."` or `'...'`. One that isn't closed ends with its line. */
export function readSingleLine(cursor: Cursor): TomlString {
  const start = cursor.offset;
  const quote = peek(cursor);
  const end = endOfSingleLine(cursor.text, start + 1, quote);
  const closed = cursor.text.charCodeAt(end) === quote;
  if (!closed) reportUnclosed(cursor, { start, end }, quote);
  cursor.offset = closed ? end + 1 : end;
  return {
    kind: 'string',
    span: { start, end: cursor.offset },
    style: quote === QUOTE ? 'basic' : 'literal',
    content: { start: start + 1, end },
    ...readContent(cursor, { start: start + 1, end }, quote, closed),
    closed,
  };
}

const STOPS_BASIC = /["\\\r\n]/g;
const STOPS_LITERAL = /['\r\n]/g;

/** Where the closing quote is, or else the end of the line. */
function endOfSingleLine(text: string, from: number, quote: number): number {
  const stops = quote === QUOTE ? STOPS_BASIC : STOPS_LITERAL;
  let offset = indexOf(stops, text, from);
  while (offset < text.length) {
    const unit = text.charCodeAt(offset);
    if (unit === quote || endsLine(text, offset)) return offset;
    const isEscape = unit === BACKSLASH && !isLineBreak(text.charCodeAt(offset + 1));
    offset = indexOf(stops, text, offset + (isEscape ? 2 : 1));
  }
  return text.length;
}

/** A bare CR ends no line in TOML; in a string it is a control character. */
function endsLine(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED);
}

function reportUnclosed(cursor: Cursor, span: Span, quote: number): void {
  const shown = quote === QUOTE ? '"' : "'";
  const triple = shown.repeat(3);
  const message =
    `This string is not closed: its closing \`${shown}\` is missing on this line. ` +
    `Add it, or use ${triple}...${triple} for text of several lines.`;
  reportBroken(cursor, span, message);
  cursor.skipped = true;
}
