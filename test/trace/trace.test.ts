/** What a trace says of one event. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../server/src/core/matcher/event.ts';
import { nearestMisses } from '../../server/src/core/trace/nearest-misses.ts';
import { traceEvent, type QueryTrace } from '../../server/src/core/trace/trace.ts';
import { textOf } from '../../server/src/core/text/span.ts';
import { planOf } from './random-eql.ts';
import { event, nodeAt, timed } from './support.ts';

function traceOf(query: string, fields: JsonObject): QueryTrace {
  const [only] = traceEvent(planOf(query), event(fields)).queries;
  assert.ok(only !== undefined);
  return only;
}

function failureText(query: string, fields: JsonObject): string | undefined {
  const { failure } = traceOf(query, fields);
  return failure && textOf(query, failure.condition.span);
}

const SHELL = 'process where process.name == "curl" and process.args : ("a*", "b*") and process.pid > 1';

test('an event that meets everything has no failure', () => {
  const trace = traceOf(SHELL, { process: { name: 'curl', args: ['x', 'bb', 'ab'], pid: 7 } });
  assert.equal(trace.matched, true);
  assert.equal(trace.failure, undefined);
  assert.equal(trace.nearness, 1);
});

test('the value, the member of an array that met, and the literals that were met', () => {
  const trace = traceOf(SHELL, { process: { name: 'curl', args: ['x', 'bb', 'ab'], pid: 7 } });
  const args = nodeAt(trace.condition, SHELL, 'process.args : ("a*", "b*")');
  assert.deepEqual(args.fields, [{ name: 'process.args', values: ['x', 'bb', 'ab'] }]);
  assert.equal(args.met, 'bb');
  assert.deepEqual(
    args.literals.map(({ span, met }) => [textOf(SHELL, span), met]),
    [
      ['"a*"', true],
      ['"b*"', true],
    ],
  );
});

test('an event that misses by one condition is explained by exactly that condition with its value', () => {
  const trace = traceOf(SHELL, { process: { name: 'curl', args: 'a', pid: 1 } });
  assert.equal(trace.matched, false);
  assert.equal(textOf(SHELL, trace.failure?.condition.span ?? { start: 0, end: 0 }), 'process.pid > 1');
  assert.deepEqual(trace.failure?.condition.fields, [{ name: 'process.pid', values: [1] }]);
  assert.equal(trace.failure?.excluded, false);
  assert.deepEqual(
    trace.condition.children.filter(({ decisive }) => decisive).map(({ span }) => textOf(SHELL, span)),
    ['process.pid > 1'],
  );
});

test('with two failing conditions none of them decides alone', () => {
  const trace = traceOf(SHELL, { process: { name: 'dd', args: 'a', pid: 1 } });
  assert.equal(failureText(SHELL, { process: { name: 'dd', args: 'a', pid: 1 } }), 'process.name == "curl"');
  assert.ok(trace.condition.children.every(({ decisive }) => !decisive));
});

test('a field that the event lacks', () => {
  const trace = traceOf(SHELL, { process: { name: 'curl', args: 'a' } });
  const pid = nodeAt(trace.condition, SHELL, 'process.pid > 1');
  assert.equal(pid.state, 'missing');
  assert.deepEqual(pid.fields, [{ name: 'process.pid', values: [] }]);
});

test('the condition of a `not` that holds is blamed, as an exclusion', () => {
  const query = 'any where process.pid == 1 and not process.name in ("apt", "dd")';
  const { failure } = traceOf(query, { process: { pid: 1, name: 'dd' } });
  assert.equal(
    textOf(query, failure?.condition.span ?? { start: 0, end: 0 }),
    'process.name in ("apt", "dd")',
  );
  assert.equal(failure?.excluded, true);
  assert.deepEqual(
    failure.condition.literals.map(({ met }) => met),
    [false, true],
  );
});

for (const [query, fields] of [
  ['any where process.name != "dd"', { process: { name: 'dd' } }],
  ['any where process.name not in ("dd", "apt")', { process: { name: 'dd' } }],
  ['any where process.name == null', { process: { name: 'dd' } }],
  ['any where process.name != null', {}],
] as const) {
  test(`a negation that nobody wrote is blamed as a whole: ${query}`, () => {
    const { failure, condition } = traceOf(query, fields);
    assert.equal(failure?.excluded, false);
    assert.equal(failure.condition, condition.children[0]);
    assert.equal(failure.condition.state, 'false');
  });
}

test('a `not` over a field that the event lacks holds, and the test below it is missing', () => {
  const query = 'any where not process.name == "dd"';
  const trace = traceOf(query, {});
  assert.equal(trace.matched, true);
  assert.equal(nodeAt(trace.condition, query, 'not process.name == "dd"').state, 'true');
  assert.equal(nodeAt(trace.condition, query, 'process.name == "dd"').state, 'missing');
});

test('the event category is a condition without a literal', () => {
  const query = 'file where process.pid == 1';
  const trace = traceOf(query, { process: { pid: 1 } });
  const category = nodeAt(trace.condition, query, 'file');
  assert.equal(category.state, 'false');
  assert.deepEqual(category.fields, [{ name: 'event.category', values: ['process'] }]);
  assert.deepEqual(category.literals, []);
  assert.equal(trace.failure?.condition, category);
});

test('a computed condition is explained by the values of its fields', () => {
  const query = 'any where concat(process.name, ".", user.name) : ("a*", "*.dd")';
  const script = nodeAt(
    traceOf(query, { process: { name: 'apt' }, user: { name: ['x', 'dd'] } }).condition,
    query,
    'concat(process.name, ".", user.name) : ("a*", "*.dd")',
  );
  assert.equal(script.state, 'true');
  assert.deepEqual(script.fields, [
    { name: 'process.name', values: ['apt'] },
    { name: 'user.name', values: ['x', 'dd'] },
  ]);
  assert.deepEqual(
    script.literals.map(({ met }) => met),
    [true, true],
  );
});

test('a computed condition without one of its fields is missing', () => {
  const query = 'any where concat(process.name, user.name) == "ab"';
  const trace = traceOf(query, { process: { name: 'a' } });
  assert.equal(trace.condition.children[0]?.state, 'missing');
});

test('what fails where the verdict stands already is unknown, and does not fail the trace', () => {
  const query = 'any where process.pid != 0 and 10 / process.pid > 1';
  const trace = traceOf(query, { process: { pid: 0 } });
  assert.equal(trace.matched, false);
  assert.equal(nodeAt(trace.condition, query, '10 / process.pid > 1').state, 'unknown');
  assert.equal(failureText(query, { process: { pid: 0 } }), 'process.pid != 0');
});

test('a query that can never match says so', () => {
  const query = 'any where ?no.such.field == "a" and process.pid == 1';
  const trace = traceOf(query, { process: { pid: 1 } });
  assert.equal(trace.condition.kind, 'constant');
  assert.equal(trace.matched, false);
});

const SEQUENCE = `sequence by host.id with maxspan=5s
  [process where process.name == "apt"] with runs=2
  ![process where process.name == "dd"]
  [process where process.name == "curl"] by user.name
until [process where process.name == "bash"] by user.name`;

test('a sequence is traced term by term, a term with runs once', () => {
  const query = SEQUENCE.replaceAll(' by user.name', '');
  const { queries, matched } = traceEvent(
    planOf(query),
    timed(1, { process: { name: 'apt' }, host: { id: 'h1' } }),
  );
  assert.equal(matched, true);
  assert.deepEqual(
    queries.map(({ role, number, matched }) => [role, number, matched]),
    [
      ['term', 1, true],
      ['missing', 2, false],
      ['term', 3, false],
      ['until', undefined, false],
    ],
  );
});

test('an event that lacks a join key meets no term, and the trace names the key', () => {
  const query = 'sequence by host.id, ?user.name [any where process.pid == 1] [any where process.pid == 2]';
  const { queries, matched } = traceEvent(planOf(query), timed(1, { process: { pid: 1 } }));
  assert.equal(matched, false);
  assert.equal(queries[0]?.failure, undefined);
  assert.deepEqual(
    queries[0]?.keys.map(({ span, values, missing }) => [textOf(query, span), values, missing]),
    [
      ['host.id', [], true],
      ['?user.name', [], false],
    ],
  );
});

test('conditions on a join key that come from another term are told apart', () => {
  const query = 'sequence by host.id [any where host.id == "h1"] [any where process.pid == 2]';
  const { queries } = traceEvent(planOf(query), timed(1, { host: { id: 'h2' }, process: { pid: 2 } }));
  const copied = queries[1]?.condition.children.filter((child) => child.copied) ?? [];
  assert.deepEqual(
    copied.map(({ span, state }) => [textOf(query, span), state]),
    [['host.id == "h1"', 'false']],
  );
  assert.equal(queries[1]?.failure?.condition, copied[0]);
});

test('the nearest misses, the nearest first, of equally near ones the first', () => {
  const events = [
    event({ process: { name: 'dd', args: 'x', pid: 0 } }, 1),
    event({ process: { name: 'curl', args: 'x', pid: 9 } }, 2),
    event({ process: { name: 'curl', args: 'a', pid: 9 } }, 3),
    event({ process: { name: 'curl', args: 'a', pid: 0 } }, 4),
    event({ process: { name: 'dd', args: 'a', pid: 0 } }, 5),
  ];
  const lines = (limit: number): readonly (readonly number[])[] =>
    nearestMisses(planOf(SHELL), events, limit).map(({ trace, query }) => [trace.event.line, query.nearness]);
  assert.deepEqual(lines(10), [
    [2, 0.75],
    [4, 0.75],
    [5, 0.5],
    [1, 0.25],
  ]);
  assert.deepEqual(lines(2), [
    [2, 0.75],
    [4, 0.75],
  ]);
  assert.deepEqual(lines(0), []);
});

test('the nearest miss of a sequence is told with the term that it comes nearest to', () => {
  const query =
    'sequence by host.id [any where process.pid == 1] [any where process.pid == 2 and user.name == "ab"]';
  const misses = nearestMisses(planOf(query), [timed(1, { process: { pid: 2 }, host: { id: 'h1' } })], 3);
  assert.deepEqual(
    misses.map(({ query: { number, nearness } }) => [number, nearness]),
    [[2, 0.5]],
  );
});
