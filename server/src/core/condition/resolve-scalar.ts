import type {
  Arithmetic,
  Call,
  Comparison,
  Expression,
  FieldReference,
  InList,
  Logical,
  Match,
  Sign,
} from '../eql/ast.ts';
import { compute } from '../eql/functions/arithmetic.ts';
import type { FunctionParameter, ValueKind } from '../eql/functions/function.ts';
import { argumentCount, EQL_FUNCTIONS, eqlFunction } from '../eql/functions/index.ts';
import { EqlEvaluationError, type EqlValue } from '../eql/value.ts';
import { nearest } from '../text/nearest.ts';
import { textOf, type Span } from '../text/span.ts';
import type { ResolveFault, Scalar, ScalarType } from './condition.ts';
import { evaluateConstant, isConstant } from './fold.ts';
import type { Mapping } from './mapping.ts';
import {
  compatible,
  describe,
  groupInWords,
  groupOf,
  scalarTypeOf,
  shorten,
  widest,
  type TypeGroup,
} from './scalar-types.ts';

/** What a resolution works with; faults are collected. */
export interface Resolving {
  /** The query's text, for messages. */
  readonly text: string;
  readonly mapping: Mapping;
  readonly faults: ResolveFault[];
}

/**
 * Gives an expression its fields and types, checks it as Elasticsearch's verifier does, and folds what is constant: an
 * unmapped `?field` is `null`, and `null` goes through comparisons, functions and `not` (QL's FoldNull).
 * Where something is wrong the result is a `null` literal and a fault says what.
 */
export function resolveScalar(expression: Expression, resolving: Resolving): Scalar {
  switch (expression.kind) {
    case 'group':
      return resolveScalar(expression.expression, resolving);
    case 'string':
      return literal(expression.span, 'keyword', expression.value);
    case 'number':
      return literal(expression.span, expression.type, expression.value);
    case 'boolean':
      return literal(expression.span, 'boolean', expression.value);
    case 'null':
      return literal(expression.span, 'null', null);
    case 'missing':
      return fault(resolving, expression.span, 'A value is missing here.');
    case 'field':
      return resolveField(expression, resolving);
    case 'logical':
      return resolveLogical(expression, resolving);
    case 'not': {
      const operand = boolean(resolveScalar(expression.operand, resolving), resolving);
      return folded({ kind: 'not', span: expression.span, type: 'boolean', operand }, resolving);
    }
    case 'comparison':
      return resolveComparison(expression, resolving);
    case 'in':
      return resolveIn(expression, resolving);
    case 'match':
      return resolveMatch(expression, resolving);
    case 'arithmetic':
      return resolveArithmetic(expression, resolving);
    case 'sign':
      return resolveSign(expression, resolving);
    case 'call':
      return resolveCall(expression, resolving);
  }
}

export function literal(span: Span, type: ScalarType, value: EqlValue): Scalar {
  return { kind: 'literal', span, type, value };
}

function nullAt(span: Span): Scalar {
  return literal(span, 'null', null);
}

function fault(
  resolving: Resolving,
  span: Span,
  message: string,
  type: ResolveFault['type'] = 'verification',
): Scalar {
  resolving.faults.push({ type, message, span });
  // Of an unknown type, so that one mistake is not reported again by what stands around it.
  return literal(span, 'unknown', null);
}

function written(scalar: Scalar, resolving: Resolving): string {
  return textOf(resolving.text, scalar.span);
}

/** Computes what needs no event. An error of the computation is a fault of the query: it fails on every event. */
function folded(scalar: Scalar, resolving: Resolving): Scalar {
  if (!isConstant(scalar)) return scalar;
  if (containsUnknown(scalar)) return literal(scalar.span, 'unknown', null);
  try {
    const value = evaluateConstant(scalar);
    return literal(scalar.span, value === null ? 'null' : scalar.type, value);
  } catch (error) {
    if (error instanceof EqlEvaluationError) return fault(resolving, scalar.span, error.message);
    throw error;
  }
}

