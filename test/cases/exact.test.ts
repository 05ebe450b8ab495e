/** What `expect.json` asks of a case beyond its name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failuresOf, lines, runCase, runCases } from './support.ts';

const EVENTS = 'process where process.name == "a"';
const SEQUENCE =
  'sequence by host.id [process where process.name == "a"] [process where process.name == "b"]';

function event(name: string, second: number, host = 'h1') {
  const time = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return { '@timestamp': time, event: { category: 'process' }, process: { name }, host: { id: host } };
}

const LOGGED = lines(event('a', 0), event('x', 1), event('a', 2));
const TWO_HOSTS = lines(
  event('a', 0, 'h1'),
  event('b', 1, 'h1'),
  event('x', 2, 'h2'),
  event('a', 3, 'h2'),
  event('b', 4, 'h2'),
);

async function exact(query: string, events: string, expected: unknown, name = 'match-any.ndjson') {
  return await runCase(query, name, events, { [name]: expected });
}

for (const [title, query, events, expected] of [
  ['the number of alerts', EVENTS, LOGGED, { alerts: 2 }],
  ['their lines, in any order', EVENTS, LOGGED, { lines: [3, 1] }],
  ['lines as lists', EVENTS, LOGGED, { lines: [[3], 1] }],
  ['nothing', EVENTS, LOGGED, {}],
  ['join keys, in any order', SEQUENCE, TWO_HOSTS, { alerts: 2, join_keys: [['h2'], ['h1']] }],
  ['the first line of each sequence', SEQUENCE, TWO_HOSTS, { lines: [1, 4] }],
  ['all lines of a sequence', SEQUENCE, TWO_HOSTS, { lines: [1, [4, 5]] }],
  [
    'a missing event',
    SEQUENCE.replace('host.id', 'host.id with maxspan=1m').replace(
      '] [',
      '] ![any where process.name == "m"] [',
    ),
    TWO_HOSTS,
    { lines: [[1, null, 2], 4] },
  ],
] as const) {
  test(`as expected: ${title}`, async () => {
    const report = await exact(query, events, expected);
    assert.deepEqual(failuresOf(report), []);
    assert.equal(report.passed, true);
  });
}

interface Other {
  readonly title: string;
  readonly query: string;
  readonly events: string;
  readonly expected: unknown;
  /** Lines and reasons. */
  readonly failures: readonly (readonly [line: number, reason: RegExp, condition?: string])[];
}

const OTHERWISE: readonly Other[] = [
  {
    title: 'fewer alerts',
    query: EVENTS,
    events: LOGGED,
    expected: { alerts: 3 },
    failures: [[1, /^`expect\.json` \(line 3\) expects 3 alerts, but there are 2, in lines 1 and 3\.$/]],
  },
  {
    title: 'none',
    query: EVENTS,
    events: lines(event('x', 0), event('a', 1)),
    expected: { alerts: 0 },
    failures: [[2, /expects 0 alerts, but there is 1, in line 2\.$/]],
  },
  {
    title: 'an alert on another line, and why there is none on this one',
    query: EVENTS,
    events: LOGGED,
    expected: { lines: [1, 2] },
    failures: [
      [
        2,
        /expects an alert of line 2\. No alert: the event does not meet this condition\.$/,
        'process.name == "a"',
      ],
      [
        3,
        /does not list this alert\. An alert that must not be: the event meets every condition\./,
        'process.name == "a"',
      ],
    ],
  },
  {
    title: 'a line on which no event starts',
    query: EVENTS,
    events: LOGGED,
    expected: { lines: [1, 3, 7] },
    failures: [[7, /expects an alert of line 7, but no event starts on line 7\.$/]],
  },
  {
    title: 'the same line twice',
    query: EVENTS,
    events: LOGGED,
    expected: { lines: [1, 1, 3] },
    failures: [[1, /expects an alert of line 1/]],
  },
  {
    title: 'another join key',
    query: SEQUENCE,
    events: TWO_HOSTS,
    expected: { join_keys: [['h1'], ['h3']] },
    failures: [
      [1, /expects an alert with the join keys \["h3"\], but there are \["h1"\] and \["h2"\]\.$/],
      [4, /An alert has the join keys \["h2"\], which `expect\.json` \(line 3\) does not list\.$/],
    ],
  },
  {
    title: 'a key of another type',
    query: SEQUENCE.replace('host.id', 'process.pid'),
    events: lines({ ...event('a', 0), 'process.pid': 5 }, { ...event('b', 1), 'process.pid': 5 }),
    expected: { join_keys: [['5']] },
    failures: [
      [1, /join keys \["5"\], but there are \[5\]\.$/],
      [1, /has the join keys \[5\]/],
    ],
  },
  {
    title: 'a sequence of other events',
    query: SEQUENCE,
    events: TWO_HOSTS,
    expected: { lines: [1, [3, 5]] },
    failures: [
      [3, /expects an alert of the events \[3,5\], but there is none\.$/],
      [4, /does not list this alert\. It is made of the events in lines 4 and 5\.$/],
    ],
  },
];

