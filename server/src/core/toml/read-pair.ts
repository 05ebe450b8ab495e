import type { TomlKeyPart, TomlString } from './ast.ts';
import { COLON, COMMA, EQUALS, HASH, LEFT_BRACE, LEFT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { atColumnZero, atLineEnd, endOfLine, peek, reportBroken, skipBlanks, skipLine } from './cursor.ts';
import type { NodeDraft, TableDraft } from './draft.ts';
import { finishLine, readForeignLine } from './foreign.ts';
import { readKeyPath } from './read-keys.ts';
import { isQuote } from './read-string.ts';
import { readValue } from './read-value.ts';
import { afterBlanks, looksLikeStatement, startsValue } from './resume.ts';
import { shownKey } from './table-messages.ts';
import { insertPair } from './insert-pair.ts';
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
  if (parts.length > 0 && !isComplete) {
    skipLine(cursor);
    return;
  }
  const sign = parts.length === 0 ? 'foreign' : readEquals(cursor, parts);
  if (sign === 'foreign') {
    readForeignLine(cursor, start);
    return;
  }
  noteDottedKey(cursor, parts);
  const missing: NodeDraft = { kind: 'missing', span: { start: keyEnd, end: keyEnd } };
  const value = sign === 'nothing' ? missing : readValue(cursor, 'line', section.depth + parts.length);
  section.table.pairs.push({ span: { start, end: value.span.end }, keys: parts, value, suspected });
  insertPair(cursor, section.table, parts, value, { suspected, ...section });
  if (sign === 'value') finishPair(cursor, value);
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
    const span = { start: parts[0]?.span.start ?? offset, end: parts.at(-1)?.span.end ?? offset };
    reportBroken(cursor, span, `\`${name}\` has no value. Write \`${name} = \` and a value, or delete it.`);
    cursor.inForeignLines = true;
    return 'nothing';
  }
  return readOtherSign(cursor, parts, name);
}

/** Behind a plain key a value may stand with `:`, as in YAML and JSON, or with nothing before it. */
function readOtherSign(cursor: Cursor, parts: readonly TomlKeyPart[], name: string): 'value' | 'foreign' {
  const { text, offset } = cursor;
  const hasColon = peek(cursor) === COLON;
  const start = hasColon ? afterBlanks(text, offset + 1) : offset;
  if (parts.length > 1 || !isWholeValue(text, start)) return 'foreign';
  const span = { start: offset, end: offset + 1 };
  if (hasColon) reportBroken(cursor, span, 'TOML sets a key with `=`, not with `:`. Replace it.');
  else reportBroken(cursor, span, `\`=\` is missing between \`${name}\` and its value.`);
  cursor.offset = start;
  return 'value';
}

/** True where a quoted or bracketed value starts, and before another value that is all of the line's rest. */
function isWholeValue(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (isQuote(unit) || unit === LEFT_BRACKET || unit === LEFT_BRACE) return true;
  return startsValue(text, offset) && !/\s/.test(text.slice(offset, endOfLine(text, offset)));
}

function finishPair(cursor: Cursor, value: NodeDraft): void {
  // A value that was given up ends before the line where reading goes on.
  if (atColumnZero(cursor)) return;
  skipBlanks(cursor);
  const hasRest = !atLineEnd(cursor) && peek(cursor) !== HASH;
  const end = hasRest ? endOfLine(cursor.text, cursor.offset) : cursor.offset;
  if (hasRest) finishLine(cursor, explainRest(cursor, value));
  if (cursor.broken && opensValue(cursor.text, end)) cursor.inForeignLines = true;
  if (goesOnBelow(value, hasRest)) cursor.inForeignLines = true;
  if (hasRest && value.kind === 'array') cursor.owesBracket = true;
}

/** True when the lines below most likely belong to a value that is broken. */
function goesOnBelow(value: NodeDraft, hasRest: boolean): boolean {
  if (value.kind === 'string') return isMultiline(value) ? hasRest : !value.closed;
  return value.kind === 'array' && hasRest;
}

/** True for a line that ends with what opens a value of several lines, or with a comma. */
function opensValue(text: string, end: number): boolean {
  const line = text.slice(Math.max(0, end - 3), end).trimEnd();
  return line.endsWith('"""') || line.endsWith("'''") || /[[{,]$/.test(line);
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
