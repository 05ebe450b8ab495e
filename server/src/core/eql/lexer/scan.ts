import type { SyntaxFault } from '../../text/parse-result.ts';
import { KEYWORD_TOKENS, type Token } from '../tokens.ts';
import { scanBlockComment, scanLineComment } from './scan-comment.ts';
import { scanNumber } from './scan-number.ts';
import { scanSign } from './scan-sign.ts';
import { scanString, startsForeignString } from './scan-string.ts';
import { push, type Scanning } from './scanning.ts';
import { scanBackquotes, scanUnknown } from './scan-unknown.ts';

/** What a text is made of. Every character that is no blank belongs to a token, a comment or a fault. */
export interface Scanned {
  /** In the order of the text; the last one is of kind `end`. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  readonly faults: readonly SyntaxFault[];
  /** Where a comment without an end starts, which may have swallowed what is missing. */
  readonly openComment: number | undefined;
}

/** Cuts a text into tokens, from left to right, the longest at each place. Time is linear; nothing is thrown. */
export function scan(text: string): Scanned {
  const scanning: Scanning = {
    text,
    tokens: [],
    comments: [],
    faults: [],
    openComment: undefined,
    escapedEnd: undefined,
    guessedLine: undefined,
  };
  let at = 0;
  while (at < text.length) at = scanOne(scanning, at);
  push(scanning, 'end', text.length, text.length);
  return scanning;
}

type CharacterClass = 'blank' | 'name' | 'digit' | 'quote' | 'backquote' | 'sign' | 'dot' | 'slash' | 'query';

function classesOf(table: Readonly<Record<CharacterClass, string>>): readonly (CharacterClass | undefined)[] {
  const classes = new Array<CharacterClass | undefined>(128).fill(undefined);
  for (const name of Object.keys(table) as CharacterClass[]) {
    for (const character of table[name]) classes[character.charCodeAt(0)] = name;
  }
  return classes;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

const CLASSES = classesOf({
  blank: ' \t\r\n',
  name: `${LOWER}${LOWER.toUpperCase()}_@`,
  digit: DIGITS,
  quote: `"'`,
  backquote: '`',
  sign: '=!<>:+-*%,()[]|&~',
  dot: '.',
  slash: '/',
  query: '?',
});

function classAt(text: string, at: number): CharacterClass | undefined {
  return CLASSES[text.charCodeAt(at)];
}

function scanOne(scanning: Scanning, at: number): number {
  const { text } = scanning;
  switch (classAt(text, at)) {
    case 'blank':
      return at + 1;
    case 'name':
      return scanName(scanning, at);
    case 'digit':
      return scanNumber(scanning, at);
    case 'dot':
      return classAt(text, at + 1) === 'digit' ? scanNumber(scanning, at) : push(scanning, '.', at, at + 1);
    case 'quote':
      return scanString(scanning, at);
    case 'query':
      return startsForeignString(text, at) ? scanString(scanning, at) : push(scanning, '?', at, at + 1);
    case 'backquote':
      return scanBackquotes(scanning, at);
    case 'sign':
      return scanSign(scanning, at);
    case 'slash': {
      const next = text[at + 1];
      if (next === '/') return scanLineComment(scanning, at);
      return next === '*' ? scanBlockComment(scanning, at) : push(scanning, '/', at, at + 1);
    }
    case undefined:
      return scanUnknown(scanning, at);
  }
}

const LONGEST_KEYWORD = 8;

function scanName(scanning: Scanning, start: number): number {
  const { text } = scanning;
  let end = start + 1;
  for (let found = classAt(text, end); found === 'name' || found === 'digit'; found = classAt(text, end)) {
    if (text[end] === '@') break;
    end++;
  }
  const first = text[start];
  if (text[end] === '~' && first !== '_' && first !== '@') {
    const keyword = KEYWORD_TOKENS.get(text.slice(start, end + 1));
    return push(scanning, keyword ?? 'tilde-identifier', start, end + 1);
  }
  const keyword = end - start <= LONGEST_KEYWORD ? KEYWORD_TOKENS.get(text.slice(start, end)) : undefined;
  return push(scanning, keyword ?? 'identifier', start, end);
}
