import type { CstNode } from 'chevrotain';
import type { EqlQuery, Expression } from '../ast.ts';
import type { Token, TokenKind } from '../tokens.ts';
import { expression, Refused } from './build-expression.ts';
import { query } from './build-query.ts';
import { the } from './cst.ts';
import { eqlGrammar } from './grammar.ts';
import { toGrammarTokens } from './token-types.ts';

/** The tree of a query without any slip; `undefined` for every other, which the tolerant reader reads and explains. */
export function readRightQuery(text: string, tokens: readonly Token[]): EqlQuery | undefined {
  return read(text, tokens, 'query', (cst) => query(cst, text.length));
}

/** The same for a text that is one expression. */
export function readRightExpression(text: string, tokens: readonly Token[]): Expression | undefined {
  return read(text, tokens, 'onlyExpression', (cst) => expression(the(cst, 'expression')));
}

function read<T>(
  text: string,
  tokens: readonly Token[],
  rule: 'query' | 'onlyExpression',
  build: (cst: CstNode) => T,
): T | undefined {
  if (tokens.length > MAX_TOKENS || isDeep(tokens)) return undefined;
  const input = toGrammarTokens(text, tokens);
  if (input === undefined || input.length === 0) return undefined;
  const grammar = eqlGrammar();
  grammar.input = input;
  const cst = grammar[rule]();
  if (grammar.errors.length > 0) return undefined;
  try {
    return build(cst);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** A grammar's tree of a longer text takes more memory than is good; the longest published query has 5,766 tokens. */
const MAX_TOKENS = 20_000;

/** Deeper nesting, or longer arithmetic, is left to the tolerant reader, which bounds its stack. */
const MAX_DEPTH = 60;
const MAX_ARITHMETIC = 200;

const STEPS: ReadonlyMap<TokenKind, number> = new Map<TokenKind, number>([
  ['(', 1],
  ['[', 1],
  ['![', 1],
  [')', -1],
  [']', -1],
]);
const ARITHMETIC: ReadonlySet<TokenKind> = new Set<TokenKind>(['+', '-', '*', '/', '%']);

function isDeep(tokens: readonly Token[]): boolean {
  let depth = 0;
  let chained = 0;
  for (const { kind } of tokens) {
    depth += STEPS.get(kind) ?? 0;
    if (ARITHMETIC.has(kind)) chained++;
    if (depth > MAX_DEPTH || chained > MAX_ARITHMETIC) return true;
  }
  return hasLongNots(tokens);
}

function hasLongNots(tokens: readonly Token[]): boolean {
  let run = 0;
  for (const { kind } of tokens) {
    run = kind === 'not' ? run + 1 : 0;
    if (run > MAX_DEPTH) return true;
  }
  return false;
}
