/** Random queries and events that have to do with each other, the same in every run. */
import assert from 'node:assert/strict';
import { indexMapping } from '../../server/src/core/condition/index-mapping.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import type { JsonObject, JsonValue, SampleEvent } from '../../server/src/core/matcher/event.ts';
import { planEql, type Plan } from '../../server/src/core/matcher/plan.ts';
import { randomNumbers } from '../support/random.ts';

export const MAPPING = indexMapping({
  properties: {
    '@timestamp': { type: 'date' },
    'event.category': { type: 'keyword' },
    'process.name': { type: 'keyword' },
    'process.args': { type: 'keyword' },
    'process.pid': { type: 'long' },
    'user.name': { type: 'keyword' },
    'host.id': { type: 'keyword' },
    'source.ip': { type: 'ip' },
    'process.interactive': { type: 'boolean' },
  },
});

export interface Random {
  /** A whole number below `n`. */
  below(n: number): number;
  /** One of the list. */
  pick<T>(list: readonly T[]): T;
  /** True in one of `n` cases. */
  oneIn(n: number): boolean;
}

export function random(seed: number): Random {
  const below = randomNumbers(seed);
  return {
    below,
    pick: (list) => {
      const one = list[below(list.length)];
      assert.ok(one !== undefined);
      return one;
    },
    oneIn: (n) => below(n) === 0,
  };
}

const WORDS = ['apt', 'bash', 'curl', 'cu', 'dd', 'ab'];
const PATTERNS = ['a*', 'c?', '*h', 'CURL', 'b*h', 'dd'];
const HOSTS = ['h1', 'h2'];
const ADDRESSES = ['10.0.0.1', '10.0.0.2', '192.0.2.7'];

function list(r: Random, words: readonly string[]): string {
  const items = Array.from({ length: 1 + r.below(3) }, () => `"${r.pick(words)}"`);
  return `(${items.join(', ')})`;
}

function text(r: Random): string {
  return r.pick(['process.name', 'process.args', 'user.name']);
}

function leaf(r: Random): string {
  switch (r.below(12)) {
    case 0:
      return `${text(r)} == "${r.pick(WORDS)}"`;
    case 1:
      return `${text(r)} != "${r.pick(WORDS)}"`;
    case 2:
      return `${text(r)} in ${list(r, WORDS)}`;
    case 3:
      return `${text(r)} not in ${list(r, WORDS)}`;
    case 4:
      return `${text(r)} : ${list(r, PATTERNS)}`;
    case 5:
      return `${text(r)} like~ ${list(r, PATTERNS)}`;
    case 6:
      return `${text(r)} ${r.pick(['==', '!='])} null`;
    case 7:
      return `process.pid ${r.pick(['<', '>=', '=='])} ${String(r.below(5))}`;
    case 8:
      return `${r.pick(['startsWith', 'endsWith~', 'stringContains'])}(${text(r)}, "${r.pick(['a', 'c', 'H', 'cu'])}")`;
    case 9:
      return `cidrMatch(source.ip, "${r.pick(['10.0.0.0/8', '10.0.0.2/32'])}", "192.0.2.0/24")`;
    case 10:
      return `length(${text(r)}) ${r.pick(['<', '>'])} ${String(2 + r.below(3))}`;
    default:
      return r.pick([
        'process.interactive',
        'process.pid + 1 > 3',
        'substring(process.name, 0, 1) in ("a", "b")',
        'concat(process.name, user.name) : ("c*", "*t")',
        'process.interactive == true',
        '?no.such.field == null',
        '?no.such.field : "a"',
      ]);
  }
}

export function randomCondition(r: Random, depth: number): string {
  if (depth === 0 || r.oneIn(4)) return leaf(r);
  if (r.oneIn(4)) return `not (${randomCondition(r, depth - 1)})`;
  const operator = r.pick([' and ', ' or ']);
  const operands = Array.from({ length: 2 + r.below(2) }, () => `(${randomCondition(r, depth - 1)})`);
  return operands.join(operator);
}

export function randomEventQuery(r: Random, depth = 3): string {
  return `${r.pick(['process', 'any', 'file'])} where ${randomCondition(r, depth)}`;
}

/** Terms are easy to meet, so that sequences happen. */
export function randomSequence(r: Random): string {
  const maxspan = r.oneIn(4) ? undefined : ` with maxspan=${String(2 + r.below(6))}s`;
  const by = r.pick([' by host.id', ' by host.id', ' by ?user.name', '']);
  const keyed = r.oneIn(3);
  const query = (): string => `[${r.pick(['process', 'any', 'any'])} where ${randomCondition(r, 1)}]`;
  const key = (): string => (keyed ? ` by ${r.pick(['process.name', 'process.args', '?user.name'])}` : '');
  const count = 2 + r.below(2);
  const missing = maxspan !== undefined && r.oneIn(3) ? r.below(count + 1) : undefined;
  const terms = Array.from({ length: count }, () => {
    const runs = r.oneIn(5) ? ' with runs=2' : '';
    return `${query()}${key()}${runs}`;
  });
  if (missing !== undefined) terms.splice(missing, 0, `!${query()}${key()}`);
  const until = r.oneIn(3) ? `\nuntil ${query()}${key()}` : '';
  return `sequence${by}${maxspan ?? ''}\n${terms.join('\n')}${until}`;
}

/** One, several, or no value. */
function values(r: Random, from: readonly JsonValue[]): JsonValue | undefined {
  if (r.oneIn(5)) return undefined;
  return r.oneIn(4) ? [r.pick(from), r.pick(from)] : r.pick(from);
}

/** Events in the order of time, some at the same moment; `span`: most milliseconds between two. */
export function randomEvents(r: Random, count: number, span = 2500): readonly SampleEvent[] {
  let time = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, (_none, index): SampleEvent => {
    time += r.oneIn(4) ? 0 : r.below(span);
    const fields: Readonly<Record<string, JsonValue | undefined>> = {
      '@timestamp': r.oneIn(40) ? undefined : new Date(time).toISOString(),
      'event.category': r.pick(['process', 'process', 'file']),
      'process.name': values(r, WORDS),
      'process.args': values(r, WORDS),
      'process.pid': values(r, [0, 1, 2, 3, 4]),
      'user.name': values(r, WORDS),
      'host.id': r.oneIn(12) ? undefined : r.oneIn(12) ? HOSTS : r.pick(HOSTS),
      'source.ip': values(r, ADDRESSES),
      'process.interactive': values(r, [true, false]),
    };
    return { source: present(fields), file: 'random.ndjson', line: index + 1 };
  });
}

function present(fields: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const entries = Object.entries(fields).flatMap(([key, value]): [string, JsonValue][] =>
    value === undefined ? [] : [[key, value]],
  );
  return Object.fromEntries(entries);
}

/** The plan of a query that must be without faults. */
export function planOf(query: string): Plan {
  const { value, errors } = parseEql(query);
  assert.deepEqual(errors, [], query);
  const { plan, faults } = planEql(value, query, {
    mapping: MAPPING,
    categoryField: 'event.category',
    timestampField: '@timestamp',
  });
  assert.deepEqual(faults, [], query);
  assert.ok(plan !== undefined);
  return plan;
}
