import type { ParseResult } from './parse-result.ts';

/** Every host the core runs in has it; it is not part of the language's own library. */
declare const TextDecoder: new (
  label: string,
  options?: { readonly fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * The text of a file's bytes, which must be UTF-8 (TOML 1.0, "Spec"); a byte order mark is dropped. With an error, `value`
 * holds what can be read, U+FFFD where it can't, and the error's span is an offset of `value`.
 */
export function decodeText(bytes: Uint8Array): ParseResult<string> {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return notUtf8(decode(wide.label, bytes), 0, `The file is ${wide.name} text`);
  try {
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(bytes), errors: [] };
  } catch {
    const at = firstFault(bytes);
    const readable = decode('utf-8', bytes.subarray(0, at));
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return notUtf8(decode('utf-8', bytes), readable.length, `Byte 0x${byte} is not UTF-8`);
  }
}

function notUtf8(value: string, start: number, what: string): ParseResult<string> {
  const message = `${what}, and only UTF-8 text can be read. Save the file as UTF-8.`;
  return { value, errors: [{ message, span: { start, end: Math.min(start + 1, value.length) } }] };
}

function decode(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

function wideEncoding(bytes: Uint8Array): { label: string; name: string } | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', name: 'UTF-16 (little endian)' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', name: 'UTF-16 (big endian)' };
  return undefined;
}

/** Offset of the first byte that starts no well-formed UTF-8 sequence (Unicode 15, table 3-7). */
function firstFault(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Bytes of the well-formed sequence at `at`; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0;
  for (let offset = 2; offset < length; offset++) {
    if (((bytes[at + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Excludes overlong forms. */
function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

/** Excludes surrogates and what lies beyond U+10FFFF. */
function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
