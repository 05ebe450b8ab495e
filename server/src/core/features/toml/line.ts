import type { Span } from '../../text/span.ts';

/** What the line with the cursor looks like, told from its text alone, since a half-typed line is no TOML yet. Offsets of the file. */
export type TomlLine =
  /** `[rule.thr`: from its first bracket to the cursor. */
  | { readonly kind: 'header'; readonly typed: Span }
  /** `inde`, or nothing yet: the key being typed. */
  | { readonly kind: 'key'; readonly typed: Span }
  /** `type = "eq`: the key, and what is typed behind the `=`. */
  | { readonly kind: 'value'; readonly name: string; readonly typed: Span };

const HEADER = /^[ \t]*(\[\[?[^\]\r\n#]*)$/;
const KEY = /^[ \t]*([\w.-]*)$/;
const VALUE = /^[ \t]*([\w-]+)[ \t]*=[ \t]*([^\r\n]*)$/;

export function tomlLineAt(text: string, offset: number): TomlLine | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  const typed = (part: string | undefined): Span => ({ start: offset - (part ?? '').length, end: offset });
  const header = HEADER.exec(before);
  if (header !== null) return { kind: 'header', typed: typed(header[1]) };
  const key = KEY.exec(before);
  if (key !== null) return { kind: 'key', typed: typed(key[1]) };
  const value = VALUE.exec(before);
  return value === null ? undefined : { kind: 'value', name: value[1] ?? '', typed: typed(value[2]) };
}

/** The end of the word that goes on behind the cursor. */
export function wordEnd(text: string, offset: number): number {
  return offset + (/^[\w.-]*/.exec(text.slice(offset, offset + LONGEST_WORD))?.[0].length ?? 0);
}

/** The end of the header that goes on behind the cursor, with its brackets. */
export function closingEnd(text: string, offset: number): number {
  const end = wordEnd(text, offset);
  return end + (/^\]{0,2}/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}

const LONGEST_WORD = 200;
