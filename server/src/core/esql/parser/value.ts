import { cover } from '../../text/span.ts';
import type { Arithmetic, Cast, Expression } from '../ast.ts';
import type { TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { missing } from './missing.ts';
import { primary } from './primary.ts';

/** Arithmetic over operands: `*`, `/` and `%` bind stronger than `+` and `-`. */
export function value(cursor: Cursor): Expression {
  return operation(cursor, SUMS, product);
}

type Operator = Arithmetic['operator'];

const SUMS: ReadonlyMap<TokenKind, Operator> = new Map<TokenKind, Operator>([
  ['+', '+'],
  ['-', '-'],
]);
const PRODUCTS: ReadonlyMap<TokenKind, Operator> = new Map<TokenKind, Operator>([
  ['*', '*'],
  ['/', '/'],
  ['%', '%'],
]);

function product(cursor: Cursor): Expression {
  return operation(cursor, PRODUCTS, signed);
}

function operation(
  cursor: Cursor,
  operators: ReadonlyMap<TokenKind, Operator>,
  operand: (cursor: Cursor) => Expression,
): Expression {
  let left = operand(cursor);
  for (;;) {
    const operator = operators.get(cursor.token.kind);
    if (operator === undefined) return left;
    cursor.countChained();
    const sign = cursor.advance();
    const right = operand(cursor);
    left = {
      kind: 'arithmetic',
      span: cover(left.span, cover(sign, right.span)),
      operator,
      operatorSpan: { start: sign.start, end: sign.end },
      left,
      right,
    };
  }
}

function signed(cursor: Cursor): Expression {
  if (!cursor.at('-') && !cursor.at('+')) return casted(cursor);
  const sign = cursor.advance();
  const operand = cursor.deeper(1, () => signed(cursor));
  return { kind: 'sign', span: cover(sign, operand.span), operand };
}

function casted(cursor: Cursor): Expression {
  let operand = primary(cursor);
  while (cursor.at('::')) {
    cursor.countChained();
    operand = cast(cursor, operand);
  }
  return operand;
}

function cast(cursor: Cursor, operand: Expression): Cast | Expression {
  const sign = cursor.advance();
  if (!cursor.at('word') && !cursor.at('null')) {
    missing(cursor, 'A type');
    return operand;
  }
  const word = cursor.advance();
  return {
    kind: 'cast',
    span: cover(operand.span, cover(sign, word)),
    operand,
    type: cursor.textOf(word).toLowerCase(),
    typeSpan: { start: word.start, end: word.end },
  };
}
