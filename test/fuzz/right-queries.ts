/** Right queries that use all of the grammar, in any layout: a list of tokens with blanks and comments between them. */
import { pick, type Below } from './run-fuzz.ts';

type Tokens = readonly string[];

const NAMES = ['a', 'b.c', '@t', '_x', '`d e`', 'runs', '`by`.f', 'process.name', '`?q`'];
const STRINGS = ['"x"', '""', '"a\\"b"', '"\\u{1f4a9}\\n"', '"""r\\w"""', '"""""q""""', '"C:\\\\*"', '"ü?"'];
const NUMBERS = ['0', '1', '2.5', '.5', '3.', '1e9', '007', '18446744073709551615'];
const FUNCTIONS = ['length', 'concat', 'between~', 'CIDRMATCH', 'stringContains', 'no_such'];
const BLANKS = [' ', ' ', ' ', '  ', '\n', '\r\n', '\t', ' /* c */ ', ' /**/', ' // c\n', '\n\n//\n'];

export function rightQuery(below: Below): string {
  const tokens = query(below);
  // Most have one kind of blank: comments everywhere hide what else is there.
  const blanks = below(3) === 0 ? BLANKS : [' '];
  return tokens.map((token) => token + pick(below, blanks)).join('');
}

function times(below: Below, most: number, make: () => Tokens): Tokens {
  return Array.from({ length: 1 + below(most) }, make).flat();
}

function listOf(below: Below, most: number, make: () => Tokens): Tokens {
  const items = Array.from({ length: 1 + below(most) }, make);
  return items.flatMap((item, index) => (index === 0 ? item : [',', ...item]));
}

function query(below: Below): Tokens {
  switch (below(5)) {
    case 0:
      return sequence(below);
    case 1: {
      // A sample's keys must differ.
      const by = ['by', ...field(below)];
      return ['sample', ...by, ...term(below), ...term(below), ...(below(2) === 0 ? term(below) : [])];
    }
    default:
      return [...eventQuery(below, 4), ...pipes(below)];
  }
}

function pipes(below: Below): Tokens {
  return below(4) === 0
    ? times(below, 2, () => ['|', pick(below, ['head', 'tail']), pick(below, ['1', '10'])])
    : [];
}

function keys(below: Below): Tokens {
  return ['by', ...listOf(below, 2, () => field(below))];
}

function sequence(below: Below): Tokens {
  const maxspan =
    below(2) === 0 ? ['with', 'maxspan', '=', '5', pick(below, ['ms', 's', 'm', 'h', 'd'])] : [];
  const own = below(3) === 0 ? () => ['by', ...field(below)] : () => [];
  const one = (missing: boolean): Tokens => {
    const runs = below(4) === 0 ? ['with', 'runs', '=', String(1 + below(3))] : [];
    return [missing ? '![' : '[', ...eventQuery(below, 2), ']', ...own(), ...runs];
  };
  const gap = maxspan.length > 0 && below(2) === 0 ? one(true) : [];
  const until = below(3) === 0 ? ['until', '[', ...eventQuery(below, 1), ']', ...own()] : [];
  const by = below(2) === 0 ? keys(below) : [];
  return ['sequence', ...by, ...maxspan, ...one(false), ...gap, ...one(false), ...until, ...pipes(below)];
}

function term(below: Below): Tokens {
  return ['[', ...eventQuery(below, 2), ']'];
}

function eventQuery(below: Below, depth: number): Tokens {
  return [pick(below, ['any', 'process', '"my events"', '"""raw"""']), 'where', ...condition(below, depth)];
}

function field(below: Below): Tokens {
  return below(4) === 0 ? ['?', pick(below, NAMES)] : [pick(below, NAMES)];
}

function constant(below: Below): Tokens {
  return [pick(below, [...STRINGS, ...NUMBERS, 'true', 'false', 'null'])];
}

function condition(below: Below, depth: number): Tokens {
  if (depth === 0) return predicate(below, 1);
  const inner = (): Tokens => condition(below, depth - 1);
  switch (below(7)) {
    case 0:
      return ['not', ...inner()];
    case 1:
      return ['(', ...inner(), ')'];
    case 2:
      return [...inner(), 'and', ...inner()];
    case 3:
      return [...inner(), 'or', ...inner()];
    default:
      return predicate(below, 2);
  }
}

function predicate(below: Below, depth: number): Tokens {
  const operand = value(below, depth);
  switch (below(5)) {
    case 0:
      return operand;
    case 1:
      return [...primary(below), ...(below(2) === 0 ? ['not'] : []), ...list(below, ['in', 'in~'])];
    case 2:
      return [...primary(below), ...list(below, [':', 'like', 'like~', 'regex', 'regex~'])];
    case 3:
      return [...primary(below), pick(below, [':', 'like', 'regex~']), ...constant(below)];
    default:
      return [...operand, pick(below, ['==', '!=', '<', '<=', '>', '>=']), ...value(below, depth)];
  }
}

function list(below: Below, operators: readonly string[]): Tokens {
  return [pick(below, operators), '(', ...listOf(below, 6, () => constant(below)), ')'];
}

function primary(below: Below): Tokens {
  return below(3) === 0 ? call(below, 1) : field(below);
}

function call(below: Below, depth: number): Tokens {
  return [pick(below, FUNCTIONS), '(', ...listOf(below, 4, () => value(below, depth - 1)), ')'];
}

function value(below: Below, depth: number): Tokens {
  if (depth <= 0) return below(2) === 0 ? field(below) : constant(below);
  switch (below(6)) {
    case 0:
      return [...value(below, depth - 1), pick(below, ['+', '-', '*', '/', '%']), ...value(below, depth - 1)];
    case 1:
      return [pick(below, ['-', '+']), ...value(below, depth - 1)];
    case 2:
      return ['(', ...value(below, depth - 1), ')'];
    case 3:
      return call(below, depth);
    default:
      return below(3) === 0 ? constant(below) : field(below);
  }
}
