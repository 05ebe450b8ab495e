/** What a reader of events finds does not depend on where the pieces end that the text, or the bytes, come in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import type { EventsRead } from '../../server/src/core/matcher/reading/events-read.ts';
import { EventReader } from '../../server/src/core/matcher/reading/event-reader.ts';
import { StreamDecoder } from '../../server/src/core/text/decode-stream.ts';
import { randomNumbers } from '../support/random.ts';
import { assertRead } from './assert-read.ts';

/** Events, what stands between them, and what is broken: joined in any order. */
const PARTS = [
  '{"a":1}',
  '{"b":{"c":["x",null]}}',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '[',
  ']',
  ',',
  '{',
  '}',
  ' ',
  '"',
  '"x"',
  '1',
  'tru',
  'true',
  'oops',
  ':',
  '"a":',
  '\\',
  '\\u12',
  '{\n  "a": 1\n}',
  '[\n  {"a":1},\n  {"b":2}\n]',
  '{"_source":{"a":1}}',
  '\uFEFF',
  '{"hits":{"hits":[{"_source":{"a":1}},{"_id":"1"}]}}',
  '// c',
  'é😀',
  '{"a":1,"a":2}',
  '{"a": ',
  '[1,2',
  '\t',
  '{"a":"x\n',
  '-',
  '1.5e',
];
const LINES = [
  '{"a":1}',
  '{"b":{"c":["x",null]}}',
  '{"a":1}',
  '{"a": ',
  '[1,2',
  '[1,2]',
  '{"a":1}}',
  'oops',
  '',
  '{"a":"x',
  '[{"a":1},',
  '{"z":1}]',
  '{\n  "a": {\n    "b": 1\n  }\n}',
  '  {"i":1}',
  '{"a":1 "b":2}',
  '[{"a":1}, {"b":',
  '[',
];

function pick(below: (count: number) => number, items: readonly string[]): string {
  return items[below(items.length)] ?? '';
}

type Found = { readonly [Key in keyof EventsRead]: unknown[] };

function collected(): Found & { add(read: EventsRead): void } {
  const found = { events: [] as unknown[], unread: [] as unknown[], notes: [] as unknown[] };
  return {
    ...found,
    add({ events, unread, notes }) {
      found.events.push(...events);
      found.unread.push(...unread);
      found.notes.push(...notes);
    },
  };
}

function readPieces(pieces: readonly string[]): Found {
  const reader = new EventReader('f');
  const { add, ...found } = collected();
  const go = (): void => {
    for (const _stop of reader.read());
    add(reader.take());
  };
  for (const piece of pieces) {
    reader.push(piece);
    go();
  }
  reader.end();
  go();
  return found;
}

for (const [title, parts, joint] of [
  ['fragments', PARTS, ''],
  ['lines', LINES, '\n'],
] as const) {
  test(`${title}: all pieces of all lengths give what the whole text gives`, () => {
    const below = randomNumbers(5);
    for (let round = 0; round < 4000; round++) {
      const text = Array.from({ length: below(13) + 1 }, () => pick(below, parts)).join(joint);
      const { events, unread, notes } = readEvents(text, 'f');
      const pieces: string[] = [];
      for (let at = 0; at < text.length;) {
        const length = below(2) === 0 ? 1 : below(12) + 1;
        pieces.push(text.slice(at, at + length));
        at += length;
      }
      assert.deepEqual(readPieces(pieces), { events, unread, notes }, JSON.stringify(pieces));
    }
  });
}

test('a printed file that was spoilt in one place, in pieces', () => {
  const below = randomNumbers(7);
  const printed = JSON.stringify(
    Array.from({ length: 4 }, () => ({ a: { b: [1, 'x'] } })),
    undefined,
    2,
  );
  for (let at = 0; at < printed.length; at++) {
    const text = printed.slice(0, at) + pick(below, ['', '}', '{', '"', 'x', '\n']) + printed.slice(at + 1);
    const { events, unread, notes } = readEvents(text, 'f');
    const cut = below(text.length);
    assert.deepEqual(readPieces([text.slice(0, cut), text.slice(cut)]), { events, unread, notes }, text);
    assert.deepEqual(readPieces([...text]), { events, unread, notes }, text);
  }
});

