import type { SyntaxFault } from '../../text/parse-result.ts';
import type { Token, TokenKind } from '../tokens.ts';
import { connectiveAt, isBlank, isNotAt, skipBlanks } from './characters.ts';
import { pushStuckKeyword, scanLiteral } from './scan-literal.ts';
import { scanQuoted } from './scan-quoted.ts';
import { push, type Scanning } from './scanning.ts';

/** What a text is made of. Every character that is no blank belongs to a token. */
export interface Scanned {
  /** In the order of the text; the last one is of kind `end`. */
  readonly tokens: readonly Token[];
  readonly faults: readonly SyntaxFault[];
}

/**
 * Cuts a text into tokens, from left to right. Kibana's parser has no such step, but needs none that looks further: what a
 * word is depends on the blanks around it, and on whether a condition can start there (`or b` is a text there, and an
 * operator behind a condition). Time is linear; nothing is thrown.
 */
export function scan(text: string): Scanned {
  const scanning: Scanning = { text, tokens: [], faults: [], hasOddQuote: undefined };
  let at = skipBlanks(text, 0);
  while (at < text.length) at = skipBlanks(text, scanOne(scanning, at));
  push(scanning, 'end', text.length, text.length);
  return scanning;
}

function scanOne(scanning: Scanning, at: number): number {
  const character = scanning.text[at] ?? '';
  switch (character) {
    case '"':
      return scanQuoted(scanning, at);
    case '(':
    case ')':
    case '{':
    case '}':
    case ':':
      return push(scanning, character, at, at + 1);
    case '<':
    case '>':
      return scanning.text[at + 1] === '='
        ? push(scanning, `${character}=`, at, at + 2)
        : push(scanning, character, at, at + 1);
    default:
      return scanWord(scanning, at);
  }
}

const BEFORE_OPERATOR: ReadonlySet<TokenKind | undefined> = new Set<TokenKind>([
  'literal',
  'quoted',
  'open-quoted',
  ')',
  '}',
]);

function scanWord(scanning: Scanning, at: number): number {
  const { text, tokens } = scanning;
  const isOperatorPlace = BEFORE_OPERATOR.has(tokens.at(-1)?.kind);
  const keyword = keywordAt(text, at);
  if (keyword === 'not' && isBlank(text, at + 3)) return push(scanning, 'not', at, at + 3);
  if (keyword === undefined || !isOperatorPlace) return scanLiteral(scanning, at);
  const end = at + keyword.length;
  // What is missing behind a keyword at the end, or before a closing bracket, is no blank.
  const next = text[end];
  const isFreeBehind = next === undefined || next === ')' || next === '}' || isBlank(text, end);
  const isFree = isFreeBehind && isBlank(text, at - 1);
  return isFree ? push(scanning, keyword, at, end) : pushStuckKeyword(scanning, at, end);
}

const WORD_ENDS = new Set('(){}:<>"');

/** The keyword that is the whole word at `at`. */
function keywordAt(text: string, at: number): 'and' | 'or' | 'not' | undefined {
  const keyword = isNotAt(text, at) ? 'not' : connectiveAt(text, at);
  if (keyword === undefined) return undefined;
  const end = at + keyword.length;
  return end === text.length || isBlank(text, end) || WORD_ENDS.has(text[end] ?? '') ? keyword : undefined;
}
