/** An event loses all that does not decide what the rule says of it, and keeps the form in which it is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../server/src/core/matcher/event.ts';
import type { MinimiseOptions } from '../../server/src/core/making/minimise/minimise.ts';
import { ruleText, service } from '../cases/support.ts';

interface Case {
  readonly title: string;
  readonly query: string;
  readonly event: string;
  readonly expected: string;
  /** Lines of `[rule]`. */
  readonly rule?: string;
}

async function minimise(query: string, event: string, rule = '', options: MinimiseOptions = {}) {
  return await service.minimise(event, service.readRule(ruleText(query, rule)), options);
}

const CASES: readonly Case[] = [
  {
    title: 'a match keeps what the conditions ask, and the timestamp',
    query: 'process where process.name == "curl" and process.args : "http*"',
    event:
      '{"@timestamp":"2026-01-01T00:00:00Z","event":{"category":["process"],"kind":"event"},"process":{"pid":12,"name":"curl","args":["curl","http://x"]},"host":{"name":"h"}}',
    expected:
      '{"@timestamp":"2026-01-01T00:00:00Z","event":{"category":["process"]},"process":{"name":"curl","args":["curl","http://x"]}}',
  },
  {
    title: 'of alternatives the first that is written in the event stays',
    query: 'any where process.name == "a" or user.name == "b"',
    event: '{"user":{"name":"b"},"process":{"name":"a"}}',
    expected: '{"user":{"name":"b"}}',
  },
  {
    title: '`any where` needs no category',
    query: 'any where process.pid > 3',
    event: '{"event.category":"process","process.pid":4}',
    expected: '{"process.pid":4}',
  },
  {
    title: 'a field whose absence counts is gone, one that an exclusion reads too',
    query: 'process where process.name == "a" and not user.name == "root"',
    event: '{"event.category":"process","process.name":"a","user.name":"jo"}',
    expected: '{"event.category":"process","process.name":"a"}',
  },
  {
    title: 'a miss keeps the value that is to blame and what holds beside it',
    query: 'process where process.name == "a" and process.pid == 4 and user.name == "root"',
    event: '{"event.category":"process","process.name":"a","process.pid":4,"user.name":"jo","host.name":"h"}',
    expected: '{"event.category":"process","process.name":"a","process.pid":4,"user.name":"jo"}',
  },
  {
    title: 'a miss by an exclusion keeps what is excluded',
    query: 'process where process.name == "a" and not user.name == "root"',
    event: '{"event.category":"process","user.name":"root","process.name":"a","host.name":"h"}',
    expected: '{"event.category":"process","user.name":"root","process.name":"a"}',
  },
  {
    title: 'a miss by a field that is not there needs no more than the rest',
    query: 'process where process.name == "a" and user.name != null',
    event: '{"event.category":"process","process.name":"a","host.name":"h"}',
    expected: '{"event.category":"process","process.name":"a"}',
  },
  {
    title: 'a term of a sequence keeps its join keys',
    query:
      'sequence by host.id with maxspan=1m [process where process.name == "a"] by user.name [file where true] by user.id',
    event:
      '{"@timestamp":"2026-01-01T00:00:00Z","event.category":"process","host.id":"h","user.name":"u","user.id":"7","process.name":"a","x":1}',
    expected:
      '{"@timestamp":"2026-01-01T00:00:00Z","event.category":"process","host.id":"h","user.name":"u","process.name":"a"}',
  },
  {
    title: 'an event that cuts a sequence stays one',
    query:
      'sequence by host.id [process where process.pid == 1] [process where process.pid == 2] until [file where true]',
    event: '{"@timestamp":"2026-01-01T00:00:00Z","event.category":"file","host.id":"h","file.name":"f"}',
    expected: '{"@timestamp":"2026-01-01T00:00:00Z","event.category":"file","host.id":"h"}',
  },
  {
    title: "the rule's own timestamp and tiebreaker stay",
    query: 'any where process.pid == 1',
    rule: 'timestamp_field = "event.created"\ntiebreaker_field = "event.sequence"',
    event:
      '{"@timestamp":1,"event":{"created":"2026-01-01","sequence":7,"kind":"event"},"process":{"pid":1}}',
    expected: '{"event":{"created":"2026-01-01","sequence":7},"process":{"pid":1}}',
  },
  {
    title: 'line breaks, indentation, spaces and numbers stay as they are written',
    query: 'any where process.pid == 1000 and process.exit_code == 1',
    event:
      '{\n  "a" : 1,\n  "process" : {\n    "name": "x",\n    "pid" : 1.0e3,\n    "exit_code": 1.00\n  },\n  "z": 2\n}',
    expected: '{\n  "process" : {\n    "pid" : 1.0e3,\n    "exit_code": 1.00\n  }\n}',
  },
  {
    title: 'of a list of objects those stay that count',
    query: 'any where process.name == "b"',
    event: '{"process":[{"name":"a","pid":1},{"name":"b","pid":2}]}',
    expected: '{"process":[{"name":"b"}]}',
  },
  {
    title: 'a field in two spellings stays once',
    query: 'any where process.name == "a"',
    event: '{"process":{"name":"a"},"process.name":"a"}',
    expected: '{"process":{"name":"a"}}',
  },
  {
    title: 'a field that only the event knows stays, or the rule could not be run',
    query: 'any where my.own.field == "a" or process.pid == 1',
    event: '{"my":{"own":{"field":"b","other":1}},"process":{"pid":1}}',
    expected: '{"my":{"own":{"field":"b"}},"process":{"pid":1}}',
  },
  {
    title: 'keys with escapes',
    query: 'any where process.pid == 1',
    event: '{"pro\\u0063ess":{"pid":1,"\\"":2}}',
    expected: '{"pro\\u0063ess":{"pid":1}}',
  },
  {
    title: 'an event of which nothing counts',
    query: 'any where true',
    event: '{"a":{},"b":[],"c":null,"d":[{"e":[1]}]}',
    expected: '{}',
  },
  {
    title: 'an empty event',
    query: 'any where process.pid == null',
    event: '{ }',
    expected: '{}',
  },
];

