import type { Call } from '../eql/ast.ts';
import type { ArithmeticOperator } from '../eql/functions/arithmetic.ts';
import type { EqlFunction, FunctionParameter, ValueKind } from '../eql/functions/function.ts';
import { argumentCount, EQL_FUNCTIONS, eqlFunction } from '../eql/functions/index.ts';
import { nearest } from '../text/nearest.ts';
import type { Scalar, ScalarType } from './condition.ts';
import { fault, folded, functionFault, typeFault, unknownAt, written, type Resolving } from './resolving.ts';
import { describe, groupInWords, groupOf, widest, type TypeGroup } from './scalar-types.ts';

const OPERATORS: Readonly<Record<string, ArithmeticOperator>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
};

/** The function that a call means, or a fault: its name, its `~`, the number of its arguments. */
export function calledFunction(call: Call, resolving: Resolving): EqlFunction | undefined {
  const fn = eqlFunction(call.name);
  if (fn === undefined) {
    const names = EQL_FUNCTIONS.map((candidate) => candidate.name);
    const meant = nearest(call.name, names);
    const hint = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
    functionFault(resolving, call.nameSpan, `EQL has no function \`${call.name}\`${hint}`);
    return undefined;
  }
  if (call.caseInsensitive && !fn.hasInsensitiveForm) {
    functionFault(
      resolving,
      call.nameSpan,
      `\`${fn.name}\` has no form with \`~\`: write \`${fn.name}(…)\`.`,
    );
    return undefined;
  }
  const { least, most } = argumentCount(fn);
  if (call.args.length >= least && call.args.length <= most) return fn;
  functionFault(
    resolving,
    call.span,
    `\`${fn.name}\` takes ${countInWords(least, most)}, this call has ${call.args.length}.`,
  );
  return undefined;
}

function countInWords(least: number, most: number): string {
  const noun = (count: number): string => (count === 1 ? 'argument' : 'arguments');
  if (most === Number.POSITIVE_INFINITY) return `at least ${least} ${noun(least)}`;
  return least === most ? `${least} ${noun(least)}` : `${least} to ${most} arguments`;
}

/** A call with its arguments resolved; `add` and its like are the operators that they stand for. */
export function resolveCall(
  call: Call,
  fn: EqlFunction,
  resolved: readonly Scalar[],
  resolving: Resolving,
): Scalar {
  const { span, caseInsensitive } = call;
  const args = resolved.map((argument, index) => {
    const parameter = fn.parameters[Math.min(index, fn.parameters.length - 1)];
    return checkArgument(argument, parameter, fn.name, resolving);
  });
  if (args.some((argument) => argument.type === 'unknown')) return unknownAt(span);
  const type = resultType(fn.returns, args);
  const operator = OPERATORS[fn.name];
  const [left, right] = args;
  if (operator !== undefined && left !== undefined && right !== undefined)
    return folded({ kind: 'arithmetic', span, type, operator, left, right }, resolving);
  return folded({ kind: 'call', span, type, fn, ignoreCase: caseInsensitive, args }, resolving);
}

const PARAMETER_GROUPS: Readonly<Record<ValueKind, TypeGroup>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  ip: 'ip',
  any: 'any',
};

function checkArgument(
  argument: Scalar,
  parameter: FunctionParameter | undefined,
  name: string,
  resolving: Resolving,
): Scalar {
  const kind = parameter?.kind ?? 'any';
  const wanted = PARAMETER_GROUPS[kind];
  const group = groupOf(argument.type);
  const textForIp = resolving.lenient === true && wanted === 'ip' && group === 'string';
  const isMisfit = wanted !== 'any' && group !== 'any' && group !== wanted && !textForIp;
  if (isMisfit || (kind === 'integer' && argument.type === 'double')) {
    const must = kind === 'integer' ? 'a whole number' : groupInWords(wanted);
    return typeFault(
      resolving,
      argument.span,
      `The argument \`${parameter?.name ?? ''}\` of \`${name}\` must be ${must}, but ${describe(argument, written(argument, resolving))}.`,
    );
  }
  if (parameter?.constant === true && argument.kind !== 'literal') {
    return fault(
      resolving,
      argument.span,
      `The argument \`${parameter.name}\` of \`${name}\` must be a constant.`,
    );
  }
  return argument;
}

/** The wider of the operands; `number`, which has no number among its arguments that counts, is a double to Elasticsearch. */
function operatorType(args: readonly Scalar[]): ScalarType {
  const types = args.map((argument) => argument.type).filter((type) => groupOf(type) === 'number');
  return types.length === args.length || args.some((argument) => argument.type === 'null')
    ? types.reduce(widest, 'integer')
    : 'double';
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
      return operatorType(args);
    case 'ip':
    case 'any':
      return 'unknown';
  }
}
