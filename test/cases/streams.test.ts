/** Files that are read again and again instead of being kept say the same of a rule as files that are. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nodeFileSystem } from '../../server/src/cli/node-file-system.ts';
import type { RuleReport } from '../../server/src/core/cases/report.ts';
import { lines, runCases, service, type MemoryFiles } from './support.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();

function event(second: number, name: string, more: object = {}): object {
  return { '@timestamp': at(second), event: { category: 'process' }, process: { name }, ...more };
}

const HOSTS = ['h1', 'h2', 'h3'];
const MIXED = lines(
  ...Array.from({ length: 360 }, (_, index) =>
    index % 101 === 50
      ? '{"a": '
      : event((index * 7) % 400, ['a', 'b', 'c'][index % 3] ?? 'a', {
          host: { id: HOSTS[index % 5] },
          own: { size: index % 11 === 0 ? 'x' : index },
          process: { name: ['a', 'b', 'c'][index % 3], pid: index % 13 === 0 ? 'no' : index },
        }),
  ),
);

/** Every expectation, over events in any order with broken lines, values that do not fit, fields that no schema knows. */
const FILES: MemoryFiles = {
  'match-1.ndjson': MIXED,
  'match-any-1.ndjson': MIXED,
  'no-match-1.ndjson': MIXED,
  'match-exact.ndjson': MIXED,
  'match-empty.ndjson': '',
  'match-untimed.ndjson': lines({ event: { category: 'process' }, process: { name: 'a' } }),
  'expect.json': JSON.stringify({
    'match-exact.ndjson': { alerts: 3, lines: [1, [2, 5], 7, 5000], join_keys: [['h1']] },
  }),
};

const QUERIES: readonly string[] = [
  'process where process.name == "a"',
  'process where process.name == "nobody" and process.pid > 3',
  'process where own.size > 20 and not process.name : "b*"',
  'process where ?own.text == null and own.size == 7',
  'process where process.name == "a" | head 5',
  'process where process.name == "a" | tail 3',
  'process where process.name == "c" | tail 9 | head 2',
  'any where substring(process.name, 0, 1) == "a" and process.pid == 22',
  'sequence by host.id with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]',
  'sequence by host.id with maxspan=20s [process where process.name == "a"] ![process where process.name == "c"] [process where process.name == "b"]',
  'sequence by host.id with maxspan=9s [process where process.name == "a"] [process where process.name == "b"] ![process where process.name == "c"]',
  'sequence by host.id with maxspan=9s ![process where process.name == "a"] [process where process.name == "b"] [process where process.pid == 40]',
  'sequence by host.id [process where process.name == "a"] [process where process.name == "b"] until [process where process.name == "c"] | head 2',
  'sequence [process where process.name == "a"] [process where process.name == "b"] | tail 4',
  'sequence by host.id with maxspan=1ms [process where process.name == "a"] [process where process.name == "b"]',
  'sequence by host.id with maxspan=1m [process where process.name == "a"] [process where process.name == "nobody"]',
  'sequence by own.size with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]',
  'sample by host.id [process where process.name == "a"] [process where process.name == "b"]',
  'sample by own.size [process where process.name == "a"] [process where process.name == "b"]',
  'sample by host.id [process where process.name == "a"] [process where process.name == "nobody"]',
];

for (const query of QUERIES) {
  test(`kept or read again: ${query}`, async () => {
    const [kept, again] = [await runCases(query, FILES), await runCases(query, FILES, { room: 0 })];
    assert.equal(kept.unsupported.length, 0, kept.unsupported[0]?.message);
    assert.equal(kept.cases.length, 6);
    assert.deepEqual(again, kept);
    const covered = { coverage: true } as const;
    assert.deepEqual(
      await runCases(query, FILES, { ...covered, room: 0 }),
      await runCases(query, FILES, covered),
    );
  });
}

test('kept or read again: what the samples of the project say', async () => {
  const folder = join(import.meta.dirname, '../../samples/rules');
  const rules = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  assert.ok(rules.length > 3);
  let cases = 0;
  for (const name of rules) {
    const location = join(folder, name);
    const rule = service.readRule(readFileSync(location, 'utf8'));
    const run = (room?: number): Promise<RuleReport> =>
      service.test(rule, location, nodeFileSystem, { coverage: true, ...(room !== undefined && { room }) });
    const kept = await run();
    assert.deepEqual(await run(0), kept, name);
    cases += kept.cases.length;
  }
  assert.ok(cases > 10);
});