for (const { title, query, events, expected, failures } of OTHERWISE) {
  test(`otherwise: ${title}`, async () => {
    const report = await exact(query, events, expected);
    assert.equal(report.passed, false);
    assert.deepEqual(
      report.failures.map(({ line }) => line),
      failures.map(([line]) => line),
    );
    for (const [index, [, reason, condition]] of failures.entries()) {
      assert.match(report.failures[index]?.reason ?? '', reason);
      if (condition !== undefined) assert.equal(report.failures[index]?.condition?.text, condition);
    }
  });
}

test('the name of the case counts as well, and an event is told once', async () => {
  const report = await exact(EVENTS, LOGGED, { alerts: 2, lines: [1, 2, 3] }, 'match.ndjson');
  assert.equal(report.failures.length, 1);
  assert.equal(report.failures[0]?.line, 2);
});

test('the category field of one case', async () => {
  const query = 'alert where process.name == "a"';
  const kind = { event: { kind: 'alert', category: 'process' }, process: { name: 'a' } };
  assert.equal(
    (await exact(query, lines(kind), { event_category_field: 'event.kind' }, 'match.json')).passed,
    true,
  );
  assert.equal((await runCase(query, 'match.json', lines(kind))).passed, false);
  const unknown = await exact(query, lines(kind), { event_category_field: 'no.such' }, 'match.json');
  assert.match(unknown.failures[0]?.reason ?? '', /^Not run: .*`no\.such`/);
});

test('the time of the search', async () => {
  const query = 'process where process.name == "a" and @timestamp >= "now-1h"';
  const at = (now: string) => exact(query, lines(event('a', 0)), { now }, 'match.ndjson');
  assert.equal((await at('2026-01-01T00:30:00Z')).passed, true);
  const late = await at('2026-01-01T02:00:00Z');
  assert.equal(late.failures[0]?.condition?.text, '@timestamp >= "now-1h"');
  const without = await runCase(query, 'match.ndjson', lines(event('a', 0)));
  assert.match(without.failures[0]?.reason ?? '', /^Not run: /);
});

test('what is wrong with the file fails as a case of its own, at its line; the cases run', async () => {
  const { cases, alertsOf } = await runCases(EVENTS, {
    'match.json': lines(event('a', 0)),
    'expect.json': '{\n  "match.json": {"alerts": 1},\n  "match-2.json": {"alerts": 1}\n}',
  });
  assert.equal(alertsOf, 'events');
  assert.deepEqual(
    cases.map(({ name, passed, expect }) => [name, passed, expect]),
    [
      ['match', true, 'match'],
      ['expect.json', false, 'any'],
    ],
  );
  assert.deepEqual(
    cases[1]?.failures.map(({ file, line }) => [file, line]),
    [['/rules/x.samples/expect.json', 3]],
  );
  assert.match(cases[1].failures[0]?.reason ?? '', /No case of this folder is the file `match-2\.json`/);
});

test('a file that can not be read', async () => {
  const { cases } = await runCases(EVENTS, {
    'match.json': lines(event('a', 0)),
    'expect.json': () => {
      throw new Error('permission denied');
    },
  });
  assert.equal(cases.at(-1)?.failures[0]?.reason, "The file can't be read: permission denied.");
});
