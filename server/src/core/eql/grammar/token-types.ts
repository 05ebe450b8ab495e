import { createToken, Lexer, type IToken, type TokenType } from 'chevrotain';
import type { KeywordToken, Sign, Token, TokenKind } from '../tokens.ts';

/** The kinds of tokens that a right query is made of, as chevrotain's grammar needs them. The scanner cuts them out. */
type RightKind =
  | KeywordToken
  | Sign
  | 'identifier'
  | 'tilde-identifier'
  | 'quoted-identifier'
  | 'string'
  | 'integer'
  | 'decimal';

export const ComparisonSign = abstract('ComparisonSign');
export const MatchSign = abstract('MatchSign');

function abstract(name: string): TokenType {
  return createToken({ name, pattern: Lexer.NA });
}

const NAMES: Readonly<Record<RightKind, string>> = {
  and: 'And',
  any: 'Any',
  by: 'By',
  false: 'False',
  in: 'In',
  'in~': 'InInsensitive',
  join: 'Join',
  like: 'Like',
  'like~': 'LikeInsensitive',
  maxspan: 'MaxspanWord',
  not: 'Not',
  null: 'Null',
  of: 'Of',
  or: 'Or',
  regex: 'Regex',
  'regex~': 'RegexInsensitive',
  sample: 'Sample',
  sequence: 'Sequence',
  true: 'True',
  until: 'Until',
  where: 'Where',
  with: 'With',
  '==': 'Equal',
  '!=': 'NotEqual',
  '<=': 'LessOrEqual',
  '>=': 'GreaterOrEqual',
  '<': 'Less',
  '>': 'Greater',
  '=': 'Assign',
  ':': 'Colon',
  '+': 'Plus',
  '-': 'Minus',
  '*': 'Star',
  '/': 'Slash',
  '%': 'Percent',
  '.': 'Dot',
  ',': 'Comma',
  '(': 'LeftParen',
  ')': 'RightParen',
  '[': 'LeftBracket',
  '![': 'MissingBracket',
  ']': 'RightBracket',
  '|': 'PipeSign',
  '?': 'QuestionMark',
  identifier: 'Identifier',
  'tilde-identifier': 'TildeIdentifier',
  'quoted-identifier': 'QuotedIdentifier',
  string: 'String',
  integer: 'Integer',
  decimal: 'Decimal',
};

const COMPARISONS = new Set<string>(['==', '!=', '<=', '>=', '<', '>']);
const MATCHES = new Set<string>([':', 'like', 'like~', 'regex', 'regex~']);

function typeOf(kind: string, name: string): TokenType {
  const categories = COMPARISONS.has(kind) ? [ComparisonSign] : MATCHES.has(kind) ? [MatchSign] : [];
  return createToken({ name, pattern: Lexer.NA, categories });
}

const TYPES: ReadonlyMap<string, TokenType> = new Map(
  Object.entries(NAMES).map(([kind, name]) => [kind, typeOf(kind, name)]),
);

export const ALL_TYPES: TokenType[] = [ComparisonSign, MatchSign, ...TYPES.values()];

/** The type of a kind that right queries have. */
export function type(kind: RightKind): TokenType {
  const found = TYPES.get(kind);
  if (found === undefined) throw new Error(`no token type for ${kind}`);
  return found;
}

/** Chevrotain's form of the scanner's tokens, without the `end`; `undefined` when one of them has no place in a right query. */
export function toGrammarTokens(text: string, tokens: readonly Token[]): IToken[] | undefined {
  const converted: IToken[] = [];
  for (const { kind, start, end } of tokens) {
    if (kind === 'end') continue;
    const tokenType = TYPES.get(kind satisfies TokenKind);
    if (tokenType === undefined) return undefined;
    converted.push({
      image: text.slice(start, end),
      startOffset: start,
      endOffset: end - 1,
      tokenType,
      tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    });
  }
  return converted;
}