for (const { title, query, event, expected, rule } of CASES) {
  test(title, async () => {
    const result = await minimise(query, event, rule);
    assert.ok(result.kind === 'minimised', JSON.stringify(result));
    assert.equal(result.text, expected);
    assert.equal(result.complete, true);
  });
}

test('what stays and what goes is named, and whether the event matches', async () => {
  const result = await minimise(
    'any where process.pid == 1',
    '{"a":{"b":1,"c":2},"process":{"pid":1},"process.pid":1}',
  );
  assert.deepEqual(result, {
    kind: 'minimised',
    text: '{"process":{"pid":1}}',
    alerts: true,
    kept: ['process.pid'],
    dropped: ['a.b', 'a.c'],
    complete: true,
  });
  const miss = await minimise('any where process.pid == 1', '{"process":{"pid":2}}');
  assert.ok(miss.kind === 'minimised' && !miss.alerts);
});

test('a rule that can not be run refuses, with the reason', async () => {
  const result = await minimise('any where process.pid ==', '{}');
  assert.ok(result.kind === 'refused');
  assert.match(result.unsupported[0]?.message ?? '', /error/);
});

test('a field that neither the event nor a schema knows refuses, unless another event has it', async () => {
  const query = 'any where my.own.field == "a" or process.pid == 1';
  const event = '{"process":{"pid":1,"name":"x"}}';
  assert.equal((await minimise(query, event)).kind, 'refused');
  const others: readonly JsonObject[] = [{ my: { own: { field: 'z' } } }];
  const result = await minimise(query, event, '', { others });
  assert.ok(result.kind === 'minimised');
  assert.equal(result.text, '{"process":{"pid":1}}');
});

test('a search that Elasticsearch fails is told', async () => {
  const result = await minimise('any where process.pid / 0 == 1', '{"process":{"pid":1}}');
  assert.ok(result.kind === 'failed', JSON.stringify(result));
  assert.match(result.message, /divided by zero/);
});

test('an event of 20,000 fields takes no longer than its length', async () => {
  const many = Array.from({ length: 20_000 }, (_none, index) => `"f${String(index)}":${String(index)}`);
  const event = `{"process":{"pid":1},${many.join(',')}}`;
  const result = await minimise('any where process.pid == 1', event);
  assert.ok(result.kind === 'minimised' && result.complete);
  assert.equal(result.text, '{"process":{"pid":1}}');
});

test('a budget that is spent ends the work: the event is smaller, its verdict the same, and that is told', async () => {
  const event = '{"process":{"pid":1,"name":"a"},"b":1,"c":2,"d":3,"e":4}';
  const result = await minimise('any where process.pid == 1', event, '', { budget: 1_100 });
  assert.ok(result.kind === 'minimised');
  assert.equal(result.complete, false);
  assert.ok(result.text.includes('"pid":1'));
});

test('somebody who waits no longer is heard', async () => {
  const rule = service.readRule(ruleText('any where process.pid == 1'));
  let looks = 0;
  const isCancelled = (): boolean => ++looks > 2;
  await assert.rejects(
    service.minimise('{"process":{"pid":1},"a":1,"b":2,"c":3}', rule, {}, { isCancelled }),
    {
      name: 'Cancelled',
    },
  );
  assert.equal(looks, 3);
});
