import { KEYWORD_TOKENS, type KeywordToken, type Token, type TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { replaceFix } from '../../text/fixes.ts';
import { OPERAND_STARTS } from './token-sets.ts';

/** The keyword that a token is but for its case (`AND`, `Like~`); `undefined` for a keyword as it should be. */
export function meantKeyword(cursor: Cursor, token: Token): KeywordToken | undefined {
  if (token.kind !== 'identifier' && token.kind !== 'tilde-identifier') return undefined;
  return KEYWORD_TOKENS.get(cursor.textOf(token).toLowerCase());
}

/** What a token is, or would be in lower case. */
export function meantKind(cursor: Cursor, token: Token): TokenKind {
  return meantKeyword(cursor, token) ?? token.kind;
}

/** True when the next token is this keyword, in any case. */
export function atWord(cursor: Cursor, word: KeywordToken): boolean {
  return cursor.at(word) || meantKeyword(cursor, cursor.token) === word;
}

/** Reads a keyword, which is reported if it is not in lower case. */
export function acceptWord(cursor: Cursor, word: KeywordToken): Token | undefined {
  if (cursor.at(word)) return cursor.advance();
  if (meantKeyword(cursor, cursor.token) !== word) return undefined;
  lowerCase(cursor, word);
  return cursor.advance();
}

/** Takes the next token for the keyword that it is but for its case. */
export function lowerCase(cursor: Cursor, word: KeywordToken): void {
  cursor.report(`EQL's keywords are lower-case: write \`${word}\`.`, cursor.token, [
    replaceFix(`Replace with \`${word}\``, cursor.token, word),
  ]);
  cursor.join(1, word);
}

export function startsOperand(token: Token): boolean {
  return OPERAND_STARTS.has(token.kind);
}

const FRAME_WORDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['by', 'with', 'until', 'maxspan']);

/** True at a word of a sequence that is in upper case. */
export function atFrameWord(cursor: Cursor): boolean {
  return FRAME_WORDS.has(meantKind(cursor, cursor.token));
}
