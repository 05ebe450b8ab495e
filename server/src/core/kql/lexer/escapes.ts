import { connectiveAt, isNotAt, isSpecial } from './characters.ts';

/** An escape as it was read. */
export interface Escape {
  /** What it stands for. */
  readonly text: string;
  /** UTF-16 units of the source, with the backslash. */
  readonly length: number;
}

const WHITE_SPACE: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['r', '\r'],
  ['n', '\n'],
]);

/**
 * Reads the escape whose backslash stands at `at` in a text without quotes; `undefined` for a backslash that starts none,
 * which Kibana refuses. The order is that of its grammar (UnquotedCharacter): so `\not` is a line feed and `ot`.
 */
export function unquotedEscape(text: string, at: number): Escape | undefined {
  const next = text[at + 1] ?? '';
  if (isSpecial(next)) return { text: next, length: 2 };
  const shared = sharedEscape(text, at, next);
  if (shared !== undefined) return shared;
  const length = isNotAt(text, at + 1) ? 3 : (connectiveAt(text, at + 1)?.length ?? 0);
  return length === 0 ? undefined : { text: text.slice(at + 1, at + 1 + length), length: length + 1 };
}

/** The same inside quotes, where a backslash that starts no escape stands for itself (QuotedCharacter). */
export function quotedEscape(text: string, at: number): Escape {
  const next = text[at + 1] ?? '';
  if (next === '"' || next === '\\') return { text: next, length: 2 };
  return sharedEscape(text, at, next) ?? { text: '\\', length: 1 };
}

function sharedEscape(text: string, at: number, next: string): Escape | undefined {
  const space = WHITE_SPACE.get(next);
  if (space !== undefined) return { text: space, length: 2 };
  const digits = next === 'u' ? text.slice(at + 2, at + 6) : '';
  if (!/^[0-9a-f]{4}$/i.test(digits)) return undefined;
  return { text: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
}
