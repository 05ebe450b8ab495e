import type { IToken } from 'chevrotain';
import type { SyntaxFault } from '../text/parse-result.ts';
import { SourceMap, type SourcePiece } from '../text/source-map.ts';
import type { NumberLiteral, StringLiteral } from './ast.ts';
import { spanOf } from './repairs.ts';

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** How a string token is written: the length of its opening and closing marks, and whether `\` escapes. */
interface StringForm {
  readonly open: number;
  readonly close: number;
  readonly raw: boolean;
}

function formOf(image: string): StringForm {
  if (image.startsWith('"""')) {
    const closed = image.length >= 6 && image.endsWith('"""');
    return { open: 3, close: closed ? 3 : 0, raw: true };
  }
  const open = image.startsWith('?') ? 2 : 1;
  const quote = image[open - 1] ?? '"';
  const closed = image.length > open && image.endsWith(quote) && !endsEscaped(image);
  return { open, close: closed ? 1 : 0, raw: open === 2 };
}

function endsEscaped(image: string): boolean {
  let backslashes = 0;
  for (let at = image.length - 2; image[at] === '\\'; at--) backslashes++;
  return backslashes % 2 === 1;
}

/** Decodes a string token; bad escapes are reported where they stand and read as the characters they are. */
export function stringLiteral(token: IToken, faults: SyntaxFault[]): StringLiteral {
  const { open, close, raw } = formOf(token.image);
  const start = token.startOffset + open;
  const content = token.image.slice(open, token.image.length - close);
  const base = { kind: 'string', span: spanOf(token), raw } as const;
  if (raw || !content.includes('\\')) {
    return { ...base, value: content, source: SourceMap.verbatim(content.length, start) };
  }
  return { ...base, ...unescape(content, start, faults) };
}

function unescape(
  content: string,
  start: number,
  faults: SyntaxFault[],
): { readonly value: string; readonly source: SourceMap } {
  const pieces: SourcePiece[] = [];
  let value = '';
  const push = (text: string, from: number, to: number): void => {
    if (to > from) {
      pieces.push({
        text: { start: value.length, end: value.length + text.length },
        source: { start: start + from, end: start + to },
      });
    }
    value += text;
  };
  let at = 0;
  while (at < content.length) {
    const backslash = content.indexOf('\\', at);
    const plainEnd = backslash < 0 ? content.length : backslash;
    push(content.slice(at, plainEnd), at, plainEnd);
    if (backslash < 0) break;
    const escape = readEscape(content, backslash);
    if (escape.fault !== undefined) {
      const span = { start: start + backslash, end: start + backslash + escape.length };
      faults.push({ message: escape.fault, span });
    }
    push(escape.text, backslash, backslash + escape.length);
    at = backslash + escape.length;
  }
  return { value, source: new SourceMap(pieces) };
}

interface Escape {
  readonly text: string;
  /** Characters of the source, with the backslash. */
  readonly length: number;
  readonly fault?: string;
}

function readEscape(content: string, at: number): Escape {
  const letter = content[at + 1] ?? '';
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { text: simple, length: 2 };
  if (letter === 'u') return readUnicode(content, at);
  const text = content.slice(at, at + 2);
  return {
    text,
    length: Math.max(1, text.length),
    fault: `\`${text}\` is no escape in EQL. Write \`\\\\\` for a backslash, or the whole string raw in three double quotes: \`"""…"""\`.`,
  };
}

/** `\uXXXX` with four digits or `\u{X…}` with two to eight (Elasticsearch's LogicalPlanBuilder names the limits). */
function readUnicode(content: string, at: number): Escape {
  const rest = content.slice(at, at + 12);
  const plain = /^\\u([0-9a-fA-F]{4})/.exec(rest)?.[1];
  if (plain !== undefined) return codePoint(plain, 6);
  const braced = /^\\u\{([0-9a-fA-F]*)\}/.exec(rest);
  const digits = braced?.[1];
  if (braced === null || digits === undefined || digits.length < 2 || digits.length > 8) {
    const length = braced?.[0].length ?? 2;
    return {
      text: content.slice(at, at + length),
      length,
      fault:
        'A Unicode escape is `\\u` with four hexadecimal digits, or with two to eight of them in braces: `\\u{1f4a9}`.',
    };
  }
  return codePoint(digits, braced[0].length);
}

function codePoint(digits: string, length: number): Escape {
  const code = Number.parseInt(digits, 16);
  if (code === 0) return { text: '', length, fault: "The character with code 0 can't stand in a string." };
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (!isCharacter) return { text: '', length, fault: `\`${digits}\` is no Unicode character code.` };
  return { text: String.fromCodePoint(code), length };
}

const MAX_INTEGER = 2n ** 31n - 1n;
const MAX_LONG = 2n ** 63n - 1n;

/** Whole numbers are integer, then long, then double, as they fit (Elasticsearch's StringUtils.parseIntegral). */
export function numberLiteral(token: IToken): NumberLiteral {
  const span = spanOf(token);
  if (!/^[0-9]+$/.test(token.image))
    return { kind: 'number', span, value: Number(token.image), type: 'double' };
  // More than 19 digits never fit 64 bits; BigInt of a megabyte of digits would be slow.
  if (token.image.length > 40) return { kind: 'number', span, value: Number(token.image), type: 'double' };
  const value = BigInt(token.image);
  if (value <= MAX_INTEGER) return { kind: 'number', span, value, type: 'integer' };
  if (value <= MAX_LONG) return { kind: 'number', span, value, type: 'long' };
  return { kind: 'number', span, value: Number(value), type: 'double' };
}
