import type { ParseResult, SyntaxFault } from '../text/parse-result.ts';
import type { TomlDocument, TomlHeader } from './ast.ts';
import { BYTE_ORDER_MARK, HASH, LEFT_BRACE, LEFT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import {
  atColumnZero,
  atEnd,
  atLineEnd,
  newCursor,
  peek,
  readComment,
  readLineBreak,
  reportBroken,
  skipBlanks,
  skipLine,
} from './cursor.ts';
import type { ArrayDraft } from './draft.ts';
import { newTable } from './draft.ts';
import { finishLine, isOwedBracket } from './foreign.ts';
import { openTable } from './open-table.ts';
import { readHeader } from './read-header.ts';
import type { Section } from './read-pair.ts';
import { readPair } from './read-pair.ts';
import {
  afterBlanks,
  endOfKeyPath,
  hasAssignment,
  looksLikeEndOfHeader,
  looksLikeHeader,
  looksLikeStatement,
  setsKey,
} from './resume.ts';
import { noteByteOrderMark } from './upstream-notes.ts';

/** What is read so far. */
interface Reader {
  readonly cursor: Cursor;
  readonly root: Section;
  readonly headers: TomlHeader[];
  section: Section & { readonly array?: ArrayDraft | undefined };
}

export interface TomlReading extends ParseResult<TomlDocument> {
  /** Valid TOML 1.0 that the rule loader of elastic/detection-rules refuses; see `upstream-notes.ts`. */
  readonly notes: readonly SyntaxFault[];
}

/**
 * Reads a TOML 1.0 document (https://toml.io/en/v1.0.0) as far as it can be read. After a mistake the next line goes
 * on, and one mistake gives one error. Time grows with the text's length. A byte order mark at the start is skipped.
 */
export function readToml(text: string): TomlReading {
  const table = newTable('root', { start: 0, end: text.length });
  const root: Section = { table, depth: 0, repeats: false };
  const reader: Reader = { cursor: newCursor(text), root, headers: [], section: root };
  const { cursor } = reader;
  if (peek(cursor) === BYTE_ORDER_MARK) {
    noteByteOrderMark(cursor);
    cursor.offset++;
  }
  while (!atEnd(cursor)) readLine(reader);
  closeSection(reader.section);
  const { comments, incomplete, notes } = cursor;
  return {
    value: { root: table, headers: reader.headers, comments, incomplete },
    errors: faults(cursor),
    notes,
  };
}

function readLine(reader: Reader): void {
  const { cursor } = reader;
  const isColumnZero = atColumnZero(cursor);
  skipBlanks(cursor);
  if (atEnd(cursor)) return;
  if (atLineEnd(cursor)) readLineBreak(cursor);
  else if (peek(cursor) === HASH) readComment(cursor);
  else if (isPartOfMistake(cursor, isColumnZero)) skipLine(cursor);
  else readStatement(reader);
}

/** True for a line that is most likely the rest of what was reported before. */
function isPartOfMistake(cursor: Cursor, isColumnZero: boolean): boolean {
  const { text, offset } = cursor;
  if (cursor.suspecting) return !isColumnZero || !looksLikeStatement(text, offset);
  if (isOwedBracket(cursor)) return true;
  if (!cursor.inForeignLines || looksLikeStatement(text, offset)) return false;
  // Lines of an ES|QL query set columns: `  Esql.count = count(*)`.
  if (!atColumnZero(cursor)) return true;
  return text.charCodeAt(offset) === LEFT_BRACE || !(setsKey(text, offset) || hasAssignment(text, offset));
}

function readStatement(reader: Reader): void {
  const { cursor } = reader;
  cursor.broken = false;
  cursor.skipped = false;
  cursor.inForeignLines = false;
  skipStrayCharacter(cursor);
  if (peek(cursor) === LEFT_BRACKET || lacksOpening(cursor)) readSection(reader);
  else readPair(cursor, reader.section);
}

/** One character before a header that is typed by mistake must not make its keys fall into the table above. */
function skipStrayCharacter(cursor: Cursor): void {
  const { text, offset } = cursor;
  if (text.charCodeAt(offset + 1) !== LEFT_BRACKET || text.charCodeAt(offset) === LEFT_BRACKET) return;
  if (!looksLikeHeader(text, offset + 1)) return;
  reportBroken(
    cursor,
    { start: offset, end: offset + 1 },
    'Nothing may stand before a table header. Delete this.',
  );
  cursor.offset++;
}

/** True before `a.b]`, which is a header without its opening brackets. */
function lacksOpening({ text, offset }: Cursor): boolean {
  const end = endOfKeyPath(text, offset);
  return end !== undefined && looksLikeEndOfHeader(text, afterBlanks(text, end));
}

function readSection(reader: Reader): void {
  const { cursor } = reader;
  cursor.owesBracket = false;
  closeSection(reader.section);
  const header = readHeader(cursor);
  const { table, path, array, repeats } = openTable(cursor, reader.root.table, header);
  reader.headers.push({ ...header, path, table });
  reader.section = { table, depth: path.length, repeats, array };
  skipBlanks(cursor);
  finishLine(cursor, 'Only a comment may stand behind a table header. Move this to the next line.');
}

/** A table with a header ends with its last pair, and an array of tables with its last table. */
function closeSection({ table, array }: Reader['section']): void {
  const last = table.pairs.at(-1);
  if (table.header === undefined) return;
  if (last !== undefined)
    table.span = { start: table.span.start, end: Math.max(table.span.end, last.span.end) };
  if (array !== undefined) array.span = { start: array.span.start, end: table.span.end };
}

/** In the order of the text, with one for all bare carriage returns: a file that ends its lines so is one mistake. */
function faults(cursor: Cursor): readonly SyntaxFault[] {
  const found = [...cursor.faults];
  if (cursor.carriageReturns !== undefined) found.push(carriageReturnFault(cursor.carriageReturns));
  return found.sort((first, second) => first.span.start - second.span.start);
}

function carriageReturnFault({ first, count }: NonNullable<Cursor['carriageReturns']>): SyntaxFault {
  const more = count > 1 ? ` So do ${String(count - 1)} more.` : '';
  const message =
    'A carriage return (U+000D) stands here without a line feed, which TOML takes for no line break.' +
    `${more} Save the file with LF or CRLF line ends.`;
  return { message, span: { start: first, end: first + 1 } };
}
