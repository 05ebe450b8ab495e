import { EqlEvaluationError, type EqlValue } from '../value.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/** What a whole number must fit: 32 or 64 bits with a sign, or `unsigned_long`, 64 bits without one. */
export type WholeWidth = 32 | 64 | 'unsigned';

/**
 * Arithmetic as Elasticsearch does it: whole numbers stay whole (division drops the fraction, `%` has the sign of the
 * dividend), one double makes the result a double, `null` makes it `null`. Whole numbers that do not fit and a
 * whole number divided by zero raise (QL's Arithmetics; `width` is 32 when both operands are constants that fit).
 */
export function compute(
  operator: ArithmeticOperator,
  left: EqlValue,
  right: EqlValue,
  width: WholeWidth = 64,
): EqlValue {
  if (left === null || right === null) return null;
  if (typeof left === 'bigint' && typeof right === 'bigint')
    return checked(whole(operator, left, right), width);
  const a = numberOf(left);
  const b = numberOf(right);
  if (a === undefined || b === undefined) return null;
  return double(operator, a, b);
}

/** The number a value stands for; `undefined` for what is no number. */
export function numberOf(value: EqlValue): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' ? Number(value) : undefined;
}

function whole(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  if ((operator === '/' || operator === '%') && b === 0n)
    throw new EqlEvaluationError('A whole number is divided by zero.');
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

function checked(value: bigint, width: WholeWidth): bigint {
  const fits =
    width === 'unsigned' ? BigInt.asUintN(64, value) === value : BigInt.asIntN(width, value) === value;
  if (fits) return value;
  const bits = width === 'unsigned' ? '64 bits without a sign' : `${width} bits`;
  throw new EqlEvaluationError(`The result ${value} does not fit a whole number of ${bits}.`);
}

function double(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}
