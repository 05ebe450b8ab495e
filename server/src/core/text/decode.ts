import { guessEncoding } from './guess-encoding.ts';
import type { Encoding } from './guess-encoding.ts';
import type { ParseResult } from './parse-result.ts';
import { firstBadByte } from './utf8.ts';

/** Every host the core runs in has it; it is not part of the language's own library. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

export interface DecodedText extends ParseResult<string> {
  /** True when the bytes start with a byte order mark of UTF-8, which is not part of `value`. */
  readonly byteOrderMark: boolean;
}

/**
 * The text of a file's bytes, which must be UTF-8 (TOML 1.0, "Spec"); a byte order mark is dropped. With an error, `value`
 * holds what can be read, U+FFFD where it can't, and the error's span is an offset of `value`. Text in UTF-16 or UTF-32
 * and binary files are named as such.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = guessEncoding(bytes);
  if (encoding !== undefined) return inEncoding(bytes, encoding);
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = byteOrderMark ? bytes.subarray(3) : bytes;
  try {
    return { ...checked(decode(content, true)), byteOrderMark };
  } catch {
    return { ...faulty(content), byteOrderMark };
  }
}

function decode(bytes: Uint8Array, fatal: boolean): string {
  return utf8Decoder(fatal).decode(bytes);
}

/** Byte order marks are text. @param fatal throws where bytes are not UTF-8, else U+FFFD stands for them */
export function utf8Decoder(fatal: boolean): { decode(bytes: Uint8Array): string } {
  return new TextDecoder('utf-8', { fatal, ignoreBOM: true });
}

/** Why a file that starts with these bytes is no text that can be read; its first 1,024 are looked at, or all. */
export function headFault(head: Uint8Array): string | undefined {
  const { value, errors } = decodeText(head);
  const isText = guessEncoding(head) === undefined && !value.startsWith('\uFEFF');
  return isText ? undefined : errors[0]?.message;
}

/** A second byte order mark is text, and no TOML; nobody sees it in an editor. */
function checked(value: string): ParseResult<string> {
  if (!value.startsWith('\uFEFF')) return { value, errors: [] };
  return notUtf8(value, 0, 'A second byte order mark (U+FEFF) stands on line 1');
}

function faulty(bytes: Uint8Array): ParseResult<string> {
  const at = firstBadByte(bytes);
  const readable = decode(bytes.subarray(0, at), false);
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const what = `Byte 0x${byte} on line ${String(lineCount(readable))} is not UTF-8`;
  return notUtf8(decode(bytes, false), readable.length, what);
}

function lineCount(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}

function inEncoding(bytes: Uint8Array, { label, name }: Encoding): DecodedText {
  const value = label === undefined ? '' : new TextDecoder(label).decode(bytes);
  const advice = name === 'binary' ? 'Is it the right file?' : undefined;
  return { ...notUtf8(value, 0, `The file is ${name}`, advice), byteOrderMark: false };
}

function notUtf8(
  value: string,
  start: number,
  what: string,
  advice = 'Save the file as UTF-8.',
): ParseResult<string> {
  const message = `${what}, and only UTF-8 text can be read. ${advice}`;
  return { value, errors: [{ message, span: { start, end: Math.min(start + 1, value.length) } }] };
}
