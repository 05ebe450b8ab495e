/** The tokens of KQL. Kibana's grammar has none: what a word is depends on the blanks around it (see `lexer/scan.ts`). */

export type Connective = 'and' | 'or';
export type Sign = '(' | ')' | '{' | '}' | ':' | '<' | '<=' | '>' | '>=';

/** Keywords (in any case) and signs are their own kind. */
export type TokenKind =
  | Connective
  | 'not'
  | Sign
  /** A text without quotes, with the blanks inside it: a field, a value, or a free text. */
  | 'literal'
  /** `"…"` */
  | 'quoted'
  /** A quoted text without an end. */
  | 'open-quoted'
  /** Stands behind the last one, and is empty. */
  | 'end';

/** A stretch of the query; offsets are UTF-16 units. One without characters was put in by the parser. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}
