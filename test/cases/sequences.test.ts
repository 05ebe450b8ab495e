/** Why events make no sequence: each thing that can keep them apart, and what is shown of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failuresOf, lines, runCase } from './support.ts';

const FIRST = '[process where process.name == "a"]';
const SECOND = '[process where process.name == "b"]';
const UNTIL = '[process where process.name == "end"]';
const QUERY = `sequence by host.id with maxspan=1m ${FIRST} ${SECOND} until ${UNTIL}`;

const START = Date.UTC(2026, 0, 1);

/** @param second from the start; `undefined` for an event without a time */
function event(name: string, second: number | undefined, host: unknown = 'h1', more: object = {}) {
  return {
    ...(second !== undefined && { '@timestamp': new Date(START + second * 1000).toISOString() }),
    event: { category: 'process' },
    process: { name },
    ...(host !== null && { host: { id: host } }),
    ...more,
  };
}

interface Miss {
  readonly title: string;
  readonly query?: string;
  readonly events: readonly unknown[];
  readonly line: number;
  readonly reason: string;
  /** Text of the query that is shown. */
  readonly shown: string;
  readonly value?: unknown;
}

const MISSES: readonly Miss[] = [
  {
    title: 'an event query that no event meets, and what the nearest event lacks',
    events: [event('a', 0), event('c', 1)],
    line: 1,
    reason:
      'event query 2 of the sequence is met by no event. Nearest comes the event in line 1: it does not meet this condition.',
    shown: 'process.name == "b"',
    value: 'a',
  },
  {
    title: 'the nearest is the one that meets most',
    query: `sequence by host.id ${FIRST} [process where process.name == "b" and user.name == "root" and process.pid == 1]`,
    events: [
      event('a', 0),
      event('b', 1, 'h1', { user: { name: 'root' }, 'process.pid': 2 }),
      event('x', 2, 'h1', { 'process.pid': 1 }),
    ],
    line: 2,
    reason:
      'event query 2 of the sequence is met by no event. Nearest comes the event in line 2: it does not meet this condition.',
    shown: 'process.pid == 1',
    value: 2,
  },
  {
    title: 'no event has the time',
    events: [event('a', 0), event('b', undefined)],
    line: 2,
    reason:
      'event query 2 of the sequence is met by the event in line 2, which has no time in `@timestamp`: no sequence can have it.',
    shown: SECOND,
  },
  {
    title: 'no event has the join key',
    events: [event('a', 0), event('b', 1, null), event('b', 2, null)],
    line: 2,
    reason:
      "event query 2 of the sequence is met by the events in lines 2 and 3, which have no value of `host.id`: they can't be joined with others.",
    shown: 'host.id',
  },
  {
    title: 'other join keys',
    events: [event('a', 0), event('b', 10, 'h2')],
    line: 2,
    reason:
      'the event in line 1 meets event query 1 of the sequence. The event in line 2 meets event query 2, but its join key `host.id` is "h2" while the sequence so far has "h1".',
    shown: 'host.id',
    value: 'h2',
  },
  {
    title: 'other values of keys with other names',
    query: `sequence by host.id ${FIRST} by process.pid ${SECOND} by process.parent.pid`,
    events: [event('a', 0, 'h1', { 'process.pid': 7 }), event('b', 1, 'h1', { 'process.parent.pid': 8 })],
    line: 2,
    reason:
      'the event in line 1 meets event query 1 of the sequence. The event in line 2 meets event query 2, but its join key `process.parent.pid` is 8 while the sequence so far has 7 in `process.pid`.',
    shown: 'process.parent.pid',
    value: 8,
  },
  {
    title: 'too late',
    events: [event('a', 0), event('b', 60.001)],
    line: 2,
    reason:
      'the event in line 1 meets event query 1 of the sequence. The event in line 2 meets event query 2, but it happens 1 min 1 ms after the event in line 1, and `maxspan` allows 1 min.',
    shown: 'with maxspan=1m',
  },
  {
    title: 'the other way round',
    events: [event('b', 0), event('a', 10)],
    line: 1,
    reason:
      'the event in line 2 meets event query 1 of the sequence. The event in line 1 meets event query 2, but it happens 10 s before the event in line 2.',
    shown: SECOND,
  },
  {
    title: 'at the same time, the other way round in the file',
    events: [event('b', 0), event('a', 0)],
    line: 1,
    reason:
      'the event in line 2 meets event query 1 of the sequence. The event in line 1 meets event query 2, but it has the same time as the event in line 2 and stands before it.',
    shown: SECOND,
  },
  {
    title: 'cut by until',
    events: [event('a', 0), event('end', 5), event('b', 10)],
    line: 3,
    reason:
      'the event in line 1 meets event query 1 of the sequence. The event in line 3 meets event query 2, but the event in line 2, which stands before it, meets `until` and ends the sequence.',
    shown: UNTIL,
  },
  {
    title: 'of several events the one that fewest things keep apart, with all of them',
    events: [event('a', 0), event('end', 5), event('b', 100, 'h2'), event('b', 70)],
    line: 4,
    reason:
      'the event in line 1 meets event query 1 of the sequence. The event in line 4 meets event query 2, but it happens 1 min 10 s after the event in line 1, and `maxspan` allows 1 min; and the event in line 2, which stands before it, meets `until` and ends the sequence.',
    shown: 'with maxspan=1m',
  },
  {
    title: 'the longest beginning counts',
    query: `sequence by host.id with maxspan=1m ${FIRST} ${SECOND} [process where process.name == "c"]`,
    events: [event('a', 0, 'h2'), event('c', 1, 'h2'), event('a', 2), event('b', 3), event('c', 80)],
    line: 5,
    reason:
      'the events in lines 3 and 4 meet event queries 1 and 2 of the sequence. The event in line 5 meets event query 3, but it happens 1 min 18 s after the event in line 3, and `maxspan` allows 1 min.',
    shown: 'with maxspan=1m',
  },
  {
    title: 'runs that are too few',
    query: `sequence by host.id ${FIRST} with runs=3 ${SECOND}`,
    events: [event('a', 0), event('a', 1), event('b', 2)],
    line: 3,
    reason:
      'the events in lines 1 and 2 meet event query 1 of the sequence. No other event meets event query 1 (it must happen 3 times, and has happened 2 times so far). Nearest comes the event in line 3: it does not meet this condition.',
    shown: 'process.name == "a"',
    value: 'b',
  },
  {
    title: 'runs with another key',
    query: `sequence by host.id ${FIRST} with runs=2 ${SECOND}`,
    events: [event('a', 0), event('a', 1, 'h2'), event('b', 2)],
    line: 2,
    reason:
      'the event in line 1 meets event query 1 of the sequence. The event in line 2 meets event query 1 (it must happen 2 times, and has happened 1 time so far), but its join key `host.id` is "h2" while the sequence so far has "h1".',
    shown: 'host.id',
    value: 'h2',
  },
  {
    title: 'one event can not be two',
    query: `sequence by host.id [any where process.name == "a"] ${FIRST}`,
    events: [event('a', 0)],
    line: 1,
    reason: 'the event in line 1 meets event query 1 of the sequence. No other event meets event query 2.',
    shown: FIRST,
  },
  {
    title: 'an event that must not be there',
    query: `sequence by host.id with maxspan=1m ${FIRST} ![process where process.name == "m"] ${SECOND}`,
    events: [event('m', -1), event('a', 0), event('m', 5), event('b', 10)],
    line: 3,
    reason:
      'the events in lines 2 and 4 would be the sequence, but the event in line 3 meets event query 2, which must not happen there (`![…]`).',
    shown: '![process where process.name == "m"]',
  },
  {
    title: 'a pipe cuts it off',
    query: `sequence by host.id ${FIRST} ${SECOND} | head 0`,
    events: [event('a', 0), event('b', 1)],
    line: 2,
    reason: 'the events in lines 1 and 2 would be the sequence, but a pipe of the query cuts it off.',
    shown: '',
  },
  {
    title: 'a sample without a common key',
    query: `sample by host.id ${FIRST} ${SECOND}`,
    events: [event('a', 0), event('b', 1, 'h2')],
    line: 2,
    reason:
      'the event in line 1 meets event query 1 of the sample with the join keys ["h1"]. The event in line 2 meets event query 2, but its join keys are ["h2"].',
    shown: SECOND,
  },
  {
    title: 'a sample with an event query that no event meets',
    query: `sample by host.id ${FIRST} ${SECOND}`,
    events: [event('a', 0)],
    line: 1,
    reason:
      'event query 2 of the sample is met by no event. Nearest comes the event in line 1: it does not meet this condition.',
    shown: 'process.name == "b"',
    value: 'a',
  },
  {
    title: 'a sample in which one event would be two',
    query: `sample by host.id ${FIRST} [any where process.name == "a"]`,
    events: [event('a', 0)],
    line: 1,
    reason:
      'with the join keys ["h1"] every event query is met, but one event would have to stand for two of them.',
    shown: '[any where process.name == "a"]',
  },
];

