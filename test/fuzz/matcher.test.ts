/** The matcher of EQL over queries and events that have little to do with each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFieldSchema } from '../../server/src/core/schema/field-schema.ts';
import type { JsonObject, JsonValue } from '../../server/src/core/matcher/event.ts';
import { runQuery, type QueryResult } from '../../server/src/core/queries/run-query.ts';
import { eventsOf } from '../support/eql-runs.ts';
import { randomCondition, TYPES } from '../support/random-conditions.ts';
import { rightQuery } from './right-queries.ts';
import { pick, runFuzz, type Below } from './run-fuzz.ts';

interface Input {
  readonly query: string;
  readonly sources: readonly JsonObject[];
}

/** Types for the fields of both kinds of queries, some of which no value of the events fits. */
const MAPPING = {
  properties: {
    '@timestamp': { type: 'date' },
    event: { properties: { category: { type: 'keyword' } } },
    ...Object.fromEntries(Object.entries(TYPES).map(([name, type]) => [name, { type }])),
    a: { type: 'keyword' },
    b: { properties: { c: { type: 'long' } } },
    '@t': { type: 'date' },
    _x: { type: 'ip' },
    'd e': { type: 'double' },
    runs: { type: 'boolean' },
    by: { properties: { f: { type: 'version' } } },
    process: { properties: { name: { type: 'wildcard' } } },
  },
};

const FIELDS = [
  'a',
  'b',
  'b.c',
  '@t',
  '_x',
  'd e',
  'runs',
  'by',
  'by.f',
  'process.name',
  ...Object.keys(TYPES),
];

const VALUES: readonly JsonValue[] = [
  ...[
    'x',
    '',
    'a"b',
    'C:\\*',
    'ü?',
    '\ud800',
    '💩'.repeat(50),
    '1',
    '1.5',
    '-0',
    'true',
    'now',
    '1.2.3-rc.1',
  ],
  ...['2024-05-01', '2024-05-01T10:00:00.000000001Z', '10.0.0.1', '::1', 'a*c'.repeat(200)],
  ...[0, -0, 1, 2.5, -1, 1e308, 2 ** 53, 18446744073709551615n, true, false, null].map((value) =>
    typeof value === 'bigint' ? Number(value) : value,
  ),
];

function value(below: Below, depth: number): JsonValue {
  switch (below(depth > 0 ? 6 : 4)) {
    case 4:
      return Array.from({ length: below(4) }, () => value(below, depth - 1));
    case 5:
      return { [pick(below, ['c', 'f', 'name', '', '.', '__proto__x'])]: value(below, depth - 1) };
    default:
      return pick(below, VALUES);
  }
}

function event(below: Below, second: number): JsonObject {
  const fields = Array.from({ length: below(8) }, () => [pick(below, FIELDS), value(below, 2)] as const);
  const time =
    below(20) === 0 ? value(below, 1) : new Date(Date.UTC(2024, 4, 1, 10, 0, second)).toISOString();
  return {
    '@timestamp': time,
    event: { category: pick(below, ['process', 'my events', 'raw', 'file']) },
    ...Object.fromEntries(fields),
  };
}

function input(below: Below, query: (below: Below) => string): Input {
  return {
    query: query(below),
    sources: Array.from({ length: 1 + below(6) }, (_, index) => event(below, index >> below(2))),
  };
}

/** No table: the mapping alone gives the types. */
const schema = createFieldSchema(() => ({}));

/** The result, or what is said in its place: never an exception. */
function run({ query, sources }: Input): QueryResult {
  const events = eventsOf(sources);
  const result = runQuery(query, events, schema, { mapping: MAPPING });
  if (result.kind === 'error') {
    assert.ok(result.errors.length > 0, 'an error without a reason');
    for (const { span, message } of result.errors) {
      assert.ok(message !== '' && 0 <= span.start && span.start <= span.end && span.end <= query.length);
    }
  } else if (result.kind === 'events') {
    for (const found of result.events) assert.ok(events.includes(found), 'an event that nobody gave');
  } else {
    for (const { events: found } of result.sequences)
      for (const one of found) assert.ok(one === undefined || events.includes(one));
  }
  return result;
}

const shown = ({ query, sources }: Input): string =>
  `${JSON.stringify(query)} over ${JSON.stringify(sources).slice(0, 500)}`;

/** Most of these are refused, for their types; those that run must not be few either. */
test('right queries of all kinds', (context) => {
  let ran = 0;
  runFuzz(context, {
    count: 20_000,
    seed: 20241124,
    generate: (below) => input(below, rightQuery),
    check: (one) => {
      if (run(one).kind !== 'error') ran++;
    },
    shown,
  });
  assert.ok(ran > 500, `${String(ran)} ran`);
});

test('queries whose types fit', (context) => {
  let ran = 0;
  runFuzz(context, {
    count: 10_000,
    seed: 20241125,
    generate: (below) => input(below, (random) => shaped(random)),
    check: (one) => {
      if (run(one).kind !== 'error') ran++;
    },
    shown,
  });
  assert.ok(ran > 5_000, `${String(ran)} ran`);
});

function shaped(below: Below): string {
  const one = (): string => `any where ${randomCondition(below, 2)}`;
  switch (below(4)) {
    case 0:
      return `sequence by name with maxspan=2s [${one()}] [${one()}]`;
    case 1:
      return `sequence [${one()}] by pid [${one()}] by pid until [${one()}] by pid`;
    case 2:
      return `sample by name [${one()}] [${one()}]`;
    default:
      return one();
  }
}
