import type { ComparisonOperator, MatchOperator } from '../ast.ts';
import type { TokenKind } from '../tokens.ts';

type Kinds = ReadonlySet<TokenKind>;

const COMPARISON_SIGNS: Kinds = new Set(['==', '!=', '<', '<=', '>', '>=']);
const MATCH_SIGNS: Kinds = new Set([':', 'like', 'like~', 'regex', 'regex~']);

export function isComparison(kind: TokenKind): kind is ComparisonOperator {
  return COMPARISON_SIGNS.has(kind);
}

export function isMatch(kind: TokenKind): kind is MatchOperator {
  return MATCH_SIGNS.has(kind);
}

export function isIn(kind: TokenKind): kind is 'in' | 'in~' {
  return kind === 'in' || kind === 'in~';
}

/** Operators between a value and what it is compared with. */
export const RELATIONAL: Kinds = new Set<TokenKind>([...COMPARISON_SIGNS, ...MATCH_SIGNS, 'in', 'in~', '=']);

export const ARITHMETIC: Kinds = new Set<TokenKind>(['+', '-', '*', '/', '%']);

export const STRINGS: Kinds = new Set<TokenKind>(['string', 'foreign-string', 'open-string']);

export const LITERALS: Kinds = new Set<TokenKind>([
  ...STRINGS,
  'integer',
  'decimal',
  'true',
  'false',
  'null',
]);

/** What a field, a value, a function or a group starts with. */
export const OPERAND_STARTS: Kinds = new Set<TokenKind>([
  ...LITERALS,
  'identifier',
  'tilde-identifier',
  'quoted-identifier',
  '?',
  '(',
]);

/** Keywords that nobody can mean as a field's name: they stand where a condition goes on. */
export const CONNECTIVES: Kinds = new Set<TokenKind>(['and', 'or', 'not']);
