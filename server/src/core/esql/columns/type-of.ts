import type { Call, Expression } from '../ast.ts';
import { DATE_UNITS } from '../parser/time-units.ts';
import { esqlFunction } from '../functions/index.ts';

export type TypeOfColumn = (name: string) => string | undefined;

/** Levels that are looked into: the parser allows chains of operators that are deeper. */
const DEEPEST = 100;

/** ES|QL's type of an expression, where it can be told. */
export function typeOf(node: Expression, typeOfColumn: TypeOfColumn, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  const below = (child: Expression): string | undefined => typeOf(child, typeOfColumn, depth + 1);
  switch (node.kind) {
    case 'logical':
    case 'not':
    case 'comparison':
    case 'in':
    case 'like':
    case 'is-null':
    case 'match':
    case 'boolean':
      return 'boolean';
    case 'arithmetic':
      return arithmeticType(below(node.left), below(node.right));
    case 'sign':
      return below(node.operand);
    case 'call':
      return callType(node, below);
    case 'group':
      return below(node.expression);
    case 'list':
      return node.items[0] && below(node.items[0]);
    case 'column':
      return typeOfColumn(node.name);
    default:
      return plainType(node);
  }
}

type Plain = Extract<
  Expression,
  { kind: 'cast' | 'string' | 'number' | 'null' | 'duration' | 'parameter' | 'map' | 'star' | 'missing' }
>;

function plainType(node: Plain): string | undefined {
  switch (node.kind) {
    case 'cast':
      return CAST_TYPES.get(node.type) ?? node.type;
    case 'string':
      return 'keyword';
    case 'number':
      return node.whole ? 'integer' : 'double';
    case 'duration':
      return DATE_UNITS.has(node.unit) ? 'date_period' : 'time_duration';
    case 'null':
    case 'parameter':
    case 'map':
    case 'star':
    case 'missing':
      return undefined;
  }
}

const CAST_TYPES: ReadonlyMap<string, string> = new Map([
  ['datetime', 'date'],
  ['string', 'keyword'],
  ['int', 'integer'],
  ['bool', 'boolean'],
]);

const NUMBERS = ['integer', 'long', 'unsigned_long', 'double'];

/** Numbers take the wider type; a time and a span give a time. */
function arithmeticType(left: string | undefined, right: string | undefined): string | undefined {
  if (left === 'date' || right === 'date') return 'date';
  const [a, b] = [NUMBERS.indexOf(left ?? ''), NUMBERS.indexOf(right ?? '')];
  return a < 0 || b < 0 ? undefined : NUMBERS[Math.max(a, b)];
}

function callType(
  { name, args }: Call,
  below: (child: Expression) => string | undefined,
): string | undefined {
  const returns = esqlFunction(name)?.returns;
  switch (returns) {
    case 'same':
    case 'second': {
      const wanted = returns === 'second' ? args[1] : args[0];
      const type = wanted && below(wanted);
      return type === 'text' ? 'keyword' : type;
    }
    case 'sum': {
      const type = args[0] && below(args[0]);
      return type === 'double' ? 'double' : type === undefined ? undefined : 'long';
    }
    default:
      return returns;
  }
}
