import { compute } from '../eql/functions/arithmetic.ts';
import type { EqlValue } from '../eql/value.ts';
import type { MappedField } from './mapping.ts';
import type { Scalar } from './condition.ts';
import { compareValues, equalValues } from './compare-values.ts';
import { compilePatterns } from './patterns.ts';

/** True when a scalar reads no field. */
export function isConstant(scalar: Scalar): boolean {
  return fieldsOf(scalar).length === 0;
}

/** The fields a scalar reads, each once, in the order of the text. */
export function fieldsOf(scalar: Scalar): readonly MappedField[] {
  const found = new Map<string, MappedField>();
  const visit = (node: Scalar): void => {
    if (node.kind === 'field') found.set(node.field.name, node.field);
    else for (const child of scalarChildren(node)) visit(child);
  };
  visit(scalar);
  return [...found.values()];
}

export function scalarChildren(scalar: Scalar): readonly Scalar[] {
  switch (scalar.kind) {
    case 'literal':
    case 'field':
      return [];
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

/** Computes a scalar from the values of its fields, by name; a field without value is `null`. Three-valued. */
export type Evaluate = (valueOf: (field: string) => EqlValue) => EqlValue;

/**
 * Compiles a scalar. The result throws `EqlEvaluationError` where Elasticsearch fails the search. Comparison with `null` is
 * `null`, `and` / `or` / `not` follow SQL's three-valued logic, `is-null` alone never gives `null`.
 */
export function compileScalar(scalar: Scalar): Evaluate {
  switch (scalar.kind) {
    case 'literal':
      return () => scalar.value;
    case 'field':
      return (valueOf) => valueOf(scalar.field.name);
    case 'call': {
      const args = scalar.args.map(compileScalar);
      return (valueOf) =>
        scalar.fn.evaluate(
          args.map((argument) => argument(valueOf)),
          scalar.ignoreCase,
        );
    }
    case 'arithmetic': {
      const [left, right] = [compileScalar(scalar.left), compileScalar(scalar.right)];
      const bits = scalar.type === 'integer' ? 32 : 64;
      return (valueOf) => compute(scalar.operator, left(valueOf), right(valueOf), bits);
    }
    case 'comparison': {
      const [left, right] = [compileScalar(scalar.left), compileScalar(scalar.right)];
      return (valueOf) => compareWith(scalar.operator, left(valueOf), right(valueOf));
    }
    case 'is-null': {
      const operand = compileScalar(scalar.operand);
      return (valueOf) => operand(valueOf) === null;
    }
    case 'in':
      return compileIn(scalar.operand, scalar.list, scalar.ignoreCase);
    case 'match': {
      const operand = compileScalar(scalar.operand);
      const test = compilePatterns(scalar.operator, scalar.patterns);
      return (valueOf) => {
        const value = operand(valueOf);
        return typeof value === 'string' ? test(value) : null;
      };
    }
    case 'logical':
      return compileLogical(scalar.operator, scalar.operands.map(compileScalar));
    case 'not': {
      const operand = compileScalar(scalar.operand);
      return (valueOf) => negate(operand(valueOf));
    }
  }
}

export function evaluateConstant(scalar: Scalar): EqlValue {
  return compileScalar(scalar)(() => null);
}

function compareWith(
  operator: '==' | '!=' | '<' | '<=' | '>' | '>=',
  left: EqlValue,
  right: EqlValue,
): EqlValue {
  if (left === null || right === null) return null;
  if (operator === '==') return equalValues(left, right);
  if (operator === '!=') return !equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return null;
  switch (operator) {
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

function compileIn(operandScalar: Scalar, list: readonly Scalar[], ignoreCase: boolean): Evaluate {
  const operand = compileScalar(operandScalar);
  const values = list.map(evaluateConstant);
  const folded = new Set(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)));
  return (valueOf) => {
    const value = operand(valueOf);
    if (value === null) return null;
    if (ignoreCase && typeof value === 'string') return folded.has(value.toLowerCase());
    if (values.some((other) => other !== null && equalValues(value, other))) return true;
    return values.includes(null) ? null : false;
  };
}

function compileLogical(operator: 'and' | 'or', operands: readonly Evaluate[]): Evaluate {
  const deciding = operator === 'or';
  return (valueOf) => {
    let result: EqlValue = !deciding;
    for (const operand of operands) {
      const value = operand(valueOf);
      if (value === deciding) return deciding;
      if (value === null) result = null;
    }
    return result;
  };
}

function negate(value: EqlValue): EqlValue {
  return typeof value === 'boolean' ? !value : null;
}
