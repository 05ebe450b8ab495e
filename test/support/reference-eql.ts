/**
 * EQL's conditions, evaluated from the tree as plainly as the semantics are told: a second opinion for tests. It knows flat
 * events (dotted names, arrays of plain values), the types below, and ASCII texts without line breaks.
 */
import type { Call, Comparison, Expression, FieldReference, Match } from '../../server/src/core/eql/ast.ts';
import type { JsonObject, JsonValue } from '../../server/src/core/matcher/event.ts';
import { naiveWildcard } from './naive-patterns.ts';

export type ReferenceType = 'keyword' | 'long' | 'double' | 'boolean' | 'ip' | 'date';
export type ReferenceTypes = Readonly<Record<string, ReferenceType>>;

/** A value of a scalar; numbers are plain ones, whole where `isWhole` says so. */
type Value = string | boolean | null | Numeric;
interface Numeric {
  readonly number: number;
  readonly isWhole: boolean;
}

interface Context {
  readonly types: ReferenceTypes;
  readonly event: JsonObject;
}

/** Whether an event meets a condition. */
export function meetsReference(condition: Expression, types: ReferenceTypes, event: JsonObject): boolean {
  return holds(condition, { types, event }) === true;
}

/** The layer of `and`, `or`, `not`: two-valued, but for what is constant and null. */
function holds(expression: Expression, context: Context): boolean | null {
  if (isConstant(expression, context)) {
    const value = valueOf(expression, new Map(), context);
    return typeof value === 'boolean' ? value : null;
  }
  switch (expression.kind) {
    case 'group':
      return holds(expression.expression, context);
    case 'not': {
      const inner = holds(expression.operand, context);
      return inner === null ? null : !inner;
    }
    case 'logical':
      return holdsTogether(expression.operator, expression.operands, context);
    case 'comparison':
      return holdsCompared(expression, context);
    case 'in': {
      const inner = existsTrue({ ...expression, negated: false }, context);
      const list = expression.list.every((item) => valueOf(item, new Map(), context) === null);
      if (list) return null;
      return expression.negated ? !inner : inner;
    }
    default:
      return existsTrue(expression, context);
  }
}

function holdsTogether(
  operator: 'and' | 'or',
  operands: readonly Expression[],
  context: Context,
): boolean | null {
  const constants = operands.filter((operand) => isNullOrBoolean(operand, context));
  const values = operands.map((operand) => holds(operand, context));
  const nulls = constants.filter((operand) => holds(operand, context) === null).length;
  if (operator === 'and') {
    if (constants.some((operand) => holds(operand, context) === false)) return false;
    return nulls > 0 ? null : values.every((value) => value === true);
  }
  const rest = values.filter((value) => value !== null);
  return rest.length === 0 ? null : rest.includes(true);
}

/** True for what is a constant once everything is folded: also a conjunction with a null in it. */
function isNullOrBoolean(expression: Expression, context: Context): boolean {
  if (isConstant(expression, context)) return true;
  switch (expression.kind) {
    case 'group':
      return isNullOrBoolean(expression.expression, context);
    case 'not':
      return isNullOrBoolean(expression.operand, context);
    case 'in':
      return expression.list.every((item) => valueOf(item, new Map(), context) === null);
    case 'logical': {
      const folded = expression.operands.filter((operand) => isNullOrBoolean(operand, context));
      const values = folded.map((operand) => holds(operand, context));
      if (expression.operator === 'and')
        return (
          values.includes(false) || values.includes(null) || folded.length === expression.operands.length
        );
      return values.includes(true) || folded.length === expression.operands.length;
    }
    default:
      return false;
  }
}

function holdsCompared(expression: Comparison, context: Context): boolean | null {
  const { operator, left, right } = expression;
  if (operator === '!=') {
    const equal = holds({ ...expression, operator: '==' }, context);
    return equal === null ? null : !equal;
  }
  // A condition beside `true` or `false` is the condition or its negation.
  const [condition, constant] = right.kind === 'boolean' ? [left, right] : [right, left];
  if (operator === '==' && constant.kind === 'boolean' && isCondition(condition)) {
    const inner = holds(condition, context);
    if (inner === null) return null;
    return constant.value ? inner : !inner;
  }
  return existsTrue(expression, context);
}