/** A part that already has a fault: nothing more is said about the whole. */
function containsUnknown(scalar: Scalar): boolean {
  switch (scalar.kind) {
    case 'literal':
      return scalar.type === 'unknown';
    case 'field':
      return false;
    case 'call':
      return scalar.args.some(containsUnknown);
    case 'arithmetic':
    case 'comparison':
      return containsUnknown(scalar.left) || containsUnknown(scalar.right);
    case 'is-null':
    case 'not':
    case 'match':
      return containsUnknown(scalar.operand);
    case 'in':
      return containsUnknown(scalar.operand) || scalar.list.some(containsUnknown);
    case 'logical':
      return scalar.operands.some(containsUnknown);
  }
}

function isNull(scalar: Scalar): boolean {
  return scalar.kind === 'literal' && scalar.value === null;
}

function resolveField(reference: FieldReference, resolving: Resolving): Scalar {
  const field = resolving.mapping.field(reference.name);
  if (field === undefined) {
    if (reference.optional) return nullAt(reference.span);
    return fault(
      resolving,
      reference.nameSpan,
      `Unknown field \`${reference.name}\`: neither the schema nor any event has it, and Elasticsearch refuses a query with an unknown field. Write \`?${reference.name}\` if it may be absent.`,
    );
  }
  if (field.type === 'unsupported') {
    return fault(
      resolving,
      reference.nameSpan,
      `EQL can't use \`${reference.name}\`: fields of type \`${field.esType}\` are not supported.`,
    );
  }
  return { kind: 'field', span: reference.span, type: scalarTypeOf(field.type), field };
}

function resolveLogical(expression: Logical, resolving: Resolving): Scalar {
  const operands = expression.operands.map((operand) =>
    boolean(resolveScalar(operand, resolving), resolving),
  );
  const { span, operator } = expression;
  return folded({ kind: 'logical', span, type: 'boolean', operator, operands }, resolving);
}

/** An operand of `and`, `or`, `not`, or a whole condition: must be boolean. */
export function boolean(scalar: Scalar, resolving: Resolving): Scalar {
  const group = groupOf(scalar.type);
  if (group === 'boolean' || group === 'any') return scalar;
  const advice =
    scalar.kind === 'field' ? ` Compare it with something, as in \`${scalar.field.name} != null\`.` : '';
  return fault(
    resolving,
    scalar.span,
    `A condition must be true or false, but ${describe(scalar, written(scalar, resolving))}.${advice}`,
  );
}

const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function resolveComparison(expression: Comparison, resolving: Resolving): Scalar {
  const { span, operator } = expression;
  const left = resolveScalar(expression.left, resolving);
  const right = resolveScalar(expression.right, resolving);
  if (left.type === 'unknown' || right.type === 'unknown') return literal(span, 'unknown', null);
  if (operator === '==' || operator === '!=') {
    // Also for an unmapped `?field`, which is a literal null by now (the Optimizer's ReplaceNullChecks).
    const other = isNull(right) ? left : isNull(left) ? right : undefined;
    if (other !== undefined) return nullCheck(span, operator, other, resolving);
  }
  if (isNull(left) || isNull(right)) return nullAt(span);
  if (isConstant(left) && !isConstant(right)) {
    return {
      kind: 'comparison',
      span,
      type: 'boolean',
      operator: MIRRORED[operator],
      left: right,
      right: left,
    };
  }
  if (!isConstant(right)) {
    return fault(
      resolving,
      right.span,
      `Elasticsearch can't compare two fields: one side of \`${operator}\` must be a constant, and neither \`${shorten(written(left, resolving))}\` nor \`${shorten(written(right, resolving))}\` is.`,
    );
  }
  return folded({ kind: 'comparison', span, type: 'boolean', operator, left, right }, resolving);
}

