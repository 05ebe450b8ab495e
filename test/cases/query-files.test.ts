/** A query over files that are read again and again, or merged, finds what it finds over all their events at once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import { randomNumbers } from '../support/random.ts';
import { lines, memoryFiles, service } from './support.ts';

const below = randomNumbers(3);

function event(second: number): object {
  return {
    ...(second % 17 !== 0 && { '@timestamp': new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString() }),
    event: { category: 'process' },
    process: { name: ['a', 'b', 'c'][below(3)] },
    host: { id: String(below(3)) },
    own: below(20),
  };
}

function file(count: number, secondOf: (index: number) => number): string {
  return lines(...Array.from({ length: count }, (_, index) => event(secondOf(index))));
}

const TEXTS: Readonly<Record<string, string>> = {
  '/one.ndjson': file(400, (index) => index),
  '/two.ndjson': file(500, (index) => 100 + index),
  '/three.ndjson': file(50, (index) => index * 9),
};
const FILES = memoryFiles(TEXTS);
const PATHS = Object.keys(TEXTS);
const EVENTS = PATHS.flatMap((path) => readEvents(TEXTS[path] ?? '', path).events);

for (const [query, options] of [
  ['process where process.name == "a"', {}],
  ['process where process.name == "a" and own > 5', { size: 7 }],
  ['process where process.name == "a" | head 4', {}],
  [
    'sequence by host.id with maxspan=3s [process where process.name == "a"] [process where process.name == "b"]',
    {},
  ],
  ['sequence [process where own == 1] [process where own == 2] until [process where own == 3]', { size: 3 }],
  [
    'sequence by host.id with maxspan=5s [process where own == 1] ![process where own == 2] [process where own == 3]',
    {},
  ],
  ['sample by host.id [process where own == 1] [process where own == 2]', { maxSamplesPerKey: 2 }],
  ['process where nothing == 1', {}],
  ['process where', {}],
] as const) {
  test(`all at once, or file by file: ${query}`, async () => {
    const expected = service.query(query, EVENTS, options);
    for (const room of [undefined, 0]) {
      const more = room === undefined ? options : { ...options, room };
      const { result, total, files, disorder } = await service.queryFiles(query, PATHS, FILES, more);
      assert.deepEqual(result, expected);
      if (expected.kind !== 'error')
        assert.equal(total, (expected.kind === 'events' ? expected.events : expected.sequences).length);
      assert.deepEqual(
        files.map(({ events }) => events),
        [400, 500, 50],
      );
      assert.equal(disorder, undefined, 'each file is in order, so that all are');
    }
  });
}

test('an event out of order in one of several files is told with its place', async () => {
  const mixed = memoryFiles({
    '/a.ndjson': lines(event(1), event(5), event(3)),
    '/b.ndjson': lines(event(2), event(4), event(6)),
  });
  const query = 'sequence [process where own == 1] [process where own == 2]';
  for (const room of [8_000_000, 0]) {
    const { disorder } = await service.queryFiles(query, ['/a.ndjson', '/b.ndjson'], mixed, { room });
    assert.deepEqual(
      [disorder?.count, disorder?.first.event.file, disorder?.first.event.line],
      [1, '/a.ndjson', 3],
    );
  }
});

test('of many results the first are kept, and all are counted', async () => {
  const { result, total } = await service.queryFiles('any where true', PATHS, FILES, { most: 10 });
  assert.equal(total, 950);
  assert.equal(result.kind === 'events' ? result.events.length : 0, 10);
});

test('a file that is gone is told, and the others are searched', async () => {
  const { files, total } = await service.queryFiles('any where true', ['/gone.ndjson', '/one.ndjson'], FILES);
  assert.deepEqual(
    files.map(({ failed, events }) => [failed, events]),
    [
      [true, 0],
      [false, 400],
    ],
  );
  assert.match(files[0]?.unread.items[0]?.reason ?? '', /no such file/);
  assert.equal(total, 400);
});