function isCondition(expression: Expression): boolean {
  switch (expression.kind) {
    case 'group':
      return isCondition(expression.expression);
    case 'not':
    case 'logical':
    case 'comparison':
    case 'in':
    case 'match':
      return true;
    case 'call':
      return ['startswith', 'endswith', 'stringcontains', 'cidrmatch'].includes(
        expression.name.toLowerCase(),
      );
    default:
      return false;
  }
}

function isConstant(expression: Expression, context: Context): boolean {
  return fieldsOf(expression).every((field) => !isMapped(field, context));
}

function isMapped({ name }: FieldReference, { types }: Context): boolean {
  return types[name] !== undefined;
}

/** Every place where a field stands, from left to right. */
function fieldsOf(expression: Expression): readonly FieldReference[] {
  switch (expression.kind) {
    case 'field':
      return [expression];
    case 'group':
      return fieldsOf(expression.expression);
    case 'not':
    case 'sign':
      return fieldsOf(expression.operand);
    case 'logical':
      return expression.operands.flatMap(fieldsOf);
    case 'comparison':
    case 'arithmetic':
      return [...fieldsOf(expression.left), ...fieldsOf(expression.right)];
    case 'in':
      return [...fieldsOf(expression.operand), ...expression.list.flatMap(fieldsOf)];
    case 'match':
      return fieldsOf(expression.operand);
    case 'call':
      return expression.args.flatMap(fieldsOf);
    default:
      return [];
  }
}

type Assignment = ReadonlyMap<FieldReference, Value>;

/** True when some choice of one value for each place of a field makes the predicate true; a field without value is null. */
function existsTrue(expression: Expression, context: Context): boolean {
  let assignments: Assignment[] = [new Map()];
  for (const field of fieldsOf(expression)) {
    const values = isMapped(field, context) ? valuesOf(field, context) : [null];
    assignments = assignments.flatMap((chosen) =>
      values.map((value) => new Map<FieldReference, Value>([...chosen, [field, value]])),
    );
  }
  return assignments.some((chosen) => valueOf(expression, chosen, context) === true);
}

function valuesOf({ name }: FieldReference, { types, event }: Context): readonly Value[] {
  const raw = event[name];
  const list: readonly JsonValue[] = Array.isArray(raw)
    ? (raw as readonly JsonValue[])
    : raw === undefined
      ? []
      : [raw];
  const values = list.flatMap((value): Value[] => {
    if (value === null) return [];
    if (typeof value === 'number') return [{ number: value, isWhole: types[name] === 'long' }];
    return typeof value === 'string' || typeof value === 'boolean' ? [value] : [];
  });
  return values.length === 0 ? [null] : values;
}

/** The layer inside a predicate: three-valued. */
function valueOf(expression: Expression, chosen: Assignment, context: Context): Value {
  switch (expression.kind) {
    case 'group':
      return valueOf(expression.expression, chosen, context);
    case 'string':
    case 'boolean':
      return expression.value;
    case 'number':
      return { number: Number(expression.value), isWhole: expression.type !== 'double' };
    case 'null':
    case 'missing':
      return null;
    case 'field':
      return chosen.get(expression) ?? null;
    default:
      return valueOfOperation(expression, chosen, context);
  }
}

type Operation = Exclude<
  Expression,
  { kind: 'group' | 'string' | 'boolean' | 'number' | 'null' | 'missing' | 'field' }
>;

