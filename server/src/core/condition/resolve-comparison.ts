import type { ComparisonOperator } from '../eql/ast.ts';
import { compute } from '../eql/functions/arithmetic.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import type { Span } from '../text/span.ts';
import type { Scalar } from './condition.ts';
import { folded, isNull, literal, nullAt, unknownAt, type Literal, type Resolving } from './resolving.ts';

type Comparison = Extract<Scalar, { kind: 'comparison' }>;

const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/**
 * A comparison as Elasticsearch's Optimizer leaves it: a constant stands on the right, `== null` is a test for a missing value,
 * a condition beside `true` or `false` is the condition or its negation, a constant of a sum is on the constant's side.
 */
export function resolveComparison(
  span: Span,
  operator: ComparisonOperator,
  left: Scalar,
  right: Scalar,
  resolving: Resolving,
): Scalar {
  if (left.type === 'unknown' || right.type === 'unknown') return unknownAt(span);
  if (operator === '==' || operator === '!=') {
    // Also for an unmapped `?field`, which is a literal null by now (the Optimizer's ReplaceNullChecks).
    const other = isNull(right) ? left : isNull(left) ? right : undefined;
    if (other !== undefined) return nullCheck(span, operator, other, resolving);
  }
  const swap = left.kind === 'literal' && right.kind !== 'literal';
  const comparison: Comparison = {
    kind: 'comparison',
    span,
    type: 'boolean',
    operator: swap ? MIRRORED[operator] : operator,
    left: swap ? right : left,
    right: swap ? left : right,
  };
  // A field is never smaller or greater than a missing value.
  if (isNull(comparison.right) && comparison.left.kind === 'field') return nullAt(span);
  return asCondition(comparison) ?? folded(simplified(comparison), resolving);
}

function nullCheck(span: Span, operator: '==' | '!=', operand: Scalar, resolving: Resolving): Scalar {
  const check = folded({ kind: 'is-null', span, type: 'boolean', operand }, resolving);
  return operator === '=='
    ? check
    : folded({ kind: 'not', span, type: 'boolean', operand: check }, resolving);
}

/** `startsWith(f, "a") == false` is `not startsWith(f, "a")` (QL's BooleanFunctionEqualsElimination). */
function asCondition({ span, operator, left, right }: Comparison): Scalar | undefined {
  if (right.kind !== 'literal' || typeof right.value !== 'boolean') return undefined;
  if (left.kind === 'field' || left.kind === 'literal' || left.type !== 'boolean') return undefined;
  if (operator !== '==' && operator !== '!=') return undefined;
  const holds = (operator === '==') === right.value;
  return holds ? left : { kind: 'not', span, type: 'boolean', operand: left };
}

/** Moves whole constants to the right, as in `pid + 1 == 4` -> `pid == 3` (QL's SimplifyComparisonsArithmetics). */
function simplified(comparison: Comparison): Comparison {
  let current = comparison;
  for (let next = simplifyOnce(current); next !== undefined; next = simplifyOnce(current)) current = next;
  return current;
}

function simplifyOnce(comparison: Comparison): Comparison | undefined {
  const { left, right } = comparison;
  if (left.kind !== 'arithmetic' || !isWhole(right)) return undefined;
  // `1 + pid` is `pid + 1`; `1 - pid` and `1 / pid` stay.
  const commutes = left.operator === '+' || left.operator === '*';
  const [operand, constant] =
    commutes && isWhole(left.left) ? [left.right, left.left] : [left.left, left.right];
  try {
    if (isWhole(constant)) return withConstant(comparison, left.operator, operand, constant, right);
    return isWhole(operand) && left.operator === '-' && left.type !== 'double'
      ? mirrored(comparison, constant, moved('-', operand, right))
      : undefined;
  } catch (error) {
    // What overflows stays as it is, and fails for the events.
    if (error instanceof EqlEvaluationError) return undefined;
    throw error;
  }
}

function withConstant(
  comparison: Comparison,
  operator: '+' | '-' | '*' | '/' | '%',
  operand: Scalar,
  constant: Whole,
  right: Whole,
): Comparison | undefined {
  const isDouble = operand.type === 'double';
  switch (operator) {
    case '+':
    case '-':
      if (isDouble) return undefined;
      return { ...comparison, left: operand, right: moved(operator === '+' ? '-' : '+', right, constant) };
    case '*':
    case '/': {
      if (constant.value === 0n) return undefined;
      if (!isDouble && (operator === '/' || right.value % constant.value !== 0n)) return undefined;
      const inverse = operator === '*' ? '/' : '*';
      const bound = isDouble ? literal(right.span, 'double', Number(right.value)) : right;
      const result = moved(inverse, bound, constant);
      return constant.value < 0n
        ? mirrored(comparison, operand, result)
        : { ...comparison, left: operand, right: result };
    }
    case '%':
      return undefined;
  }
}

function mirrored(comparison: Comparison, left: Scalar, right: Scalar): Comparison {
  return { ...comparison, operator: MIRRORED[comparison.operator], left, right };
}

function moved(operator: '+' | '-' | '*' | '/', left: Literal, right: Literal): Literal {
  const isInteger = left.type === 'integer' && right.type === 'integer';
  const type = left.type === 'double' ? 'double' : isInteger ? 'integer' : 'long';
  const value = compute(operator, left.value, right.value, isInteger ? 32 : 64);
  return literal(left.span, type, value);
}

type Whole = Literal & { readonly value: bigint };

function isWhole(scalar: Scalar): scalar is Whole {
  return scalar.kind === 'literal' && scalar.type !== 'double' && typeof scalar.value === 'bigint';
}
