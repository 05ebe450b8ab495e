import { isBlank, LINE_FEED, CARRIAGE_RETURN, unicodeName } from './characters.ts';

/** An escape sequence: the character it stands for, or why it stands for none. `end` is behind the sequence. */
export type Escape =
  | { readonly kind: 'character'; readonly value: string; readonly end: number }
  | { readonly kind: 'fault'; readonly message: string; readonly end: number };

/** TOML 1.0, "String": the short escapes of basic strings. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** Reads the escape sequence whose backslash is at `offset`; the string's content ends at `limit`. */
export function readEscape(text: string, offset: number, limit: number): Escape {
  // Only an unclosed string ends with a backslash; that it is unclosed is reported already.
  if (offset + 1 >= limit) return { kind: 'character', value: '\\', end: limit };
  const letter = String.fromCodePoint(text.codePointAt(offset + 1) ?? 0);
  const value = SHORT.get(letter);
  if (value !== undefined) return { kind: 'character', value, end: offset + 2 };
  if (letter === 'u') return readUnicode(text, offset, limit, 4);
  if (letter === 'U') return readUnicode(text, offset, limit, 8);
  return { kind: 'fault', message: unknownEscape(letter), end: offset + 1 + letter.length };
}

function unknownEscape(letter: string): string {
  const shown = letter.trim() === '' ? 'A backslash before a blank' : `\`\\${letter}\``;
  return (
    `${shown} is no escape sequence of TOML. Write \`\\\\\` for a backslash, ` +
    "or put the text in single quotes, where backslashes stand for themselves: `'...'` or `'''...'''`."
  );
}

function readUnicode(text: string, offset: number, limit: number, digits: number): Escape {
  const start = offset + 2;
  let end = start;
  while (end < limit && end < start + digits && isHexDigit(text.charCodeAt(end))) end++;
  const shown = text.slice(offset, end);
  if (end - start < digits) {
    const message =
      `\`${shown}\` needs ${String(digits)} hexadecimal digits. ` +
      'Write `\\u` with 4 of them (`\\u00e9`) or `\\U` with 8, or `\\\\` for a backslash.';
    return { kind: 'fault', message, end };
  }
  const codePoint = parseInt(text.slice(start, end), 16);
  if (codePoint > 0x10ffff) {
    return { kind: 'fault', message: `\`${shown}\` is no character: Unicode ends at U+10FFFF.`, end };
  }
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
    const message =
      `\`${shown}\` is no character: ${unicodeName(codePoint)} is half of a surrogate pair. ` +
      'Write the whole character with `\\U` and 8 digits.';
    return { kind: 'fault', message, end };
  }
  return { kind: 'character', value: String.fromCodePoint(codePoint), end };
}

function isHexDigit(unit: number): boolean {
  const lower = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}

/**
 * A backslash at the end of a line swallows all blanks and line breaks up to the next character: where that is, or
 * `undefined` when the backslash at `offset` starts something else.
 */
export function endOfContinuation(text: string, offset: number, limit: number): number | undefined {
  let end = offset + 1;
  while (end < limit && isBlank(text.charCodeAt(end))) end++;
  if (end >= limit || lineBreakAt(text, end) === 0) return undefined;
  while (end < limit) {
    const size = isBlank(text.charCodeAt(end)) ? 1 : lineBreakAt(text, end);
    if (size === 0) break;
    end += size;
  }
  return end;
}

/** Length of the line break at `offset`; 0 when there is none. */
function lineBreakAt(text: string, offset: number): number {
  if (text.charCodeAt(offset) === LINE_FEED) return 1;
  return text.charCodeAt(offset) === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED ? 2 : 0;
}