function nullCheck(span: Span, operator: '==' | '!=', operand: Scalar, resolving: Resolving): Scalar {
  const check = folded({ kind: 'is-null', span, type: 'boolean', operand }, resolving);
  return operator === '=='
    ? check
    : folded({ kind: 'not', span, type: 'boolean', operand: check }, resolving);
}

function resolveIn(expression: InList, resolving: Resolving): Scalar {
  const { span, operator, negated } = expression;
  const operand = resolveScalar(expression.operand, resolving);
  const list = expression.list.map((item) => resolveScalar(item, resolving));
  for (const item of list) {
    if (!isConstant(item)) {
      return fault(
        resolving,
        item.span,
        `The list of \`${operator}\` takes constants only; \`${shorten(written(item, resolving))}\` is none.`,
      );
    }
    if (!compatible(operand.type, item.type)) {
      return fault(
        resolving,
        item.span,
        `${describe(item, written(item, resolving))}, but ${describe(operand, written(operand, resolving))}: all values of \`${operator}\` must have the type of what they are compared with.${operand.type === 'ip' ? ' Use `==` or `cidrMatch`.' : ''}`,
      );
    }
  }
  if (operator === 'in~' && groupOf(operand.type) !== 'string' && groupOf(operand.type) !== 'any') {
    return fault(
      resolving,
      operand.span,
      `\`in~\` compares strings, but ${describe(operand, written(operand, resolving))}. Use \`in\`.`,
    );
  }
  if (isNull(operand)) return operand.type === 'unknown' ? operand : nullAt(span);
  const check = folded(
    { kind: 'in', span, type: 'boolean', ignoreCase: operator === 'in~', operand, list },
    resolving,
  );
  return negated ? folded({ kind: 'not', span, type: 'boolean', operand: check }, resolving) : check;
}

function resolveMatch(expression: Match, resolving: Resolving): Scalar {
  const { span, operator } = expression;
  const operand = resolveScalar(expression.operand, resolving);
  const patterns: string[] = [];
  for (const value of expression.values) {
    if (value.kind !== 'string') {
      return fault(
        resolving,
        value.span,
        `\`${operator}\` compares strings, but this is ${value.kind === 'missing' ? 'missing' : `\`${textOf(resolving.text, value.span)}\``}. Use \`==\`, or put it in double quotes.`,
      );
    }
    patterns.push(value.value);
  }
  const group = groupOf(operand.type);
  if (group !== 'string' && group !== 'any') {
    return fault(
      resolving,
      operand.span,
      `\`${operator}\` compares strings, but ${describe(operand, written(operand, resolving))}. Use \`==\`, or \`string(…)\` around it.`,
    );
  }
  if (isNull(operand)) return operand.type === 'unknown' ? operand : nullAt(span);
  return folded(
    {
      kind: 'match',
      span,
      type: 'boolean',
      operator,
      operand,
      patterns,
      patternSpans: expression.values.map((value) => value.span),
    },
    resolving,
  );
}

function resolveArithmetic(expression: Arithmetic, resolving: Resolving): Scalar {
  const { span, operator } = expression;
  const left = number(resolveScalar(expression.left, resolving), operator, resolving);
  const right = number(resolveScalar(expression.right, resolving), operator, resolving);
  if (isNull(left) || isNull(right)) {
    return left.type === 'unknown' || right.type === 'unknown'
      ? literal(span, 'unknown', null)
      : nullAt(span);
  }
  const type = widest(left.type, right.type);
  return folded({ kind: 'arithmetic', span, type, operator, left, right }, resolving);
}

function number(scalar: Scalar, operator: string, resolving: Resolving): Scalar {
  const group = groupOf(scalar.type);
  if (group === 'number' || group === 'any') return scalar;
  return fault(
    resolving,
    scalar.span,
    `\`${operator}\` computes with numbers, but ${describe(scalar, written(scalar, resolving))}.`,
  );
}