for (const { title, query = QUERY, events, line, reason, shown, value } of MISSES) {
  test(`no alert: ${title}`, async () => {
    const report = await runCase(query, 'match.ndjson', lines(...events));
    assert.equal(report.passed, false);
    assert.deepEqual(failuresOf(report), [
      [line, `No alert: ${reason}`, shown === '' ? undefined : shown, value],
    ]);
  });
}

test('an event query that can match nothing rules out the sequence, also one that must not happen', async () => {
  const query = `sequence by host.id with maxspan=1m ${FIRST} ![process where ?no.such == "x"] ${SECOND}`;
  const report = await runCase(query, 'match.ndjson', lines(event('a', 0), event('b', 1)));
  assert.match(report.failures[0]?.reason ?? '', /^No alert: event query 2 can match no event/);
});

test('an alert that must not be names its events and join keys', async () => {
  const report = await runCase(QUERY, 'no-match.ndjson', lines(event('a', 0), event('x', 1), event('b', 2)));
  assert.deepEqual(failuresOf(report), [
    [
      3,
      'An alert that must not be: the events in lines 1 and 3 meet the sequence, with the join keys ["h1"]. Shown is the event query that completes it.',
      SECOND,
      undefined,
    ],
  ]);
  assert.deepEqual(
    report.verdicts.map(({ alert }) => alert),
    [true, false, true],
  );
});

test('match and match-any ask for one alert', async () => {
  const events = lines(event('x', 0), event('a', 1), event('b', 2), event('a', 3));
  for (const name of ['match.ndjson', 'match-any.ndjson']) {
    const report = await runCase(QUERY, name, events);
    assert.equal(report.passed, true);
    assert.equal(report.alerts, 1);
  }
});

test('thousands of partial sequences are told in time', async () => {
  const events = Array.from({ length: 5000 }, (_, index) => [
    event('a', index * 100, `h${String(index)}`),
    event('b', index * 100 + 70, `h${String(index)}`),
  ]).flat();
  const report = await runCase(QUERY, 'match.ndjson', lines(...events));
  assert.match(
    report.failures[0]?.reason ?? '',
    /it happens 1 min 10 s after the event in line \d+, and `maxspan` allows 1 min\.$/,
  );
});