function valueOfOperation(expression: Operation, chosen: Assignment, context: Context): Value {
  const value = (child: Expression): Value => valueOf(child, chosen, context);
  switch (expression.kind) {
    case 'not':
      return negated(value(expression.operand));
    case 'logical':
      return combined(expression.operator === 'or', expression.operands.map(value));
    case 'comparison':
      return compared(expression, chosen, context);
    case 'in': {
      const same = expression.operator === 'in~' ? sameIgnoringCase : equal;
      const operand = value(expression.operand);
      const found = combined(
        true,
        expression.list.map((item) => same(operand, value(item))),
      );
      return expression.negated ? negated(found) : found;
    }
    case 'match':
      return matched(expression, value(expression.operand));
    case 'arithmetic':
      return computed(expression.operator, value(expression.left), value(expression.right));
    case 'sign': {
      const operand = value(expression.operand);
      return expression.operator === '-' ? computed('-', { number: 0, isWhole: true }, operand) : operand;
    }
    case 'call':
      return called(expression, expression.args.map(value), context);
  }
}

function negated(value: Value): Value {
  return value === null ? null : value !== true;
}

/** `and` and `or` of three-valued logic: one that has the value `deciding` decides. */
function combined(deciding: boolean, values: readonly Value[]): Value {
  if (values.includes(deciding)) return deciding;
  return values.includes(null) ? null : !deciding;
}

function isNumeric(value: Value): value is Numeric {
  return typeof value === 'object' && value !== null;
}

function compared({ operator, left, right }: Comparison, chosen: Assignment, context: Context): Value {
  const [a, b] = [valueOf(left, chosen, context), valueOf(right, chosen, context)];
  // Comparison with a constant null, as with an unmapped field, asks whether the other side is missing.
  const constantNull = [left, right].some(
    (side) => isConstant(side, context) && valueOf(side, new Map(), context) === null,
  );
  if (constantNull && operator === '==') return a === null && b === null;
  if (constantNull && operator === '!=') return !(a === null && b === null);
  if (operator === '==' || operator === '!=') {
    const same = typedEqual(left, right, a, b, context);
    return same === null || operator === '==' ? same : !same;
  }
  const order = ordered(left, right, a, b, context);
  if (order === null) return null;
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

/** A field of addresses or dates reads the text beside it as such. */
function typedEqual(
  left: Expression,
  right: Expression,
  a: Value,
  b: Value,
  context: Context,
): boolean | null {
  const type = typeOfSides(left, right, context);
  if (type === 'ip' && typeof a === 'string' && typeof b === 'string') {
    const [address, block] = left.kind === 'field' ? [a, b] : [b, a];
    return inBlock(address, block);
  }
  if (type === 'date' && typeof a === 'string' && typeof b === 'string') {
    const [moment, literal] = left.kind === 'field' ? [a, b] : [b, a];
    return literal.length === 10 ? moment.startsWith(literal) : Date.parse(moment) === Date.parse(literal);
  }
  return equal(a, b);
}

function typeOfSides(left: Expression, right: Expression, { types }: Context): ReferenceType | undefined {
  const field = left.kind === 'field' ? left : right.kind === 'field' ? right : undefined;
  return field === undefined ? undefined : types[field.name];
}

function equal(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b)) return a.number === b.number;
  return typeof a === typeof b && !isNumeric(a) && !isNumeric(b) ? a === b : null;
}

function ordered(left: Expression, right: Expression, a: Value, b: Value, context: Context): number | null {
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b)) return a.number - b.number;
  const type = typeOfSides(left, right, context);
  if (typeof a === 'string' && typeof b === 'string') {
    if (type === 'date') return beside(Date.parse(a), b);
    if (type === 'ip') return numberOfAddress(a) - numberOfAddress(b);
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return typeof a === 'boolean' && typeof b === 'boolean' ? Number(a) - Number(b) : null;
}

/** Where a moment lies beside a date: a day is all of it, so that 0 is inside. */
function beside(moment: number, date: string): number {
  const start = Date.parse(date);
  const end = date.length === 10 ? start + 86_400_000 - 1 : start;
  return moment < start ? -1 : moment > end ? 1 : 0;
}

function numberOfAddress(address: string): number {
  return address.split('.').reduce((number, part) => number * 256 + Number(part), 0);
}

