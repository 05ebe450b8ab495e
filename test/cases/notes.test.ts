/** What is told of events beside the verdict. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines, runCase, runCases } from './support.ts';

const QUERY = `process where process.pid == 5 and source.ip == "192.0.2.1" and process.interactive == true
  and @timestamp > "2026-01-01" and process.name : "a"`;

const FINE = {
  '@timestamp': '2026-02-01T00:00:00Z',
  event: { category: 'process' },
  process: { pid: 5, name: 'a', interactive: true },
  source: { ip: '192.0.2.1' },
};

async function notesOf(
  query: string,
  ...events: readonly unknown[]
): Promise<readonly (readonly [number, string])[]> {
  const { notes = [] } = await runCase(query, 'match-any.ndjson', lines(...events));
  return notes.map(({ line, message }) => [line, message]);
}

const LOST: readonly (readonly [event: object, field: string, value: string, type: string])[] = [
  [{ ...FINE, process: { pid: 'five' } }, 'process.pid', '"five"', 'long'],
  [{ ...FINE, process: { pid: true } }, 'process.pid', 'true', 'long'],
  [{ ...FINE, process: { pid: 1e20 } }, 'process.pid', '100000000000000000000', 'long'],
  [{ ...FINE, source: { ip: 'localhost' } }, 'source.ip', '"localhost"', 'ip'],
  [{ ...FINE, process: { interactive: 'yes' } }, 'process.interactive', '"yes"', 'boolean'],
  [{ ...FINE, '@timestamp': 'yesterday' }, '@timestamp', '"yesterday"', 'date'],
];

for (const [event, field, value, type] of LOST) {
  test(`a ${type} can't hold ${value}: it counts as missing, with a note`, async () => {
    const notes = await notesOf(QUERY, FINE, event);
    assert.deepEqual(notes, [
      [2, `\`${field}\` is ${value}: the field's type \`${type}\` can't hold it, so it counts as missing.`],
    ]);
  });
}

test('values that are coerced as their type does need no note', async () => {
  const text = {
    ...FINE,
    process: { pid: '5', name: 7, interactive: 'true' },
    '@timestamp': 1_767_225_600_000,
  };
  assert.deepEqual(await notesOf(QUERY, FINE, text), []);
});

test('fields that the query does not read need none', async () => {
  assert.deepEqual(await notesOf(QUERY, { ...FINE, destination: { ip: 'x', port: 'y' } }), []);
});

test('numbers beyond 2^53 are told to be rounded', async () => {
  const [note] = await notesOf(
    QUERY,
    '{"event": {"category": "process"}, "process": {"pid": 9007199254740993}}',
  );
  assert.equal(note?.[0], 1);
  assert.match(note[1], /^`process\.pid` is 9007199254740992: numbers beyond 2\^53 are rounded/);
});

test('of many notes a few, and how many more', async () => {
  const notes = await notesOf(
    QUERY,
    ...Array.from({ length: 9 }, () => ({ ...FINE, process: { pid: 'x' } })),
  );
  assert.equal(notes.length, 6);
  assert.deepEqual(notes.at(-1), [6, 'There are 4 more notes of this case, from this line on.']);
});

test('events without a time, in a sequence alone', async () => {
  const untimed = { event: { category: 'process' }, process: { pid: 5 } };
  const sequence =
    'sequence with maxspan=1m [process where process.pid == 5] [process where process.pid == 6]';
  assert.deepEqual(await notesOf(sequence, FINE, untimed, untimed), [
    [2, '2 events from this line on have no time in `@timestamp`, so that no sequence can have them.'],
  ]);
  assert.deepEqual(await notesOf('process where process.pid == 5', FINE, untimed), []);
});

test('more alerts than `max_signals`', async () => {
  const run = async (rule: string, count: number) => {
    const files = { 'match.ndjson': lines(...Array.from({ length: count }, () => FINE)) };
    const { cases } = await runCases('process where process.pid == 5', files, { rule });
    assert.equal(cases[0]?.passed, true);
    return cases[0].notes ?? [];
  };
  assert.deepEqual(await run('', 100), []);
  assert.deepEqual(await run('', 101), [
    { line: 101, message: 'There are 101 alerts; in one run of the rule `max_signals` keeps 100 of them.' },
  ]);
  assert.equal((await run('max_signals = 3', 5))[0]?.line, 4);
});

test('a key that stands twice', async () => {
  const [note] = await notesOf(
    QUERY,
    '{"process": {"pid": 4},\n"event": {"category": "process"}, "process": {"pid": 5}}',
  );
  assert.equal(note?.[0], 2);
  assert.match(note[1], /The key `process` stands twice/);
});
