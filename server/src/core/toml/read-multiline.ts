import type { SyntaxFault } from '../text/parse-result.ts';
import type { TomlString } from './ast.ts';
import { BACKSLASH, CARRIAGE_RETURN, LINE_FEED, QUOTE } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { isLineBreak, peek, reportBroken } from './cursor.ts';
import { closesByMistake } from './mistaken-close.ts';
import type { ValuePlace } from './place.ts';
import { nextStatementLine } from './resume.ts';
import { indexOf, readContent } from './string-content.ts';
import { noteExtraQuotes } from './upstream-notes.ts';

/**
 * Reads `"""..."""` or `'''...'''`. When the closing quotes are missing, its content ends where the next line looks
 * like a key or a table header at column 0, or with the text; from there on the reader only suspects.
 */
export function readMultiline(cursor: Cursor, place: ValuePlace): TomlString {
  const { text, offset: start } = cursor;
  const quote = peek(cursor);
  const first = start + 3 + lineBreakLength(text, start + 3);
  const closing = findClosing(text, first, quote);
  const closed =
    closing !== undefined && !closesByMistake(text, place, first, closing.contentEnd, closing.end);
  const end = closed ? closing.contentEnd : giveUp(cursor, first, closing);
  if (closed) cursor.offset = closing.end;
  if (closed && closing.extra > 0)
    noteExtraQuotes(cursor, { start: closing.contentEnd - closing.extra, end: closing.end });
  return {
    kind: 'string',
    span: { start, end: closed ? closing.end : end },
    style: quote === QUOTE ? 'multiline-basic' : 'multiline-literal',
    content: { start: first, end },
    ...readContent(cursor, { start: first, end }, quote, closed),
    closed,
  };
}

interface Closing {
  readonly contentEnd: number;
  /** Behind the quotes. */
  readonly end: number;
  /** Up to two quotes directly before the closing ones belong to the content (TOML 1.0, "String"). */
  readonly extra: number;
}

function findClosing(text: string, from: number, quote: number): Closing | undefined {
  const at = quote === QUOTE ? findBasic(text, from) : text.indexOf("'''", from);
  if (at < 0) return undefined;
  let extra = 0;
  while (extra < 2 && text.charCodeAt(at + 3 + extra) === quote) extra++;
  return { contentEnd: at + extra, end: at + extra + 3, extra };
}

const STOPS = /["\\]/g;

function findBasic(text: string, from: number): number {
  let offset = indexOf(STOPS, text, from);
  while (offset < text.length) {
    if (text.startsWith('"""', offset)) return offset;
    offset = indexOf(STOPS, text, offset + (text.charCodeAt(offset) === BACKSLASH ? 2 : 1));
  }
  return -1;
}

/** Reports that the closing quotes are missing, goes where reading can go on; returns where the content ends. */
function giveUp(cursor: Cursor, first: number, mistaken: Closing | undefined): number {
  const { text, offset: start } = cursor;
  const resumed = nextStatementLine(text, first);
  const quotes = text.slice(start, start + 3);
  const message =
    `This string is not closed: its closing \`${quotes}\` is missing, so it swallows the lines below. ` +
    `Put \`${quotes}\` behind the end of its text.`;
  reportBroken(cursor, { start, end: start + 3 }, message, related(text, resumed, mistaken));
  cursor.suspecting = true;
  cursor.incomplete = true;
  cursor.offset = resumed;
  return withoutLoneQuotes(text, first, resumed, text.charAt(start));
}

function related(text: string, resumed: number, mistaken: Closing | undefined): SyntaxFault['related'] {
  const found = [];
  if (mistaken !== undefined) {
    const span = { start: mistaken.contentEnd, end: mistaken.end };
    found.push({ span, message: 'These quotes, which seem to open another string, would close it.' });
  }
  if (resumed < text.length) {
    const span = { start: resumed, end: resumed };
    found.push({ span, message: 'From here on, lines that look like keys and tables are read as such.' });
  }
  return found.length === 0 ? undefined : found;
}

/** The end of the content, without a last line of one or two quotes: the closing ones, being typed. */
function withoutLoneQuotes(text: string, first: number, resumed: number, quote: string): number {
  let end = resumed;
  while (end > first && isLineBreak(text.charCodeAt(end - 1))) end--;
  let quotes = end;
  while (quotes > first && text.charAt(quotes - 1) === quote) quotes--;
  const isAlone = quotes < end && (quotes === first || isLineBreak(text.charCodeAt(quotes - 1)));
  return isAlone ? quotes : resumed;
}

/** The line break directly behind the opening quotes is not part of the string. */
function lineBreakLength(text: string, offset: number): number {
  if (text.charCodeAt(offset) === LINE_FEED) return 1;
  return text.charCodeAt(offset) === CARRIAGE_RETURN && text.charCodeAt(offset + 1) === LINE_FEED ? 2 : 0;
}
