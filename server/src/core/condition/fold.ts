import { compute, type WholeWidth } from '../eql/functions/arithmetic.ts';
import type { EqlValue } from '../eql/value.ts';
import { compareValues } from './compare-values.ts';
import { compileComputedPatterns } from './computed-patterns.ts';
import type { Scalar } from './condition.ts';
import { equalsIgnoreCase } from './java-text.ts';
import type { MappedField } from './mapping.ts';

/** The fields a scalar reads, each once, in the order of the text. */
export function fieldsOf(scalar: Scalar): readonly MappedField[] {
  const found = new Map<string, MappedField>();
  for (const field of compileScalar(scalar).slots) found.set(field.name, field);
  return [...found.values()];
}

const NONE: readonly Scalar[] = [];

export function scalarChildren(scalar: Scalar): readonly Scalar[] {
  switch (scalar.kind) {
    case 'literal':
    case 'field':
      return NONE;
    case 'call':
      return scalar.args;
    case 'arithmetic':
    case 'comparison':
      return [scalar.left, scalar.right];
    case 'is-null':
    case 'not':
    case 'match':
      return [scalar.operand];
    case 'in':
      return [scalar.operand, ...scalar.list];
    case 'logical':
      return scalar.operands;
  }
}

/** Computes a scalar from one value for each of its slots; `null` for a field without value. Three-valued. */
export type Evaluate = (values: readonly EqlValue[]) => EqlValue;

export interface CompiledScalar {
  /** Throws `EqlEvaluationError` where Elasticsearch fails the search. */
  readonly evaluate: Evaluate;
  /** The field of each slot: a field that stands in the scalar twice has two. */
  readonly slots: readonly MappedField[];
}

/**
 * Compiles a scalar. Comparison with `null` is `null`, `and` / `or` / `not` follow SQL's three-valued logic, `is-null` alone
 * never gives `null`.
 */
export function compileScalar(scalar: Scalar): CompiledScalar {
  const slots: MappedField[] = [];
  return { evaluate: compile(scalar, slots), slots };
}

function compile(scalar: Scalar, slots: MappedField[]): Evaluate {
  switch (scalar.kind) {
    case 'literal':
      return () => scalar.value;
    case 'field': {
      const slot = slots.push(scalar.field) - 1;
      return (values) => values[slot] ?? null;
    }
    case 'call': {
      const args = scalar.args.map((argument) => compile(argument, slots));
      return (values) => {
        const computed = args.map((argument) => argument(values));
        return scalar.fn.evaluate(computed, scalar.ignoreCase);
      };
    }
    case 'arithmetic': {
      const [left, right] = [compile(scalar.left, slots), compile(scalar.right, slots)];
      const width = widthOf(scalar);
      return (values) => compute(scalar.operator, left(values), right(values), width);
    }
    case 'comparison': {
      const [left, right] = [compile(scalar.left, slots), compile(scalar.right, slots)];
      return (values) => compareWith(scalar.operator, left(values), right(values));
    }
    case 'is-null': {
      const operand = compile(scalar.operand, slots);
      return (values) => operand(values) === null;
    }
    case 'in':
      return compileIn(scalar, slots);
    case 'match': {
      const operand = compile(scalar.operand, slots);
      const test = compileComputedPatterns(scalar.operator, scalar.patterns);
      return (values) => {
        const value = operand(values);
        return typeof value === 'string' ? test(value) : null;
      };
    }
    case 'logical': {
      const operands = scalar.operands.map((operand) => compile(operand, slots));
      return (values) => combine(scalar.operator === 'or', operands, values);
    }
    case 'not': {
      const operand = compile(scalar.operand, slots);
      return (values) => negate(operand(values));
    }
  }
}

export function evaluateConstant(scalar: Scalar): EqlValue {
  return compileScalar(scalar).evaluate([]);
}

function widthOf({ type }: Scalar): WholeWidth {
  if (type === 'integer') return 32;
  return type === 'unsigned_long' ? 'unsigned' : 64;
}

/** Types that can't be compared give `null` (QL's Comparisons). */
function compareWith(
  operator: '==' | '!=' | '<' | '<=' | '>' | '>=',
  left: EqlValue,
  right: EqlValue,
): EqlValue {
  const order = left === null || right === null ? undefined : compareValues(left, right);
  if (order === undefined) return null;
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compileIn(scalar: Extract<Scalar, { kind: 'in' }>, slots: MappedField[]): Evaluate {
  const operand = compile(scalar.operand, slots);
  const items = scalar.list.map((item) => compile(item, slots));
  const equals = scalar.ignoreCase
    ? equalIgnoringCase
    : (a: EqlValue, b: EqlValue) => compareWith('==', a, b);
  return (values) => {
    const value = operand(values);
    let result: EqlValue = false;
    for (const item of items) {
      const equal = equals(value, item(values));
      if (equal === true) return true;
      if (equal === null) result = null;
    }
    return result;
  };
}

/** EQL's StringComparisons: in `in~` two missing values are equal. */
function equalIgnoringCase(a: EqlValue, b: EqlValue): EqlValue {
  if (a === null && b === null) return true;
  return typeof a === 'string' && typeof b === 'string' ? equalsIgnoreCase(a, b) : compareWith('==', a, b);
}

function combine(deciding: boolean, operands: readonly Evaluate[], values: readonly EqlValue[]): EqlValue {
  let result: EqlValue = !deciding;
  for (const operand of operands) {
    const value = operand(values);
    if (value === deciding) return deciding;
    if (value === null) result = null;
  }
  return result;
}

function negate(value: EqlValue): EqlValue {
  return typeof value === 'boolean' ? !value : null;
}
