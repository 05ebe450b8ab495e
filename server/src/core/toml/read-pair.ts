import type { TomlKeyPart, TomlString } from './ast.ts';
import { COLON, COMMA, EQUALS, HASH } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { atColumnZero, atLineEnd, peek, reportBroken, skipBlanks, skipLine } from './cursor.ts';
import type { NodeDraft, TableDraft } from './draft.ts';
import { finishLine, readForeignLine } from './foreign.ts';
import { readKeyPath } from './read-keys.ts';
import { isQuote } from './read-string.ts';
import { readValue } from './read-value.ts';
import { afterBlanks, looksLikeStatement, startsValue } from './resume.ts';
import { shownKey } from './table-messages.ts';
import { insertPair } from './tables.ts';
import { noteDottedKey } from './upstream-notes.ts';

/** The table that lines are read into: the root, or that of the last header. */
export interface Section {
  readonly table: TableDraft;
  /** How many keys and array items lead to it. */
  readonly depth: number;
  readonly repeats: boolean;
}

/** Reads the line at the cursor as `key = value` into the section's table. */
export function readPair(cursor: Cursor, section: Section): void {
  const { offset: start, suspecting: suspected } = cursor;
  const { parts, isComplete } = readKeyPath(cursor);
  const keyEnd = cursor.offset;
  skipBlanks(cursor);
  if (parts.length === 0) {
    readForeignLine(cursor, start);
    return;
  }
  if (!isComplete) {
    skipLine(cursor);
    return;
  }
  const sign = readEquals(cursor, parts);
  if (sign === 'foreign') {
    readForeignLine(cursor, start);
    return;
  }
  noteDottedKey(cursor, parts);
  const missing: NodeDraft = { kind: 'missing', span: { start: keyEnd, end: keyEnd } };
  const value = sign === 'nothing' ? missing : readValue(cursor, 'line', section.depth + parts.length);
  section.table.pairs.push({ span: { start, end: value.span.end }, keys: parts, value, suspected });
  insertPair(cursor, section.table, parts, value, { suspected, ...section });
  if (sign !== 'nothing') finishPair(cursor, value);
}

/** Steps over what stands between a key and its value, and tells what follows. */
function readEquals(cursor: Cursor, parts: readonly TomlKeyPart[]): 'value' | 'nothing' | 'foreign' {
  const { text, offset } = cursor;
  const unit = peek(cursor);
  if (unit === EQUALS && text.charCodeAt(offset + 1) !== EQUALS) {
    cursor.offset = afterBlanks(text, offset + 1);
    return 'value';
  }
  const name = shownKey(parts);
  if (atLineEnd(cursor) || unit === HASH) {
    const first = parts[0]?.span.start ?? offset;
    reportBroken(
      cursor,
      { start: first, end: offset },
      `\`${name}\` has no value. Write \`${name} = \` and a value, or delete it.`,
    );
    cursor.inForeignLines = true;
    return 'nothing';
  }
  if (unit === EQUALS || unit === COLON) return readWrongSign(cursor, unit);
  if (!isQuote(unit)) return 'foreign';
  reportBroken(
    cursor,
    { start: offset, end: offset + 1 },
    `\`=\` is missing between \`${name}\` and its value.`,
  );
  return 'value';
}

/** `==`, or `:` as in YAML and JSON. */
function readWrongSign(cursor: Cursor, unit: number): 'value' | 'foreign' {
  const { text, offset } = cursor;
  const size = unit === EQUALS ? 2 : 1;
  const value = afterBlanks(text, offset + size);
  if (!startsValue(text, value)) return 'foreign';
  const shown = text.slice(offset, offset + size);
  reportBroken(
    cursor,
    { start: offset, end: offset + size },
    `TOML sets a key with \`=\`, not with \`${shown}\`. Replace it.`,
  );
  cursor.offset = value;
  return 'value';
}

function finishPair(cursor: Cursor, value: NodeDraft): void {
  // A value that was given up ends before the line where reading goes on.
  if (atColumnZero(cursor)) return;
  skipBlanks(cursor);
  const hasRest = !atLineEnd(cursor) && peek(cursor) !== HASH;
  // The lines below most likely belong to the string, too.
  if (value.kind === 'string') cursor.inForeignLines = isMultiline(value) ? hasRest : !value.closed;
  if (hasRest) finishLine(cursor, explainRest(cursor, value));
}

function isMultiline({ style }: TomlString): boolean {
  return style === 'multiline-basic' || style === 'multiline-literal';
}

function explainRest(cursor: Cursor, value: NodeDraft): string {
  if (peek(cursor) === COMMA)
    return 'No comma may stand behind a value: each `key = value` has a line of its own. Delete it.';
  if (value.kind === 'string' && !looksLikeStatement(cursor.text, cursor.offset)) {
    const inner = value.style.endsWith('basic')
      ? 'A quote inside the string is written `\\"`'
      : "A string with `'` inside stands in double quotes";
    return `The string ends before this, and only a comment may follow it. ${inner}.`;
  }
  return 'Only a comment may stand behind a value: each `key = value` has a line of its own.';
}
