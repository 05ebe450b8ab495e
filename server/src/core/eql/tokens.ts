/** The tokens of EQL (Elasticsearch's EqlBase.g4, lexer part), and some that EQL does not have but people type. */

const WORDS = [
  'and',
  'any',
  'by',
  'false',
  'in',
  'join',
  'like',
  'maxspan',
  'not',
  'null',
  'of',
  'or',
  'regex',
  'sample',
  'sequence',
  'true',
  'until',
  'where',
  'with',
] as const;

const INSENSITIVE_WORDS = ['in~', 'like~', 'regex~'] as const;

const SIGNS = [
  '==',
  '!=',
  '<=',
  '>=',
  '<',
  '>',
  '=',
  ':',
  '+',
  '-',
  '*',
  '/',
  '%',
  '.',
  ',',
  '(',
  ')',
  '[',
  '![',
  ']',
  '|',
  '?',
] as const;

export type Keyword = (typeof WORDS)[number];
export type KeywordToken = Keyword | (typeof INSENSITIVE_WORDS)[number];
export type Sign = (typeof SIGNS)[number];

/** Keywords and signs are their own kind. */
export type TokenKind =
  | KeywordToken
  | Sign
  | 'identifier'
  /** `name~` */
  | 'tilde-identifier'
  | 'quoted-identifier'
  /** `"…"` or `"""…"""` */
  | 'string'
  /** A string as other languages write it: `'…'`, `?"…"`, `?'…'`, typographic quotes. */
  | 'foreign-string'
  /** A string without an end. */
  | 'open-string'
  | 'integer'
  | 'decimal'
  /** An operator of other languages: `&&`, `<>`, `!`. */
  | 'foreign-sign'
  /** What has no meaning in EQL; a fault says so. */
  | 'unknown'
  | 'comment'
  /** Stands behind the last one, and is empty. */
  | 'end';

/** A stretch of the query; offsets are UTF-16 units. One without characters was put in by the parser. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** Words that can't be names unless they stand in backquotes. All are lower-case; there is no other case of them. */
export const KEYWORDS: ReadonlySet<string> = new Set(WORDS);

export const KEYWORD_TOKENS: ReadonlyMap<string, KeywordToken> = new Map(
  [...WORDS, ...INSENSITIVE_WORDS].map((word) => [word, word]),
);

export const SIGN_TOKENS: ReadonlyMap<string, Sign> = new Map(SIGNS.map((sign) => [sign, sign]));