test('events out of order are told, and are taken in their order', async () => {
  const query =
    'sequence with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]';
  const files = { 'match.ndjson': lines(event(5, 'b'), event(1, 'a'), event(9, 'c'), event(3, 'c')) };
  for (const room of [undefined, 0]) {
    const { cases } = await runCases(query, files, room === undefined ? {} : { room });
    assert.equal(cases[0]?.passed, true);
    assert.deepEqual(cases[0].notes, [
      {
        line: 2,
        message:
          '2 events from this line on stand behind one with a later time; the sequence takes them in the order of time.',
      },
    ]);
  }
  const ordered = { 'match.ndjson': lines(event(1, 'a'), event(1, 'c'), event(5, 'b')) };
  assert.equal((await runCases(query, ordered)).cases[0]?.notes, undefined);
});

const PADDING = 'x'.repeat(4000);

/** So many events with text enough to go beyond the first room to sort, of which the first belongs to the end. */
function shuffled(count: number): string {
  const last = event(count + 1, 'b', { padding: PADDING });
  return lines(last, ...Array.from({ length: count }, (_, index) => event(index, 'a', { padding: PADDING })));
}

test('a file that is far out of order is gone through again with more room', async () => {
  const query =
    'sequence with maxspan=2s [process where process.name == "a"] [process where process.name == "b"]';
  const { cases } = await runCases(query, { 'match.ndjson': shuffled(1500) }, { room: 0 });
  assert.equal(cases[0]?.passed, true, cases[0]?.failures[0]?.reason);
  assert.equal(cases[0].alerts, 1);
  assert.match(cases[0].notes?.[0]?.message ?? '', /^1500 events from this line on stand behind/);
});

test('one that is too far out of order is told to be sorted, and is no pass', async () => {
  const query =
    'sequence with maxspan=2s [process where process.name == "a"] [process where process.name == "b"]';
  const text = `${'x'.repeat(40_000)}`;
  const count = 1750;
  const events = Array.from({ length: count }, (_, index) => event(count - index, 'a', { padding: text }));
  const { cases } = await runCases(query, { 'no-match.ndjson': lines(...events) }, { room: 0 });
  assert.equal(cases[0]?.passed, false);
  assert.equal(cases[0].events, 0);
  assert.match(
    cases[0].failures[0]?.reason ?? '',
    /^Not run to the end\. The events are too far out of order: the one in line \d+ has its place before the one in line \d+, .* Sort the file by time\.$/,
  );
});

test('of many alerts the first are kept, and all are counted', async () => {
  const many = lines(
    ...Array.from({ length: 5000 }, (_, index) => event(index, index % 2 === 0 ? 'a' : 'b')),
  );
  for (const [query, alerts] of [
    ['process where process.name == "a"', 2500],
    [
      'sequence with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]',
      2500,
    ],
    [
      'sequence with maxspan=1s [process where process.name == "a"] [process where process.name == "b"] ![process where process.name == "c"]',
      2500,
    ],
  ] as const) {
    const expect = { 'match-any.ndjson': { alerts } };
    const { cases } = await runCases(
      query,
      { 'match-any.ndjson': many, 'expect.json': JSON.stringify(expect) },
      { room: 0 },
    );
    assert.equal(cases[0]?.alerts, alerts);
    assert.equal(cases[0].passed, true, cases[0].failures[0]?.reason);
    assert.match(cases[0].notes?.[0]?.message ?? '', /^There are 2500 alerts/);
    const listed = { 'match-any.ndjson': { lines: [1] } };
    const { cases: exact } = await runCases(
      query,
      { 'match-any.ndjson': many, 'expect.json': JSON.stringify(listed) },
      { room: 0 },
    );
    assert.match(
      exact[0]?.failures[0]?.reason ?? '',
      /lists the alerts one by one, but there are 2500; of a large file only the first 1000 are kept/,
    );
  }
});

test('a sample of more events than there is room for is told, and is no pass', async () => {
  const many = lines(
    ...Array.from({ length: 100_001 }, (_, index) => ({ ...event(0, 'a'), host: { id: String(index) } })),
  );
  const query = 'sample by host.id [process where process.name == "a"] [process where process.name == "b"]';
  const { cases } = await runCases(query, { 'no-match.ndjson': many }, { room: 0 });
  assert.equal(cases[0]?.passed, false);
  assert.match(
    cases[0].failures[0]?.reason ?? '',
    /^Not run to the end\. A sample needs all events that meet its event queries, and there are more than 100,000/,
  );
});