/** An address alone is the block of itself. */
function inBlock(address: string, block: string): boolean {
  const [base = '', bits = '32'] = block.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOfAddress(address) / size) === Math.floor(numberOfAddress(base) / size);
}

function sameIgnoringCase(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return a === b ? true : null;
  return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : null;
}

function matched({ operator, values }: Match, operand: Value): Value {
  if (typeof operand !== 'string') return null;
  const patterns = values.flatMap((value) => (value.kind === 'string' ? [value.value] : []));
  const fold = (text: string): string =>
    operator === 'like' || operator === 'regex' ? text : text.toLowerCase();
  return patterns.some((pattern) =>
    operator === 'regex'
      ? new RegExp(`^(?:${pattern})$`, 's').test(operand)
      : naiveWildcard(fold(pattern), fold(operand), false),
  );
}

function computed(operator: string, a: Value, b: Value): Value {
  if (a === null || b === null || !isNumeric(a) || !isNumeric(b)) return null;
  const isWhole = a.isWhole && b.isWhole;
  const plain = { '+': a.number + b.number, '-': a.number - b.number, '*': a.number * b.number }[operator];
  if (plain !== undefined) return { number: plain, isWhole };
  const number = operator === '/' ? a.number / b.number : a.number % b.number;
  return { number: isWhole ? Math.trunc(number) : number, isWhole };
}

interface Arguments {
  readonly values: readonly Value[];
  /** The first two as texts, folded where case is ignored; `null` for what is none. */
  readonly a: string | null;
  readonly b: string | null;
  /** True on a plain field and constants, where Elasticsearch searches. */
  readonly isSearch: boolean;
}

const FUNCTIONS: Readonly<Record<string, (args: Arguments) => Value>> = {
  add: ({ values: [left = null, right = null] }) => computed('+', left, right),
  concat: ({ values }) => (values.includes(null) ? null : values.map(textOf).join('')),
  string: ({ values: [value = null] }) => (value === null ? null : textOf(value)),
  length: ({ a }) => (a === null ? null : { number: a.length, isWhole: true }),
  startswith: ({ a, b }) => (a === null || b === null ? null : a.startsWith(b)),
  endswith: ({ a, b, isSearch }) => {
    if (a === null || b === null) return null;
    return isSearch ? naiveWildcard(`*${b}`, a, true) : a.endsWith(b);
  },
  stringcontains: ({ a, b, isSearch }) => {
    if (a === null || b === null) return null;
    if (isSearch) return naiveWildcard(`*${b}*`, a, true);
    return a !== '' && b !== '' && a.includes(b);
  },
  indexof: ({ a, b }) => {
    const found = a === null || b === null ? -1 : a.indexOf(b);
    return found < 0 ? null : { number: found, isWhole: true };
  },
  substring: ({ values: [source = null, start = null, end = null] }) => {
    if (typeof source !== 'string') return null;
    return isNumeric(start) ? source.slice(start.number, isNumeric(end) ? end.number : undefined) : source;
  },
  cidrmatch: ({ values, a }) =>
    a === null ? null : values.slice(1).some((block) => typeof block === 'string' && inBlock(a, block)),
};

function called({ name, caseInsensitive, args }: Call, values: readonly Value[], context: Context): Value {
  const fold = (value: Value | undefined): string | null =>
    typeof value === 'string' ? (caseInsensitive ? value.toLowerCase() : value) : null;
  const [first, ...others] = args;
  const evaluate = FUNCTIONS[name.toLowerCase()];
  if (evaluate === undefined) throw new Error(`The reference does not know ${name}.`);
  return evaluate({
    values,
    a: fold(values[0]),
    b: fold(values[1]),
    isSearch:
      first?.kind === 'field' &&
      isMapped(first, context) &&
      others.every((argument) => isConstant(argument, context)),
  });
}

function textOf(value: Value): string {
  if (!isNumeric(value)) return String(value);
  return value.isWhole || !Number.isInteger(value.number) ? String(value.number) : value.number.toFixed(1);
}
