/**
 * Valid TOML 1.0 that the rule loader of elastic/detection-rules refuses: it reads with pytoml 0.1.21, which stopped at
 * TOML 0.4. Source: what pytoml does with toml-test's valid files (commit d168c2a), see `test/toml/upstream-notes.test.ts`.
 */
import type { Span } from '../text/span.ts';
import type { TomlKeyPart } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { note } from './cursor.ts';
import type { NodeDraft } from './draft.ts';
import type { Scalar } from './scalars.ts';

function refused(cursor: Cursor, span: Span, what: string, instead: string): void {
  note(cursor, span, `${what} is TOML 1.0, but Elastic's rule loader refuses it. ${instead}`);
}

export function noteByteOrderMark(cursor: Cursor): void {
  refused(cursor, { start: 0, end: 1 }, 'A byte order mark', 'Save the file as UTF-8 without it.');
}

/** A dotted key before a value; in headers any version has them. */
export function noteDottedKey(cursor: Cursor, parts: readonly TomlKeyPart[]): void {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined || parts.length === 1) return;
  const span = { start: first.span.start, end: last.span.end };
  refused(cursor, span, 'A dotted key', 'Write the key under a `[table]` header.');
}

/** Once a string. */
export function noteTab(cursor: Cursor, offset: number): void {
  refused(
    cursor,
    { start: offset, end: offset + 1 },
    'A tab in a double-quoted string',
    'Write `\\t` for it.',
  );
}

export function noteContinuation(cursor: Cursor, offset: number): void {
  const span = { start: offset, end: offset + 2 };
  refused(cursor, span, 'A blank between `\\` and the end of the line', 'Delete it.');
}

export function noteExtraQuotes(cursor: Cursor, span: Span): void {
  const instead = 'Put a blank or a line break between them.';
  refused(cursor, span, 'A quote directly before the closing ones', instead);
}

export function noteScalar(cursor: Cursor, scalar: Scalar, word: string): void {
  const what = refusedScalar(scalar, word);
  if (what !== undefined) refused(cursor, scalar.span, what, 'Write it otherwise, or as text in quotes.');
}

function refusedScalar(scalar: Scalar, word: string): string | undefined {
  switch (scalar.kind) {
    case 'integer':
      return /^0[xob]/.test(word) ? `The prefix of the number \`${word}\`` : undefined;
    case 'float':
      return Number.isFinite(scalar.value) ? undefined : `\`${word}\``;
    case 'datetime':
      if (/^0000-|^(?:.{11})?..:..:60/.test(word)) return `\`${word}\` (year 0, or a leap second)`;
      if (scalar.type !== 'offset-datetime') return `The ${scalar.type.replace('-', ' ')} \`${word}\``;
      return /^[^T]*T[^z]*$/.test(word) ? undefined : `\`${word}\` without an upper-case \`T\` and \`Z\``;
    case 'boolean':
      return undefined;
  }
}

/** Notes the first item that is of another kind than the first. */
export function noteMixedItems(cursor: Cursor, items: readonly NodeDraft[]): void {
  const [first] = items;
  const other = items.find((item) => item.kind !== first?.kind && item.kind !== 'missing');
  if (first === undefined || first.kind === 'missing' || other === undefined) return;
  const what = `An array of several types (${first.kind} and ${other.kind})`;
  refused(cursor, other.span, what, 'Give all items one type.');
}
