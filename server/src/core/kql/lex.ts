import type { Span } from '../text/span.ts';
import { scan } from './lexer/scan.ts';
import { isRelation } from './parser/token-sets.ts';
import type { Token, TokenKind } from './tokens.ts';

export type KqlTokenKind =
  | 'keyword'
  /** A text with `:`, `<` or their like behind it, in quotes or not. */
  | 'field'
  /** A value in quotes. */
  | 'string'
  /** A value without quotes, with the blanks inside it. */
  | 'literal'
  | 'number'
  /** `true`, `false`, `null` without quotes. */
  | 'constant'
  /** `*` in a text without quotes. */
  | 'wildcard'
  | 'operator'
  | 'punctuation';

/** A token of a query, also of a broken one. Spans are UTF-16 offsets of the query. */
export interface KqlToken {
  readonly kind: KqlTokenKind;
  readonly text: string;
  readonly span: Span;
}

/** All tokens in the order of the text. A value with wildcards is several: what stands between them, and they themselves. */
export function lexKql(text: string): readonly KqlToken[] {
  const { tokens } = scan(text);
  const found: KqlToken[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'end') break;
    const next = tokens[index + 1]?.kind ?? 'end';
    if (token.kind === 'literal' && !isRelation(next)) found.push(...partsOf(text, token));
    else found.push(tokenOf(text, kindOf(token.kind, next), token.start, token.end));
  }
  return found;
}

function tokenOf(text: string, kind: KqlTokenKind, start: number, end: number): KqlToken {
  return { kind, text: text.slice(start, end), span: { start, end } };
}

function kindOf(kind: TokenKind, next: TokenKind): KqlTokenKind {
  switch (kind) {
    case 'and':
    case 'or':
    case 'not':
      return 'keyword';
    case 'literal':
      return 'field';
    case 'quoted':
    case 'open-quoted':
      return isRelation(next) ? 'field' : 'string';
    case ':':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return 'operator';
    case '(':
    case ')':
    case '{':
    case '}':
    case 'end':
      return 'punctuation';
  }
}

function partsOf(text: string, { start, end }: Token): readonly KqlToken[] {
  const parts: KqlToken[] = [];
  const add = (kind: KqlTokenKind, from: number, to: number): void => {
    if (from < to) parts.push(tokenOf(text, kind, from, to));
  };
  let from = start;
  for (let at = start; at < end; at++) {
    // A backslash takes the character behind it along, so that `\*` is no wildcard.
    if (text[at] === '\\') at++;
    if (text[at] !== '*' || text[at - 1] === '\\') continue;
    add('literal', from, at);
    add('wildcard', at, at + 1);
    from = at + 1;
  }
  add(from === start ? textKind(text.slice(start, end)) : 'literal', from, end);
  return parts;
}

function textKind(text: string): KqlTokenKind {
  if (text === 'true' || text === 'false' || text === 'null') return 'constant';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? 'number' : 'literal';
}
