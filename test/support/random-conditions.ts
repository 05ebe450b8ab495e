/** Random conditions and events that have to do with each other, the same in every run. */
import type { JsonObject, JsonValue } from '../../server/src/core/matcher/event.ts';
import type { ReferenceTypes } from './reference-eql.ts';

export const TYPES: ReferenceTypes = {
  name: 'keyword',
  path: 'keyword',
  pid: 'long',
  load: 'double',
  alive: 'boolean',
  ip: 'ip',
  at: 'date',
};

type Below = (n: number) => number;

const WORDS = ['ab', 'AB', 'abc', 'b', 'c', '', 'a*c', 'x\\y'];
const PATTERNS = ['a*', '*B', '?b', 'ab', 'A?c', '*', 'a\\*c', 'b*c'];
const REGEXES = ['a.*', '[ab]+', 'a|bc?', '.{2}', '(a|b){1,2}c?'];
const NUMBERS = ['0', '1', '2', '-1', '3', '1.5', '2.0'];
const ADDRESSES = ['10.0.0.1', '10.0.0.9', '10.1.0.1', '192.0.2.7'];
const BLOCKS = ['10.0.0.0/8', '10.0.0.0/29', '192.0.2.7', '0.0.0.0/0'];
const MOMENTS = ['2024-05-01T10:00:00.000Z', '2024-05-01T23:59:59.999Z', '2024-05-02T00:00:00.000Z'];
const DAYS = ['2024-05-01', '2024-05-02', ...MOMENTS];
const ORDERS = ['==', '!=', '<', '<=', '>', '>='];

export function randomCondition(below: Below, depth: number): string {
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? '';
  if (depth === 0 || below(4) === 0) return randomPredicate(below);
  if (below(4) === 0) return `not (${randomCondition(below, depth - 1)})`;
  const operands = Array.from({ length: 2 + below(2) }, () => `(${randomCondition(below, depth - 1)})`);
  return operands.join(pick([' and ', ' or ']));
}

function randomPredicate(below: Below): string {
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? '';
  const word = (): string => quoted(pick(WORDS));
  const list = (items: readonly string[]): string =>
    `(${Array.from({ length: 1 + below(3) }, () => quoted(pick(items))).join(', ')})`;
  const texts = ['name', 'path', 'name', 'path', '?nope'];
  const computed = (): string =>
    pick([
      'substring(name, 1)',
      'substring(path, -2, -1)',
      'concat(name, path)',
      'concat(name, name)',
      'concat(name, "-", pid)',
      'concat(path, ?nope)',
      'string(pid)',
      'string(load)',
      'string(alive)',
    ]);
  const number = (): string =>
    pick([
      'pid',
      'load',
      'pid',
      '?nope',
      'pid + 1',
      'pid - pid',
      'load * 2',
      'pid / 2',
      'pid % 2',
      '-pid',
      'pid * -2',
      '3 - pid',
      'length(name)',
      'length(path)',
      'indexOf(name, "b")',
      'pid + load',
      'add(pid, 2)',
    ]);
  switch (below(14)) {
    case 0:
      return `${pick(texts)} ${pick(ORDERS)} ${word()}`;
    case 1:
      return `${word()} ${pick(ORDERS)} ${pick(texts)}`;
    case 2:
      return `${pick([...texts, computed()])} ${pick(['in', 'not in', 'in~', 'not in~'])} ${list(WORDS)}`;
    case 3:
      return `${pick([...texts, computed()])} ${pick([':', 'like', 'like~'])} ${list(PATTERNS)}`;
    case 4:
      return `${pick(['name', 'path'])} regex ${list(REGEXES)}`;
    case 5:
      return `${pick([...texts, number(), computed(), 'alive', 'ip', 'at'])} ${pick(['==', '!='])} null`;
    case 6:
      return `${number()} ${pick(ORDERS)} ${pick(NUMBERS)}`;
    case 7:
      return `${pick(['pid', 'load', 'length(name)'])} ${pick(['in', 'not in'])} (${pick([...NUMBERS, 'null'])}, ${pick([...NUMBERS, 'null', 'null'])})`;
    case 8:
      return pick(['alive', 'alive == true', 'alive != false', 'alive == false', 'not alive']);
    case 9:
      return `${pick(['startsWith', 'endsWith', 'stringContains', 'startsWith~', 'endsWith~', 'stringContains~'])}(${pick([...texts, computed()])}, ${pick(['"b"', '"B"', '""', '"?"', '"a*"', 'path', 'substring(name, 0, 1)'])})${pick(['', '', ' == true', ' == false', ' != true'])}`;
    case 10:
      return `ip ${pick(['==', '!='])} ${quoted(pick([...ADDRESSES, ...BLOCKS]))}`;
    case 11:
      return pick([
        `ip ${pick(['<', '>='])} ${quoted(pick(ADDRESSES))}`,
        `cidrMatch(ip, ${quoted(pick(BLOCKS))}, ${quoted(pick(BLOCKS))})`,
      ]);
    case 12:
      return pick([
        `at ${pick(['==', '!='])} ${quoted(pick(DAYS))}`,
        `at ${pick(ORDERS)} ${quoted(pick(DAYS))}`,
      ]);
    default:
      return pick([
        'true',
        'false',
        'null',
        `?nope ${pick(ORDERS)} "a"`,
        '?nope == null',
        '(name == "ab" and pid > 0) == null',
        `(${randomPredicate(below)}) == false`,
      ]);
  }
}

function quoted(text: string): string {
  return `"${text.replace(/\\/g, '\\\\')}"`;
}

/** A flat event in which each field has none, one or several values. */
export function randomEvent(below: Below): JsonObject {
  const values: Readonly<Record<string, readonly JsonValue[]>> = {
    name: WORDS,
    path: WORDS,
    pid: [0, 1, 2, 3, -1],
    load: [0, 0.5, 1.5, 2],
    alive: [true, false],
    ip: ADDRESSES,
    at: MOMENTS,
  };
  const entries = Object.entries(values).flatMap(([field, list]): [string, JsonValue][] => {
    const pick = (): JsonValue => list[below(list.length)] ?? null;
    switch (below(6)) {
      case 0:
        return [];
      case 1:
        return [[field, [pick(), pick()]]];
      case 2:
        return [[field, below(2) === 0 ? null : [null, pick()]]];
      default:
        return [[field, pick()]];
    }
  });
  return Object.fromEntries(entries);
}