function resolveSign(expression: Sign, resolving: Resolving): Scalar {
  const operand = number(resolveScalar(expression.operand, resolving), expression.operator, resolving);
  if (expression.operator === '+' || isNull(operand)) return operand;
  if (operand.kind === 'literal') {
    const value = compute('-', zeroLike(operand.value), operand.value);
    return literal(expression.span, operand.type, value);
  }
  const zero = literal(expression.span, 'integer', 0n);
  return {
    kind: 'arithmetic',
    span: expression.span,
    type: operand.type,
    operator: '-',
    left: zero,
    right: operand,
  };
}

function zeroLike(value: EqlValue): EqlValue {
  return typeof value === 'number' ? -0 : 0n;
}

function resolveCall(call: Call, resolving: Resolving): Scalar {
  const fn = eqlFunction(call.name);
  if (fn === undefined) {
    const meant = nearest(
      call.name,
      EQL_FUNCTIONS.map((candidate) => candidate.name),
    );
    return fault(
      resolving,
      call.nameSpan,
      `EQL has no function \`${call.name}\`${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
    );
  }
  if (call.caseInsensitive && !fn.hasInsensitiveForm) {
    return fault(resolving, call.nameSpan, `\`${fn.name}\` has no form with \`~\`: write \`${fn.name}(…)\`.`);
  }
  const { least, most } = argumentCount(fn);
  if (call.args.length < least || call.args.length > most) {
    return fault(
      resolving,
      call.span,
      `\`${fn.name}\` takes ${countInWords(least, most)}, this call has ${call.args.length}.`,
    );
  }
  const args = call.args.map((argument, index) => {
    const parameter = fn.parameters[Math.min(index, fn.parameters.length - 1)];
    return argumentOf(resolveScalar(argument, resolving), parameter, fn.name, resolving);
  });
  const type = resultType(fn.returns, args);
  const required = args.filter(
    (_argument, index) => fn.parameters[Math.min(index, fn.parameters.length - 1)]?.optional !== true,
  );
  if (args.some((argument) => argument.type === 'unknown')) return literal(call.span, 'unknown', null);
  if (required.some(isNull)) return nullAt(call.span);
  return folded(
    { kind: 'call', span: call.span, type, fn, ignoreCase: call.caseInsensitive, args },
    resolving,
  );
}

function countInWords(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${least} ${least === 1 ? 'argument' : 'arguments'}`;
  if (least === most) return `${least} ${least === 1 ? 'argument' : 'arguments'}`;
  return `${least} to ${most} arguments`;
}

const PARAMETER_GROUPS: Readonly<Record<ValueKind, TypeGroup>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  ip: 'ip',
  any: 'any',
};

function argumentOf(
  argument: Scalar,
  parameter: FunctionParameter | undefined,
  name: string,
  resolving: Resolving,
): Scalar {
  const wanted = PARAMETER_GROUPS[parameter?.kind ?? 'any'];
  const group = groupOf(argument.type);
  const textForIp = wanted === 'ip' && argument.kind === 'literal' && group === 'string';
  if (wanted !== 'any' && group !== 'any' && group !== wanted && !textForIp) {
    return fault(
      resolving,
      argument.span,
      `The argument \`${parameter?.name ?? ''}\` of \`${name}\` must be ${groupInWords(wanted)}, but ${describe(argument, written(argument, resolving))}.`,
    );
  }
  if (parameter?.constant === true && !isConstant(argument)) {
    return fault(
      resolving,
      argument.span,
      `The argument \`${parameter.name}\` of \`${name}\` must be a constant.`,
    );
  }
  return argument;
}

function resultType(kind: ValueKind, args: readonly Scalar[]): ScalarType {
  switch (kind) {
    case 'string':
      return 'keyword';
    case 'boolean':
      return 'boolean';
    case 'integer':
      return 'integer';
    case 'number':
      return args
        .map((argument) => argument.type)
        .filter((type) => groupOf(type) === 'number')
        .reduce(widest, 'integer');
    case 'ip':
    case 'any':
      return 'unknown';
  }
}
