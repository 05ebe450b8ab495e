import type { SourcePiece } from '../text/source-map.ts';
import { SourceMap } from '../text/source-map.ts';
import type { Span } from '../text/span.ts';
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  isBlank,
  isControl,
  LINE_FEED,
  QUOTE,
  TAB,
  unicodeName,
} from './characters.ts';
import type { Cursor } from './cursor.ts';
import { report } from './cursor.ts';
import { endOfContinuation, readEscape } from './escapes.ts';
import { noteContinuation, noteTab } from './upstream-notes.ts';

export interface StringContent {
  readonly value: string;
  readonly source: SourceMap;
}

/** Content under construction: `run` is where the stretch starts that stands verbatim in the text so far. */
interface Build {
  readonly text: string;
  readonly parts: string[];
  readonly pieces: SourcePiece[];
  length: number;
  run: number;
}

// What needs a look inside a string. The tab is allowed, but upstream's reader refuses it in basic strings.
const NOTABLE_IN_BASIC = /[\\\x00-\x09\x0b-\x1f\x7f]/g;
const NOTABLE_IN_LITERAL = /[\x00-\x08\x0b-\x1f\x7f]/g;

/** Decodes the inside of a basic (`"`) or literal (`'`) string, and reports what is wrong. */
export function readContent(
  cursor: Cursor,
  { start, end }: Span,
  quote: number,
  isClosed: boolean,
): StringContent {
  // Searched in a slice: a search in the whole text would run on to its end for every string.
  const inside = cursor.text.slice(start, end);
  const notable = quote === QUOTE ? NOTABLE_IN_BASIC : NOTABLE_IN_LITERAL;
  let offset = indexOf(notable, inside, 0);
  if (offset === inside.length) return { value: inside, source: SourceMap.verbatim(inside.length, start) };
  const build: Build = { text: cursor.text, parts: [], pieces: [], length: 0, run: start };
  const seen: Seen = { isClosed, escape: -1, control: -2, tab: false };
  while (offset < inside.length) {
    const next = readNotable(cursor, build, { start: start + offset, end }, quote, seen);
    offset = indexOf(notable, inside, next - start);
  }
  closeRun(build, end);
  return { value: build.parts.join(''), source: new SourceMap(build.pieces) };
}

/** Takes what stands at `place.start`, in content that ends at `place.end`; returns where to go on. */
function readNotable(cursor: Cursor, build: Build, place: Span, quote: number, seen: Seen): number {
  const isEscape = quote === QUOTE && cursor.text.charCodeAt(place.start) === BACKSLASH;
  if (isEscape) return readBackslash(cursor, build, place, seen);
  checkControl(cursor, place.start, quote, seen);
  return place.start + 1;
}

/** What was reported in this string, so that one mistake is reported once. */
interface Seen {
  /** In a string without its closing quotes, an escape may be unfinished because the string is. */
  readonly isClosed: boolean;
  /** Offset of the last bad escape. */
  escape: number;
  /** Offset of the last control character. */
  control: number;
  tab: boolean;
}

/** Where `pattern` (global) matches next at or behind `from`; the text's length when it doesn't. */
export function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}

function readBackslash(cursor: Cursor, build: Build, place: Span, seen: Seen): number {
  const continuation = endOfContinuation(build.text, place.start, place.end);
  if (continuation !== undefined) {
    if (isBlank(build.text.charCodeAt(place.start + 1))) noteContinuation(cursor, place.start);
    replace(build, place.start, continuation, '');
    return continuation;
  }
  const found = readEscape(build.text, place.start, place.end);
  if (found.kind === 'character') replace(build, place.start, found.end, found.value);
  else if (found.end < place.end || seen.isClosed)
    reportEscape(cursor, place.start, found.end, found.message, seen);
  return found.end;
}

function replace(build: Build, start: number, end: number, value: string): void {
  closeRun(build, start);
  build.pieces.push({
    text: { start: build.length, end: build.length + value.length },
    source: { start, end },
  });
  if (value !== '') build.parts.push(value);
  build.length += value.length;
  build.run = end;
}

function closeRun(build: Build, end: number): void {
  const size = end - build.run;
  if (size === 0) return;
  build.parts.push(build.text.slice(build.run, end));
  build.pieces.push({
    text: { start: build.length, end: build.length + size },
    source: { start: build.run, end },
  });
  build.length += size;
}

/** One bad escape a line: a Windows path in double quotes is one mistake. */
function reportEscape(cursor: Cursor, start: number, end: number, message: string, seen: Seen): void {
  const isFirst = seen.escape < 0 || hasLineBreak(cursor.text, seen.escape, start);
  if (isFirst) report(cursor, { start, end }, message);
  seen.escape = start;
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    if (text.charCodeAt(offset) === LINE_FEED) return true;
  }
  return false;
}

/** Reports each run of control characters once, and notes the first tab of a basic string. */
function checkControl(cursor: Cursor, offset: number, quote: number, seen: Seen): void {
  const unit = cursor.text.charCodeAt(offset);
  if (unit === TAB && !seen.tab) {
    seen.tab = true;
    noteTab(cursor, offset);
  }
  if (!isControl(unit) || isLineBreakPart(cursor.text, offset)) return;
  if (seen.control !== offset - 1) {
    report(cursor, { start: offset, end: offset + 1 }, controlMessage(unit, quote));
  }
  seen.control = offset;
}

function isLineBreakPart(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED;
}

function controlMessage(unit: number, quote: number): string {
  const escaped = `\\u${unit.toString(16).toUpperCase().padStart(4, '0')}`;
  const remedy =
    quote === QUOTE
      ? `Write \`${escaped}\` for it, or delete it.`
      : `Delete it, or use a double-quoted string and write \`${escaped}\`.`;
  const name = unit === CARRIAGE_RETURN ? 'A carriage return without a line feed' : 'The control character';
  return `${name} (${unicodeName(unit)}) must not stand in a TOML string. ${remedy}`;
}
