import type { RangeOperator } from '../ast.ts';
import type { TokenKind } from '../tokens.ts';

/** What a field or a value is made of. */
export const TEXTS: ReadonlySet<TokenKind> = new Set<TokenKind>(['literal', 'quoted', 'open-quoted']);

export function isRange(kind: TokenKind): kind is RangeOperator {
  return kind === '<' || kind === '<=' || kind === '>' || kind === '>=';
}

/** `:` or the sign of a range: what stands before it is a field. */
export function isRelation(kind: TokenKind): boolean {
  return kind === ':' || isRange(kind);
}
