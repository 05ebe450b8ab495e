import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Span } from '../../text/span.ts';
import { KEYWORDS, SOURCE_COMMANDS, type Sign, type Token } from '../tokens.ts';
import { scanBlockComment, scanLineComment } from './scan-comment.ts';
import { push, type Scanning } from './scanning.ts';
import { scanSource } from './scan-source.ts';
import { scanBackquotes, scanForeignString, scanString } from './scan-string.ts';

export interface Scanned {
  /** In the order of the text; the last is of kind `end`. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Span[];
  readonly faults: readonly SyntaxFault[];
}

/** Cuts a text into tokens, from left to right. Time is linear; nothing is thrown. */
export function scan(text: string): Scanned {
  const scanning: Scanning = { text, tokens: [], comments: [], faults: [], inSources: false, subqueryAt: -1 };
  let at = 0;
  while (at < text.length) at = scanOne(scanning, at);
  push(scanning, 'end', text.length, text.length);
  return scanning;
}

const BLANK = /\s/;
const NAME_START = /[\p{L}_@]/u;
const DIGIT = /[0-9]/;

function scanOne(scanning: Scanning, at: number): number {
  const { text } = scanning;
  const character = text[at] ?? '';
  if (BLANK.test(character) || character === '\uFEFF') return at + 1;
  if (character === '/' && text[at + 1] === '/') return scanLineComment(scanning, at);
  if (character === '/' && text[at + 1] === '*') return scanBlockComment(scanning, at);
  if (character === '"') return scanString(scanning, at);
  if (scanning.inSources) {
    const end = scanSource(scanning, at);
    if (end !== undefined) return end;
  }
  if (character === "'") return scanForeignString(scanning, at);
  if (character === '`') return scanBackquotes(scanning, at);
  if (DIGIT.test(character)) return scanNumber(scanning, at);
  if (character === '.' && DIGIT.test(text[at + 1] ?? '')) return scanNumber(scanning, at);
  if (NAME_START.test(character)) return scanWord(scanning, at);
  if (character === '?') return scanParameter(scanning, at);
  return scanSign(scanning, at);
}

const WORD = /[\p{L}_@][\p{L}\p{N}_]*/uy;
const LONGEST_KEYWORD = 6;

function scanWord(scanning: Scanning, start: number): number {
  const { text, tokens } = scanning;
  WORD.lastIndex = start;
  const word = WORD.exec(text)?.[0] ?? text[start] ?? '';
  const lower = word.length <= LONGEST_KEYWORD ? word.toLowerCase() : '';
  const previous = tokens.at(-1);
  if (SOURCE_COMMANDS.has(lower) && startsCommand(previous, scanning)) scanning.inSources = true;
  return push(scanning, KEYWORDS.get(lower) ?? 'word', start, start + word.length);
}

/** A parenthesis starts a command only where it stands for an index pattern: `FROM (FROM a | …)`. */
function startsCommand(previous: Token | undefined, { subqueryAt }: Scanning): boolean {
  if (previous === undefined || previous.kind === '|' || previous.kind === ';') return true;
  return previous.kind === '(' && previous.start === subqueryAt;
}

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;

function scanNumber(scanning: Scanning, start: number): number {
  NUMBER.lastIndex = start;
  const number = NUMBER.exec(scanning.text)?.[0] ?? scanning.text[start] ?? '';
  return push(scanning, /^\d+$/.test(number) ? 'integer' : 'decimal', start, start + number.length);
}

const PARAMETER = /\?{1,2}[\p{L}\p{N}_]*/uy;

function scanParameter(scanning: Scanning, start: number): number {
  PARAMETER.lastIndex = start;
  const length = PARAMETER.exec(scanning.text)?.[0].length ?? 1;
  return push(scanning, 'parameter', start, start + length);
}

const TWO: ReadonlySet<string> = new Set<Sign>(['::', '==', '=~', '!=', '<=', '>=']);
const FOREIGN_TWO: ReadonlySet<string> = new Set(['&&', '||', '<>']);
const ONE: ReadonlySet<string> = new Set<Sign>([
  ...(['|', ',', '.', ':', ';', '(', ')', '[', ']', '{', '}'] as const),
  ...(['=', '<', '>', '+', '-', '*', '/', '%'] as const),
]);

function isSign(text: string): text is Sign {
  return TWO.has(text) || ONE.has(text);
}

function scanSign(scanning: Scanning, start: number): number {
  const { text } = scanning;
  const two = text.slice(start, start + 2);
  if (FOREIGN_TWO.has(two)) return push(scanning, 'foreign', start, start + 2);
  if (two.length === 2 && isSign(two)) return push(scanning, two, start, start + 2);
  const one = text[start] ?? '';
  if (one === '|') scanning.inSources = false;
  if (isSign(one)) return push(scanning, one, start, start + 1);
  const code = text.codePointAt(start) ?? 0;
  return push(scanning, 'foreign', start, start + (code > 0xffff ? 2 : 1));
}
