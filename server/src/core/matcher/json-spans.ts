import type { Span } from '../text/span.ts';

/** JSON texts cut into values without reading them: linear, never recursive, content with broken JSON. Spans are UTF-16 offsets. */

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Where a value ends; without `closed` it is the place where the search gave up. */
export interface ValueEnd {
  readonly end: number;
  readonly closed: boolean;
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** White space as JSON has it, and what else an editor shows as none: byte order marks and no-break spaces between values. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0xfeff;
}

/** Offset of the line feed or carriage return that ends the line, else the text's length. */
export function lineEndAt(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
  return at;
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

/**
 * The value that starts at `start`: brackets must pair, and a string ends on its line. Nothing else of it is checked.
 * @param limit where the search gives up at the latest
 */
export function valueEnd(text: string, start: number, limit = text.length): ValueEnd {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return stringEnd(text, start);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return { end: scalarEnd(text, start), closed: true };
  const open: number[] = [];
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const string = stringEnd(text, at);
      if (!string.closed) return string;
      at = string.end - 1;
    } else if (unit === OPEN_OBJECT || unit === OPEN_LIST) open.push(unit);
    else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) {
      // Both brackets stand two behind their opening ones.
      if (open.pop() !== unit - 2) return { end: at, closed: false };
      if (open.length === 0) return { end: at + 1, closed: true };
    }
  }
  return { end: limit, closed: false };
}

function stringEnd(text: string, start: number): ValueEnd {
  let at = start + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === QUOTE) return { end: at + 1, closed: true };
    else if (isLineBreak(unit)) break;
  }
  return { end: Math.min(at, text.length), closed: false };
}

/** A number or a word; at least one character. */
function scalarEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !endsScalar(text.charCodeAt(at))) at++;
  return at;
}

function endsScalar(unit: number): boolean {
  return isSpace(unit) || unit === COMMA || unit === CLOSE_LIST || unit === CLOSE_OBJECT;
}

/** One `"key": value` of an object. */
export interface Member {
  /** As written, without quotes; escapes are not resolved. */
  readonly key: string;
  /** With the quotes. */
  readonly keySpan: Span;
  readonly value: Span;
}

/** The members of the object that starts at `open`, as far as they can be told; those of objects inside are not among them. */
export function members(text: string, open: number): readonly Member[] {
  const found: Member[] = [];
  let at = skipSpace(text, open + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const member = memberAt(text, at);
    if (member === undefined) return found;
    found.push(member);
    const comma = skipSpace(text, member.value.end);
    if (text.charCodeAt(comma) !== COMMA) return found;
    at = skipSpace(text, comma + 1);
  }
  return found;
}

function memberAt(text: string, start: number): Member | undefined {
  const key = stringEnd(text, start);
  const colon = skipSpace(text, key.end);
  if (!key.closed || text.charCodeAt(colon) !== COLON) return undefined;
  const valueStart = skipSpace(text, colon + 1);
  const value = valueEnd(text, valueStart);
  if (!value.closed) return undefined;
  return {
    key: text.slice(start + 1, key.end - 1),
    keySpan: { start, end: key.end },
    value: { start: valueStart, end: value.end },
  };
}

/** Where the value of `key` of the object that starts at `open` begins; the last one counts, as in `JSON.parse`. */
export function memberStart(text: string, open: number, key: string): number | undefined {
  return members(text, open).findLast((member) => member.key === key)?.value.start;
}
