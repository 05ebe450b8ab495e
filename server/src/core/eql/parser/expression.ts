import { cover, type Span } from '../../text/span.ts';
import type { Arithmetic, ComparisonOperator, Expression } from '../ast.ts';
import type { Token, TokenKind } from '../tokens.ts';
import { MAX_DEPTH, type Cursor } from './cursor.ts';
import { insertFix, replaceFix } from '../../text/fixes.ts';
import { mendConnective } from './mend-connective.ts';
import { mendPrefix } from './mend-prefix.ts';
import { predicate } from './predicate.ts';
import { primary } from './primary.ts';
import { atRelationship, relationship } from './relationship.ts';
import { ARITHMETIC, isComparison } from './token-sets.ts';

/*
 * Expressions, from the loosest operator to the tightest, a function for each rule of EqlBase.g4. Where a slip has one
 * clear meaning, a `mend…` function reports it and puts the right token in, so that the rules themselves know right
 * queries only.
 */

export function expression(cursor: Cursor): Expression {
  return chain(cursor, 'or', conjunction);
}

function conjunction(cursor: Cursor): Expression {
  return chain(cursor, 'and', negation);
}

function chain(cursor: Cursor, operator: 'and' | 'or', operand: (cursor: Cursor) => Expression): Expression {
  const first = operand(cursor);
  if (!cursor.at(operator)) return first;
  const operands = [first];
  let last = first;
  while (cursor.accept(operator) !== undefined) {
    last = operand(cursor);
    operands.push(last);
  }
  return { kind: 'logical', span: cover(first.span, last.span), operator, operands };
}

function negation(cursor: Cursor): Expression {
  mendPrefix(cursor);
  const nots = prefixes(cursor, NOT);
  const operand =
    nots.length === 0
      ? comparison(cursor)
      : cursor.deeper(nots.length, cursor.around, () => comparison(cursor));
  mendConnective(cursor, operand);
  return nots.reduceRight<Expression>(
    (inner, not) => ({ kind: 'not', span: cover(not, inner.span), operand: inner }),
    operand,
  );
}

const NOT: ReadonlySet<TokenKind> = new Set(['not']);
const NONE: readonly Token[] = [];

function prefixes(cursor: Cursor, kinds: ReadonlySet<TokenKind>): readonly Token[] {
  if (!cursor.atAny(kinds)) return NONE;
  const found: Token[] = [];
  // More than a tree may be deep need not be read: `deeper` gives up there.
  while (cursor.atAny(kinds) && found.length <= MAX_DEPTH) {
    found.push(cursor.advance());
    if (kinds === NOT) mendPrefix(cursor);
  }
  return found;
}

function comparison(cursor: Cursor): Expression {
  if (atRelationship(cursor)) return relationship(cursor);
  const left = sum(cursor);
  const { kind } = cursor.token;
  if (!isComparison(kind)) return left;
  const sign = cursor.advance();
  const operator = negatedByNot(cursor, kind, sign);
  const right = sum(cursor);
  refuseChain(cursor, right);
  return {
    kind: 'comparison',
    span: cover(left.span, right.span),
    operator,
    operatorSpan: spanOf(sign),
    left,
    right,
  };
}

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** `a == not b`: the operator that was meant. */
function negatedByNot(cursor: Cursor, operator: ComparisonOperator, sign: Token): ComparisonOperator {
  if (!cursor.at('not')) return operator;
  const meant = OPPOSITE[operator];
  cursor.report(`\`not\` can't stand behind \`${operator}\`: write \`${meant}\`.`, cursor.token, [
    replaceFix(`Replace with \`${meant}\``, cover(sign, cursor.token), meant),
  ]);
  cursor.advance();
  return meant;
}

/** `1 < x < 3`: the rest is read as a second comparison, whose left side is missing. */
function refuseChain(cursor: Cursor, right: Expression): void {
  const { kind } = cursor.token;
  if (!isComparison(kind)) return;
  const operand = cursor.textOf(right.span);
  const sign = cursor.textOf(cursor.token);
  cursor.complain(
    `Comparisons can't be chained: compare twice, with \`and\` between, as in \`… and ${operand} ${sign} …\`.`,
    cursor.token,
    operand === ''
      ? []
      : [insertFix('Compare twice', right.span.end, ` and ${operand}`, kind !== '==' && kind !== '!=')],
  );
  cursor.insert('and');
}

function sum(cursor: Cursor): Expression {
  return arithmetic(cursor, ADDING, product);
}

function product(cursor: Cursor): Expression {
  return arithmetic(cursor, MULTIPLYING, signed);
}

const ADDING: ReadonlySet<TokenKind> = new Set(['+', '-']);
const MULTIPLYING: ReadonlySet<TokenKind> = new Set(['*', '/', '%']);

function arithmetic(
  cursor: Cursor,
  operators: ReadonlySet<TokenKind>,
  operand: (cursor: Cursor) => Expression,
): Expression {
  let left = operand(cursor);
  for (let kind = cursor.token.kind; isArithmetic(kind) && operators.has(kind); kind = cursor.token.kind) {
    const sign = cursor.advance();
    cursor.countArithmetic();
    const right = operand(cursor);
    left = {
      kind: 'arithmetic',
      span: cover(left.span, right.span),
      operator: kind,
      operatorSpan: spanOf(sign),
      left,
      right,
    };
  }
  return left;
}

function isArithmetic(kind: TokenKind): kind is Arithmetic['operator'] {
  return ARITHMETIC.has(kind);
}

function signed(cursor: Cursor): Expression {
  const signs = prefixes(cursor, ADDING);
  if (signs.length === 0) return predicate(cursor, primary(cursor));
  const operand = cursor.deeper(signs.length, cursor.around, () => predicate(cursor, primary(cursor)));
  return signs.reduceRight<Expression>(
    (inner, sign) => ({
      kind: 'sign',
      span: cover(sign, inner.span),
      operator: sign.kind === '-' ? '-' : '+',
      operand: inner,
    }),
    operand,
  );
}

function spanOf({ start, end }: Token): Span {
  return { start, end };
}
