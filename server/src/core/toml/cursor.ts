import type { SyntaxFault } from '../text/parse-result.ts';
import type { Span } from '../text/span.ts';
import type { TomlComment } from './ast.ts';
import {
  BYTE_ORDER_MARK,
  CARRIAGE_RETURN,
  HASH,
  isBlank,
  isControl,
  LINE_FEED,
  unicodeName,
} from './characters.ts';

/** More of them help nobody, and a broken file of megabytes must not fill an editor's memory. */
const MAX_FAULTS = 1000;

/** What the reader knows while it walks over the text. `offset` only grows. */
export interface Cursor {
  readonly text: string;
  offset: number;
  readonly faults: SyntaxFault[];
  readonly notes: SyntaxFault[];
  readonly comments: TomlComment[];
  /** Behind an unclosed multi-line string: what is read may be its text, so nothing more is reported. */
  suspecting: boolean;
  /** A fault was found whose line can't be trusted up to its end: more of them on it are not reported. */
  broken: boolean;
  /** The rest of a line was skipped in this statement; a closing bracket may have been in it. */
  skipped: boolean;
  /** Lines that are no TOML were reported: those that follow directly are part of the same mistake. */
  inForeignLines: boolean;
  /** The brackets (`[`, `{`) of values that are being read, outermost first. */
  readonly open: number[];
  /** A bracket was reported as unclosed, so its closing one may still come at the start or end of a line. */
  owesBracket: boolean;
  /** A header was reported whose table is not known. */
  brokenHeader: boolean;
  incomplete: boolean;
  /** First bare carriage return outside strings, and how many there are. */
  carriageReturns: { readonly first: number; count: number } | undefined;
}

export function newCursor(text: string): Cursor {
  return {
    text,
    offset: 0,
    faults: [],
    notes: [],
    comments: [],
    suspecting: false,
    broken: false,
    skipped: false,
    inForeignLines: false,
    open: [],
    owesBracket: false,
    brokenHeader: false,
    incomplete: false,
    carriageReturns: undefined,
  };
}

/** Reports something wrong inside a token whose end is certain. */
export function report(
  cursor: Cursor,
  span: Span,
  message: string,
  related?: NonNullable<SyntaxFault['related']>,
): void {
  if (cursor.suspecting || cursor.faults.length > MAX_FAULTS) return;
  if (cursor.faults.length === MAX_FAULTS) {
    const text = `Only the first ${String(MAX_FAULTS)} problems of this file are reported. Fix some of them to see more.`;
    cursor.faults.push({ span, message: text });
    return;
  }
  cursor.faults.push(related === undefined ? { message, span } : { message, span, related });
}

/** Reports something that leaves the rest of the line unclear: one such fault a line. */
export function reportBroken(
  cursor: Cursor,
  span: Span,
  message: string,
  related?: NonNullable<SyntaxFault['related']>,
): void {
  if (!cursor.broken) report(cursor, span, message, related);
  cursor.broken = true;
}

/** Notes valid TOML 1.0 that upstream's reader refuses. */
export function note(cursor: Cursor, span: Span, message: string): void {
  if (!cursor.suspecting && cursor.notes.length < MAX_FAULTS) cursor.notes.push({ message, span });
}

/** The unit at the cursor; NaN at the end of the text. */
export function peek(cursor: Cursor): number {
  return cursor.text.charCodeAt(cursor.offset);
}

export function atEnd(cursor: Cursor): boolean {
  return cursor.offset >= cursor.text.length;
}

/** True where a line starts. */
export function atColumnZero(cursor: Cursor): boolean {
  return cursor.offset === 0 || isLineBreak(cursor.text.charCodeAt(cursor.offset - 1));
}

/** True at a line break and at the end of the text. */
export function atLineEnd(cursor: Cursor): boolean {
  return atEnd(cursor) || isLineBreak(peek(cursor));
}

export function isLineBreak(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN;
}

export function skipBlanks(cursor: Cursor): void {
  while (isBlank(peek(cursor))) cursor.offset++;
}

/** Steps over LF, CRLF, or a bare CR, which is no line break in TOML but taken for one here, and counted. */
export function readLineBreak(cursor: Cursor): void {
  const { text, offset } = cursor;
  if (text.charCodeAt(offset) === LINE_FEED) cursor.offset += 1;
  else if (text.charCodeAt(offset + 1) === LINE_FEED) cursor.offset += 2;
  else {
    cursor.offset += 1;
    if (cursor.suspecting) return;
    if (cursor.carriageReturns === undefined) cursor.carriageReturns = { first: offset, count: 1 };
    else cursor.carriageReturns.count++;
  }
}

/** Steps over a comment, up to its line break. Anything but `#` at the cursor is left alone. */
export function readComment(cursor: Cursor): void {
  if (peek(cursor) !== HASH) return;
  const start = cursor.offset;
  let firstControl = -1;
  while (!atLineEnd(cursor)) {
    if (isControl(peek(cursor)) && firstControl < 0) firstControl = cursor.offset;
    cursor.offset++;
  }
  cursor.comments.push({ span: { start, end: cursor.offset } });
  if (firstControl >= 0) reportControl(cursor, firstControl, 'a comment');
}

function reportControl(cursor: Cursor, offset: number, place: string): void {
  const name = unicodeName(cursor.text.charCodeAt(offset));
  const message = `The control character ${name} must not stand in ${place}: TOML allows none but the tab. Delete it.`;
  report(cursor, { start: offset, end: offset + 1 }, message);
}

export function reportBrokenControl(cursor: Cursor, offset: number, place: string): void {
  if (!cursor.broken) reportControl(cursor, offset, place);
  cursor.broken = true;
}

export function reportInvisible(cursor: Cursor, offset: number): void {
  const unit = cursor.text.charCodeAt(offset);
  const name = unit === BYTE_ORDER_MARK ? 'byte order mark' : 'character';
  const message = `The invisible ${name} ${unicodeName(unit)} stands here, which TOML takes for text. Delete it.`;
  reportBroken(cursor, { start: offset, end: offset + 1 }, message);
}

/** Goes to the line break or the end of the text, past whatever stands before it. */
export function skipLine(cursor: Cursor): void {
  while (!atLineEnd(cursor)) cursor.offset++;
}

/** Where the line at `from` ends, without blanks and a comment behind it. */
export function endOfLine(text: string, from: number): number {
  return endOfWords(text, from, () => false);
}

/** Where the rest of the line at `from`, up to a stop, ends, without blanks and a comment behind it. */
export function endOfWords(text: string, from: number, isStop: (unit: number) => boolean): number {
  let end = from;
  for (let offset = from; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (isLineBreak(unit) || isStop(unit)) break;
    if (unit === HASH && isBlank(text.charCodeAt(offset - 1))) break;
    if (!isBlank(unit)) end = offset + 1;
  }
  return end;
}
