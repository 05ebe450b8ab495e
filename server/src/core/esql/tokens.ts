/** The tokens of ES|QL (elastic/elasticsearch, EsqlBaseLexer.g4). Keywords may be written in any case. */

/** Words that are no names where expressions stand, unless in backquotes. */
const KEYWORD_LIST = [
  'and',
  'asc',
  'by',
  'desc',
  'false',
  'first',
  'in',
  'is',
  'last',
  'like',
  'not',
  'null',
  'nulls',
  'on',
  'or',
  'rlike',
  'true',
  'where',
  'with',
] as const;

export type Keyword = (typeof KEYWORD_LIST)[number];

export type Sign =
  | '|'
  | ','
  | '.'
  | ':'
  | '::'
  | ';'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | '='
  | '=='
  | '=~'
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export type TokenKind =
  | Keyword
  | Sign
  /** A name without backquotes, or a word of a command. */
  | 'word'
  | 'quoted-name'
  | 'integer'
  | 'decimal'
  /** `"…"` */
  | 'string'
  /** `"""…"""` */
  | 'raw-string'
  /** `'…'`, which ES|QL does not have. */
  | 'foreign-string'
  /** A string or quoted name without an end; it goes on to the end of its line. */
  | 'open'
  /** `?`, `?name`, `?1`, `??name` */
  | 'parameter'
  /** An index pattern behind `FROM`. */
  | 'source'
  /** A sign of another language (`&&`, `||`, `!`, `<>`), or a character that belongs to no token. */
  | 'foreign'
  /** Stands behind the last one, and is empty. */
  | 'end';

/** A stretch of the query; offsets are UTF-16 units. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(KEYWORD_LIST.map((word) => [word, word]));

/** Commands behind which index patterns stand. */
export const SOURCE_COMMANDS: ReadonlySet<string> = new Set(['from', 'ts']);
