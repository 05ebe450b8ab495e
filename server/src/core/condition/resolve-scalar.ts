import type { Arithmetic, Call, Expression, FieldReference, Logical, Sign } from '../eql/ast.ts';
import { compute } from '../eql/functions/arithmetic.ts';
import type { Scalar } from './condition.ts';
import { resolveCall, calledFunction } from './resolve-call.ts';
import { resolveComparison } from './resolve-comparison.ts';
import { resolveIn } from './resolve-in.ts';
import { resolveMatch } from './resolve-match.ts';
import {
  fault,
  folded,
  literal,
  nullAt,
  typeFault,
  unknownAt,
  written,
  type Resolving,
} from './resolving.ts';
import { describe, groupOf, scalarTypeOf, widest } from './scalar-types.ts';

export { type Resolving } from './resolving.ts';

/**
 * Gives an expression its fields and types, checks it as Elasticsearch's verifier does, and folds what is constant: an
 * unmapped `?field` is `null`, and a function, comparison or `not` of constants alone is its value (QL's ConstantFolding).
 * Where something is wrong the result is of unknown type and a fault says what.
 */
export function resolveScalar(expression: Expression, resolving: Resolving): Scalar {
  const resolve = (child: Expression): Scalar => resolveScalar(child, resolving);
  const { span } = expression;
  switch (expression.kind) {
    case 'group':
      return resolve(expression.expression);
    case 'string':
      return literal(span, 'keyword', expression.value);
    case 'number':
      return literal(span, expression.type, expression.value);
    case 'boolean':
      return literal(span, 'boolean', expression.value);
    case 'null':
      return nullAt(span);
    case 'missing':
      return fault(resolving, span, 'A value is missing here.');
    case 'field':
      return resolveField(expression, resolving);
    case 'logical':
      return resolveLogical(expression, resolving);
    case 'not':
      return negated(expression.operand, expression.span, resolving);
    case 'comparison': {
      const [left, right] = [resolve(expression.left), resolve(expression.right)];
      return resolveComparison(span, expression.operator, left, right, resolving);
    }
    case 'in':
      return resolveIn(expression, resolve(expression.operand), expression.list.map(resolve), resolving);
    case 'match':
      return resolveMatch(expression, resolve(expression.operand), resolving);
    case 'arithmetic':
      return resolveArithmetic(expression, resolving);
    case 'sign':
      return resolveSign(expression, resolving);
    case 'call':
      return resolveFunction(expression, resolving);
  }
}

/** A whole condition: must be boolean. */
export function resolveBoolean(expression: Expression, resolving: Resolving): Scalar {
  return boolean(resolveScalar(expression, resolving), resolving);
}

function resolveField(reference: FieldReference, resolving: Resolving): Scalar {
  const { name, nameSpan, optional, span } = reference;
  const field = resolving.mapping.field(name);
  if (field === undefined || field.flattenedIn !== undefined) {
    if (optional) return nullAt(span);
    const inFlattened = field?.flattenedIn;
    return fault(
      resolving,
      nameSpan,
      inFlattened === undefined
        ? `Unknown field \`${name}\`: neither the schema nor any event has it, and Elasticsearch refuses a query with an unknown field. Write \`?${name}\` if it may be absent.`
        : `EQL can't look into \`${inFlattened}\`, a field of type \`flattened\`: to Elasticsearch \`${name}\` is an unknown field.`,
    );
  }
  if (field.type === 'unsupported' || field.type === 'flattened') {
    return fault(
      resolving,
      nameSpan,
      field.nestedIn === undefined
        ? `EQL can't use \`${name}\`: fields of type \`${field.esType}\` are not supported.`
        : `EQL can't use \`${name}\`: it lies in \`${field.nestedIn}\`, whose objects are \`nested\`.`,
    );
  }
  const inexact =
    field.inexact ??
    (field.type === 'text'
      ? `it is analysed text (\`${field.esType}\`) without an exact sub-field`
      : undefined);
  if (inexact !== undefined) return fault(resolving, nameSpan, `EQL can't search \`${name}\`: ${inexact}.`);
  return { kind: 'field', span, type: scalarTypeOf(field.type), field };
}

function resolveLogical({ span, operator, operands }: Logical, resolving: Resolving): Scalar {
  const resolved = operands.map((operand) => resolveBoolean(operand, resolving));
  // A part with a fault says nothing of its neighbours, which are checked all the same.
  return folded({ kind: 'logical', span, type: 'boolean', operator, operands: resolved }, resolving);
}

function negated(expression: Expression, span: Scalar['span'], resolving: Resolving): Scalar {
  const operand = resolveBoolean(expression, resolving);
  // `not not x` is `x` (QL's BooleanSimplification).
  if (operand.kind === 'not') return operand.operand;
  return folded({ kind: 'not', span, type: 'boolean', operand }, resolving);
}

function boolean(scalar: Scalar, resolving: Resolving): Scalar {
  const group = groupOf(scalar.type);
  if (group === 'boolean' || group === 'any') return scalar;
  const advice =
    scalar.kind === 'field' ? ` Compare it with something, as in \`${scalar.field.name} != null\`.` : '';
  return typeFault(
    resolving,
    scalar.span,
    `A condition must be true or false, but ${describe(scalar, written(scalar, resolving))}.${advice}`,
  );
}

/** A sum is a tree as deep as it is long; the parser sees to it that the stack holds. */
function resolveArithmetic(expression: Arithmetic, resolving: Resolving): Scalar {
  const { span, operator } = expression;
  const left = number(resolveScalar(expression.left, resolving), operator, resolving);
  const right = number(resolveScalar(expression.right, resolving), operator, resolving);
  const types = [left, right].map((side) => side.type).filter((type) => groupOf(type) === 'number');
  const type = types.reduce(widest, 'integer');
  return folded({ kind: 'arithmetic', span, type, operator, left, right }, resolving);
}

function number(scalar: Scalar, operator: string, resolving: Resolving): Scalar {
  const group = groupOf(scalar.type);
  if (group === 'number' || group === 'any') return scalar;
  return typeFault(
    resolving,
    scalar.span,
    `\`${operator}\` computes with numbers, but ${describe(scalar, written(scalar, resolving))}.`,
  );
}

function resolveSign({ span, operator, operand: inner }: Sign, resolving: Resolving): Scalar {
  const operand = number(resolveScalar(inner, resolving), operator, resolving);
  if (operator === '+' || operand.type === 'unknown') return operand;
  if (operand.kind === 'literal') {
    const zero = typeof operand.value === 'number' ? -0 : 0n;
    return literal(span, operand.type, compute('-', zero, operand.value));
  }
  const zero = literal(span, 'integer', 0n);
  return { kind: 'arithmetic', span, type: operand.type, operator: '-', left: zero, right: operand };
}

function resolveFunction(call: Call, resolving: Resolving): Scalar {
  const fn = calledFunction(call, resolving);
  if (fn === undefined) return unknownAt(call.span);
  const args = call.args.map((argument) => resolveScalar(argument, resolving));
  return resolveCall(call, fn, args, resolving);
}