for (const [title, text, events, unread] of [
  [
    'a list of numbers that is cut off, first',
    '[1,2\n{"a":1}\n{"a":2}',
    [2, 3],
    [[1, /`\[` that starts here is not closed/]],
  ],
  ['one between events', '{"a":1}\n[1,2\n{"a":2}', [1, 3], [[2, /`\[` that starts here is not closed/]]],
  [
    'a list of events that is cut off between events',
    '{"a":1}\n[{"b":1}, {"b":\n{"a":2}',
    [1, 3],
    [[2, /not closed/]],
  ],
  ['a list of numbers', '{"a":1}\n[1,2]\n{"a":2}', [1, 3], [[2, /but this is a list/]]],
  [
    'words behind a cut-off list',
    '[1,2\noops\n{"a":1}',
    [3],
    [
      [1, /not closed/],
      [2, /`oops` is no value/],
    ],
  ],
] as const) {
  test(`one message for one line: ${title}`, () => {
    assertRead(text, events, unread);
  });
}

test('a list of events over many lines behind events is read', () => {
  const { events, unread } = readEvents('{"a":1}\n[{"a":2},\n {"a":3}\n]\n[\n{"a":4}]\n', 'f');
  assert.deepEqual(unread, []);
  assert.deepEqual(
    events.map(({ line }) => line),
    [1, 2, 3, 6],
  );
});

test('no more than the longest value is kept, and what is longer is told', () => {
  const longest = 1000;
  const reader = new EventReader('f', longest);
  const { add, ...found } = collected();
  const push = (text: string): void => {
    reader.push(text);
    for (const _stop of reader.read());
    add(reader.take());
  };
  push('{"a":1}\n{"long":"');
  for (let count = 0; count < 100; count++) push('x'.repeat(100));
  push('"}\n{"a":3}\n');
  reader.end();
  push('');
  assert.deepEqual(found.events, [
    { source: { a: 1 }, file: 'f', line: 1 },
    { source: { a: 3 }, file: 'f', line: 3 },
  ]);
  assert.equal(found.unread.length, 1);
  assert.match(
    JSON.stringify(found.unread),
    /"line":2,"reason":"This is longer than 1,000 characters, the most that is read of one event/,
  );
});

test('text without an event is passed over, not kept', () => {
  const reader = new EventReader('f', 1000);
  const { add, ...found } = collected();
  for (let count = 0; count < 500; count++) {
    reader.push('no event stands here\n'.repeat(10));
    for (const _stop of reader.read());
    add(reader.take());
    assert.ok(reader.kept < 500, String(reader.kept));
  }
  reader.push('{"a":1}');
  reader.end();
  for (const _stop of reader.read());
  add(reader.take());
  assert.deepEqual(found.events, [{ source: { a: 1 }, file: 'f', line: 5001 }]);
  assert.equal(found.unread.length, 1);
});

test('a line of 50 MB is read as ever', () => {
  const reader = new EventReader('f');
  const piece = 'x'.repeat(256 * 1024);
  reader.push('{"a":"');
  for (let count = 0; count < 200; count++) {
    reader.push(piece);
    for (const _stop of reader.read());
  }
  reader.push('"}\n');
  reader.end();
  for (const _stop of reader.read());
  const { events, unread } = reader.take();
  assert.deepEqual(unread, []);
  assert.equal(JSON.stringify(events[0]?.source).length, 200 * piece.length + '{"a":""}'.length);
});

test('bytes in pieces: characters across borders, bytes that are none', () => {
  const text = '{"a":"ä€😀"}\n{"a":"';
  const bytes = Buffer.concat([
    Buffer.from(text),
    Buffer.of(0xe2, 0x82),
    Buffer.from('"}\né😀\uFFFD'),
    Buffer.of(0xf0, 0x9f),
  ]);
  const decodeIn = (length: number) => {
    const decoder = new StreamDecoder();
    let all = '';
    const patches: number[] = [];
    const add = (stretch: ReturnType<StreamDecoder['end']>): void => {
      patches.push(...stretch.patches.map((at) => all.length + at));
      all += stretch.text;
    };
    for (let at = 0; at < bytes.length; at += length) add(decoder.decode(bytes.subarray(at, at + length)));
    add(decoder.end());
    return { all, patches };
  };
  const whole = decodeIn(bytes.length);
  assert.ok(whole.all.startsWith(`${text}\uFFFD`));
  // The replacement character that stands in the file is none of them.
  assert.deepEqual(
    whole.patches.map((at) => whole.all[at]),
    ['\uFFFD', '\uFFFD', '\uFFFD', '\uFFFD'],
  );
  assert.ok(whole.all.includes('é😀\uFFFD'));
  for (const length of [1, 2, 3, 4, 5, 7, 11]) assert.deepEqual(decodeIn(length), whole, String(length));
});
