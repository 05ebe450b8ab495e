import { lineEnd } from './line-end.ts';
import { push, type Scanning } from './scanning.ts';

/** `?"` and `?'`, which start a raw string in Endgame's dialect. A `?` alone marks an optional field. */
export function startsForeignString(text: string, at: number): boolean {
  return text[at] === '?' && (text[at + 1] === '"' || text[at + 1] === "'");
}

/** A string in quotes of any kind. It ends on its line: with its quote, or without. */
export function scanString(scanning: Scanning, start: number): number {
  const { text } = scanning;
  if (text.startsWith('"""', start)) return scanRaw(scanning, start);
  const opening = text[start] === '?' ? start + 1 : start;
  const quote = text[opening] ?? '"';
  const end = closedEnd(text, opening + 1, quote);
  if (opening > start || quote === "'") {
    return push(scanning, 'foreign-string', start, end ?? lineEnd(text, start));
  }
  if (end === undefined) return scanOpen(scanning, start);
  noteEscapedEnd(scanning, start, end);
  return push(scanning, 'string', start, end);
}

/** Behind the quote that ends a string whose content starts at `from`; `undefined` when there is none on the line. */
function closedEnd(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === quote) return at + 1;
    if (character === '\n' || character === '\r') return undefined;
    if (character === '\\' && text[at + 1] !== '\n' && text[at + 1] !== '\r') at++;
  }
  return undefined;
}

const RAW_MARK = '"""';

/** Nothing is an escape; of the quotes behind the closing three, up to two belong to the content (EqlBase.g4). */
function scanRaw(scanning: Scanning, start: number): number {
  const { text } = scanning;
  for (let at = start + RAW_MARK.length; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' || character === '\r') return push(scanning, 'open-string', start, at);
    if (character !== '"' || !text.startsWith(RAW_MARK, at)) continue;
    let end = at + RAW_MARK.length;
    for (let extra = 0; extra < 2 && text[end] === '"'; extra++) end++;
    return push(scanning, 'string', start, end);
  }
  return push(scanning, 'open-string', start, text.length);
}

const BEHIND_STRING = /[\s,)\]]/;

/** The first `\"` in a string behind which the string could be over, as in `"C:\Windows\" and …`. */
function escapedQuoteEnd(text: string, start: number, stop: number): number | undefined {
  for (let at = text.indexOf('\\"', start); at >= 0 && at < stop; at = text.indexOf('\\"', at + 2)) {
    const end = at + 2;
    if (end >= stop || BEHIND_STRING.test(text[end] ?? '')) return end;
  }
  return undefined;
}

function noteEscapedEnd(scanning: Scanning, start: number, stop: number): void {
  const { text, tokens, escapedEnd } = scanning;
  if (!text.slice(start, stop).includes('\\"')) return;
  const end = escapedQuoteEnd(text, start, stop);
  if (end === undefined) return;
  const line = escapedEnd !== undefined && stop <= escapedEnd.line ? escapedEnd.line : lineEnd(text, stop);
  scanning.escapedEnd = { tokenIndex: tokens.length, start, end, line };
}

/**
 * A string without a closing quote. Where a `\` stands before a quote that could have closed it, or one before it on the
 * line, that string ends there, and what follows is read as if nothing were wrong. One such guess a line is enough.
 */
function scanOpen(scanning: Scanning, start: number): number {
  const { text, tokens, escapedEnd } = scanning;
  const stop = lineEnd(text, start);
  if (scanning.guessedLine === stop) return push(scanning, 'open-string', start, stop);
  scanning.guessedLine = stop;
  if (escapedEnd?.line === stop) {
    tokens.length = escapedEnd.tokenIndex;
    return push(scanning, 'open-string', escapedEnd.start, escapedEnd.end);
  }
  return push(scanning, 'open-string', start, escapedQuoteEnd(text, start, stop) ?? stop);
}
