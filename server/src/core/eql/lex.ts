import type { Span } from '../text/span.ts';
import { scan } from './lexer/scan.ts';
import { KEYWORD_TOKENS, type Token, type TokenKind } from './tokens.ts';

export type EqlTokenKind =
  'keyword' | 'identifier' | 'function' | 'string' | 'number' | 'operator' | 'punctuation' | 'comment';

/** A token of a query, also of a broken one. Spans are UTF-16 offsets of the query. */
export interface EqlToken {
  readonly kind: EqlTokenKind;
  readonly text: string;
  readonly span: Span;
}

/** All tokens and comments in the order of the text; characters that belong to no token are left out. */
export function lexEql(text: string): readonly EqlToken[] {
  const { tokens, comments } = scan(text);
  const found: EqlToken[] = [];
  const add = (kind: EqlTokenKind, { start, end }: Token): void => {
    found.push({ kind, text: text.slice(start, end), span: { start, end } });
  };
  let nextComment = 0;
  for (const [index, token] of tokens.entries()) {
    for (let comment = comments[nextComment]; comment !== undefined; comment = comments[nextComment]) {
      if (comment.start > token.start) break;
      add('comment', comment);
      nextComment++;
    }
    const kind = kindOf(token.kind, tokens[index + 1]?.kind);
    if (kind !== undefined) add(kind, token);
  }
  return found;
}

const PUNCTUATION: ReadonlySet<TokenKind> = new Set<TokenKind>(['.', ',', '(', ')', '[', '![', ']']);

function kindOf(kind: TokenKind, next: TokenKind | undefined): EqlTokenKind | undefined {
  switch (kind) {
    case 'identifier':
      return next === '(' ? 'function' : 'identifier';
    case 'tilde-identifier':
      return 'function';
    case 'quoted-identifier':
      return 'identifier';
    case 'string':
    case 'foreign-string':
    case 'open-string':
      return 'string';
    case 'integer':
    case 'decimal':
      return 'number';
    case 'comment':
      return 'comment';
    case 'unknown':
    case 'end':
      return undefined;
    default:
      if (KEYWORD_TOKENS.has(kind)) return 'keyword';
      return PUNCTUATION.has(kind) ? 'punctuation' : 'operator';
  }
}
