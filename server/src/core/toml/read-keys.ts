import type { TomlKeyPart } from './ast.ts';
import { DOT, isBareKey } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { peek, reportBroken, skipBlanks } from './cursor.ts';
import { atTripleQuote, isQuote, readSingleLine } from './read-string.ts';

/** A dotted key, as far as it could be read. */
export interface KeyPath {
  readonly parts: readonly TomlKeyPart[];
  /** False when a part is missing behind a dot, or at the start. Only the former is reported. */
  readonly isComplete: boolean;
}

/** Reads `a."b c".d`. Stops behind the last part. */
export function readKeyPath(cursor: Cursor): KeyPath {
  const parts: TomlKeyPart[] = [];
  for (;;) {
    const part = readKeyPart(cursor);
    if (part === undefined) {
      if (parts.length > 0) reportMissingPart(cursor);
      return { parts, isComplete: false };
    }
    parts.push(part);
    const end = cursor.offset;
    skipBlanks(cursor);
    if (peek(cursor) !== DOT) {
      cursor.offset = end;
      return { parts, isComplete: true };
    }
    cursor.offset++;
    skipBlanks(cursor);
  }
}

function readKeyPart(cursor: Cursor): TomlKeyPart | undefined {
  const start = cursor.offset;
  if (isQuote(peek(cursor))) {
    if (atTripleQuote(cursor)) return undefined;
    const { value, span } = readSingleLine(cursor);
    return { name: value, span };
  }
  while (isBareKey(peek(cursor))) cursor.offset++;
  const end = cursor.offset;
  return end === start ? undefined : { name: cursor.text.slice(start, end), span: { start, end } };
}

function reportMissingPart(cursor: Cursor): void {
  const { offset } = cursor;
  const message = 'A part of the key is missing behind the dot. Write it, or delete the dot.';
  reportBroken(cursor, { start: offset - 1, end: offset }, message);
}
