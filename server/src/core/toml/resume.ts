/**
 * Where reading can go on after a mistake: what a line looks like, told without reading it. Each look costs at most the
 * line it is at. Hand-written, since a regular expression with groups keeps a stack entry for every character of a
 * hostile line.
 */
import {
  APOSTROPHE,
  BACKSLASH,
  DOT,
  EQUALS,
  HASH,
  isBareKey,
  isBlank,
  isDigit,
  LEFT_BRACE,
  LEFT_BRACKET,
  LINE_FEED,
  QUOTE,
  RIGHT_BRACKET,
} from './characters.ts';
import { isLineBreak } from './cursor.ts';

/** True when `key = value` or a table header starts at `offset`, as far as the start of the value tells. */
export function looksLikeStatement(text: string, offset: number): boolean {
  return text.charCodeAt(offset) === LEFT_BRACKET
    ? looksLikeHeader(text, offset)
    : looksLikePair(text, offset);
}

/** `key =` and then the start of a value or the end of the line; `key ==` is none. */
export function looksLikePair(text: string, offset: number): boolean {
  const end = endOfKeyPath(text, offset);
  if (end === undefined) return false;
  const equals = afterBlanks(text, end);
  return text.charCodeAt(equals) === EQUALS && startsValue(text, afterBlanks(text, equals + 1));
}

/** `key =` and anything else, a value or not; `key ==` is none. */
export function setsKey(text: string, offset: number): boolean {
  const end = endOfKeyPath(text, offset);
  if (end === undefined) return false;
  const equals = afterBlanks(text, end);
  return text.charCodeAt(equals) === EQUALS && text.charCodeAt(equals + 1) !== EQUALS;
}

/** `[key]` or `[[key]]` alone on the rest of the line. */
export function looksLikeHeader(text: string, offset: number): boolean {
  const brackets = text.charCodeAt(offset + 1) === LEFT_BRACKET ? 2 : 1;
  const end = endOfKeyPath(text, afterBlanks(text, offset + brackets));
  if (end === undefined) return false;
  const closing = afterBlanks(text, end);
  for (let bracket = 0; bracket < brackets; bracket++) {
    if (text.charCodeAt(closing + bracket) !== RIGHT_BRACKET) return false;
  }
  return endsLine(text, afterBlanks(text, closing + brackets));
}

/** True before `]` or `]]` that end the line: `a.b]` is a header without its opening brackets. */
export function looksLikeEndOfHeader(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) !== RIGHT_BRACKET) return false;
  const brackets = text.charCodeAt(offset + 1) === RIGHT_BRACKET ? 2 : 1;
  return endsLine(text, afterBlanks(text, offset + brackets));
}

/** As `looksLikeHeader`, but not what could as well be an array in an array: `[1]`, `["a"]`, `[true]`. */
export function looksLikeHeaderInArray(text: string, offset: number): boolean {
  const first = afterBlanks(text, offset + (text.charCodeAt(offset + 1) === LEFT_BRACKET ? 2 : 1));
  return !startsValue(text, first) && looksLikeHeader(text, offset);
}

/**
 * True when a `=` on the rest of the line could be meant to set a key, unlike `==`, `!=`, `<=`, `>=` and the `=` in
 * `with maxspan=5m`, which stands behind several words and without a blank.
 */
export function hasAssignment(text: string, offset: number): boolean {
  let hasWords = false;
  let hasSeveral = false;
  for (let at = offset; at < text.length && !isLineBreak(text.charCodeAt(at)); at++) {
    const unit = text.charCodeAt(at);
    const isBehindBlank = isBlank(text.charCodeAt(at - 1));
    if (unit === EQUALS && hasWords && isSingleEquals(text, at) && (isBehindBlank || !hasSeveral)) {
      return startsValue(text, afterBlanks(text, at + 1));
    }
    if (!isBlank(unit)) {
      hasSeveral ||= hasWords && isBehindBlank;
      hasWords = true;
    }
  }
  return false;
}

function isSingleEquals(text: string, offset: number): boolean {
  return text.charCodeAt(offset + 1) !== EQUALS && !'=!<>:~'.includes(text.charAt(offset - 1));
}

/** Behind the dotted key at `offset`, or `undefined` when there is none. */
export function endOfKeyPath(text: string, offset: number): number | undefined {
  let end = endOfKeyPart(text, offset);
  while (end !== undefined) {
    const dot = afterBlanks(text, end);
    if (text.charCodeAt(dot) !== DOT) return end;
    end = endOfKeyPart(text, afterBlanks(text, dot + 1));
  }
  return undefined;
}

function endOfKeyPart(text: string, offset: number): number | undefined {
  const quote = text.charCodeAt(offset);
  if (quote === QUOTE || quote === APOSTROPHE) return endOfQuoted(text, offset + 1, quote);
  let end = offset;
  while (isBareKey(text.charCodeAt(end))) end++;
  return end === offset ? undefined : end;
}

function endOfQuoted(text: string, from: number, quote: number): number | undefined {
  for (let offset = from; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === quote) return offset + 1;
    if (unit === LINE_FEED) return undefined;
    if (unit === BACKSLASH && quote === QUOTE && text.charCodeAt(offset + 1) !== LINE_FEED) offset++;
  }
  return undefined;
}

/** True before the first character of any value, and at the end of the line. */
export function startsValue(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit === QUOTE || unit === APOSTROPHE || unit === LEFT_BRACKET || unit === LEFT_BRACE) return true;
  if (isDigit(unit) || unit === 0x2b || unit === 0x2d || endsLine(text, offset)) return true;
  return WORDS.some(
    (word) => text.startsWith(word, offset) && !isBareKey(text.charCodeAt(offset + word.length)),
  );
}

const WORDS = ['true', 'false', 'inf', 'nan'];

/** True at the end of the line or before a comment. */
export function endsLine(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return offset >= text.length || unit === HASH || isLineBreak(unit);
}

export function afterBlanks(text: string, offset: number): number {
  let end = offset;
  while (isBlank(text.charCodeAt(end))) end++;
  return end;
}

/** Where the next line starts that looks like a key or a header at column 0, at or behind `from`; else the text's end. */
export function nextStatementLine(text: string, from: number): number {
  let line = isLineBreak(text.charCodeAt(from - 1)) ? from : lineBehind(text, from);
  while (line < text.length && !looksLikeStatement(text, line)) line = lineBehind(text, line);
  return line;
}

/** Start of the next line; the text's end on the last one. */
export function lineBehind(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  return lineFeed < 0 ? text.length : lineFeed + 1;
}
