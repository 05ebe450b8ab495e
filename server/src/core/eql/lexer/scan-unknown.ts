import { replaceFix } from '../../text/fixes.ts';
import { shorten } from '../shorten.ts';
import { lineEnd } from './line-end.ts';
import { push, type Scanning } from './scanning.ts';

/** A name in backquotes; two of them inside stand for one. (Elasticsearch lets it go over lines, where no name does.) */
export function scanBackquotes(scanning: Scanning, start: number): number {
  const { text, faults } = scanning;
  const end = backquotesEnd(text, start + 1);
  if (end !== undefined) return push(scanning, 'quoted-identifier', start, end);
  const name = match(/`[^\s`()[\],]*/y, text, start);
  faults.push({
    message: 'This name is not closed: its backquote is missing at the end.',
    span: { start, end: start + name.length },
  });
  return push(scanning, 'quoted-identifier', start, start + name.length);
}

function backquotesEnd(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' || character === '\r') return undefined;
    if (character !== '`') continue;
    if (text[at + 1] !== '`') return at + 1;
    at++;
  }
  return undefined;
}

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]+/y;
const WORD = /[\p{L}\p{M}\p{N}_@]+/uy;
const TYPOGRAPHIC = /[“”„‟«»‘’‚‛]/;
/** What is most likely one piece of text without quotes: a path, a variable of a template. */
const PIECE = /[\\$][^\s"'`()[\],]*|./suy;

/** What is no part of EQL. It is reported here; the parser passes over it without a word. */
export function scanUnknown(scanning: Scanning, start: number): number {
  const { text } = scanning;
  const invisible = match(INVISIBLE, text, start);
  if (invisible !== '') return reportInvisible(scanning, start, invisible);
  const word = match(WORD, text, start);
  if (word !== '') return scanForeignName(scanning, start, start + word.length);
  const character = text[start] ?? '';
  if (TYPOGRAPHIC.test(character))
    return push(scanning, 'foreign-string', start, typographicEnd(text, start));
  return character === '#' ? scanHashComment(scanning, start) : reportPiece(scanning, start);
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function reportInvisible({ faults }: Scanning, start: number, characters: string): number {
  const end = start + characters.length;
  const span = { start, end };
  const code = (characters.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  faults.push({
    message: `The invisible character U+${code} stands here, which Elasticsearch does not take for a blank. Replace it with one.`,
    span,
    fixes: [replaceFix('Replace with a blank', span, ' ')],
  });
  return end;
}

/** A name with letters that only backquotes allow; what was read of it already belongs to it. */
function scanForeignName(scanning: Scanning, start: number, end: number): number {
  const { text, tokens, faults } = scanning;
  const before = tokens.at(-1);
  const isPart = before?.end === start && /^\w+$/.test(text.slice(before.start, before.end));
  const from = isPart ? before.start : start;
  if (isPart) tokens.pop();
  const name = text.slice(from, end);
  const span = { start: from, end };
  const inBackquotes = replaceFix('Put the name in backquotes', span, `\`${name}\``, false);
  const asString = replaceFix('Make it a string', span, `"${name}"`, false);
  faults.push({
    message: `\`${shorten(name)}\` has letters that a name may have in backquotes only. Put it in backquotes, or in double quotes if it is text.`,
    span,
    fixes: tokens.at(-1)?.kind === '.' ? [inBackquotes] : [inBackquotes, asString],
  });
  return push(scanning, 'identifier', from, end);
}

const SINGLE_QUOTE = /[‘’‚‛]/;
const CLOSING_SINGLE = /['‘’]/;
const CLOSING_DOUBLE = /["“”«»]/;

function typographicEnd(text: string, start: number): number {
  const closing = SINGLE_QUOTE.test(text[start] ?? '') ? CLOSING_SINGLE : CLOSING_DOUBLE;
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\n' || character === '\r') return at;
    if (closing.test(character)) return at + 1;
  }
  return text.length;
}

function scanHashComment(scanning: Scanning, start: number): number {
  const { text, comments, faults } = scanning;
  const span = { start, end: start + 1 };
  faults.push({
    message: 'A comment starts with `//` in EQL, not with `#`.',
    span,
    fixes: [replaceFix('Replace with `//`', span, '//')],
  });
  const end = lineEnd(text, start);
  comments.push({ kind: 'comment', start, end });
  return end;
}

function reportPiece(scanning: Scanning, start: number): number {
  const piece = match(PIECE, scanning.text, start);
  const end = start + piece.length;
  scanning.faults.push({
    message: `\`${shorten(piece)}\` has no meaning in EQL: remove it, or put text in double quotes.`,
    span: { start, end },
  });
  return push(scanning, 'unknown', start, end);
}
