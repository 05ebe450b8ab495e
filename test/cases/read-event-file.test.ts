/** Files of events as bytes: packed, in other encodings, gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib, { gzipSync } from 'node:zlib';
import { eventBatches } from '../../server/src/core/cases/event-batches.ts';
import { readEventFile } from '../../server/src/core/cases/read-event-file.ts';
import { unpackZstd } from '../../server/src/core/cases/unpack-zstd.ts';
import { streamedGunzip } from '../../server/src/lsp/streamed-gunzip.ts';
import { gunzip } from '../../server/src/node/gunzip.ts';
import { memoryFiles } from './support.ts';

const TEXT = '{"a": "ä"}\n{"b": 2}\n';
const BYTES = new TextEncoder().encode(TEXT);
const EVENTS = [
  [1, { a: 'ä' }],
  [2, { b: 2 }],
];

async function read(name: string, content: string | Uint8Array | (() => string)) {
  const { events, unread, failed } = await readEventFile(`/${name}`, memoryFiles({ [`/${name}`]: content }));
  return { events: events.map(({ line, source }) => [line, source]), unread, failed };
}

function bytes(...values: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value))),
  );
}

/** Two frames of Zstandard, where this Node can make them: with their sizes in the header and without. */
const zstd = Reflect.get(zlib, 'zstdCompressSync') as ((data: Uint8Array) => Uint8Array) | undefined;
const withoutZstd = zstd === undefined && 'this Node has no Zstandard to make files with';

test('gzip, also of several members', async () => {
  assert.deepEqual(await read('match.ndjson.gz', gzipSync(BYTES)), {
    events: EVENTS,
    unread: [],
    failed: false,
  });
  const parts = bytes(gzipSync('{"a": "ä"}\n'), gzipSync('{"b": 2}\n'));
  assert.deepEqual((await read('match.ndjson.GZ', parts)).events, EVENTS);
});

test('Zstandard, also of several frames', { skip: withoutZstd }, async () => {
  const pack = zstd ?? assert.fail();
  assert.deepEqual(await read('match.ndjson.zst', pack(BYTES)), {
    events: EVENTS,
    unread: [],
    failed: false,
  });
  const parts = bytes(pack(Buffer.from('{"a": "ä"}\n')), pack(Buffer.from('{"b": 2}\n')));
  assert.deepEqual((await read('match.ndjson.zst', parts)).events, EVENTS);
});

test('a frame of Zstandard as RFC 8878 writes it: magic number, header, one raw block', async () => {
  // Single segment with a content size of one byte; the last block, raw, 8 bytes.
  const frame = bytes(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x08, 0x41, 0x00, 0x00, '{"a": 1}');
  assert.deepEqual((await read('match.json.zst', frame)).events, [[1, { a: 1 }]]);
});

for (const [title, name, content, reason] of [
  ['gzip that is none', 'a.json.gz', BYTES, /The file can't be read: it is no gzip file/],
  [
    'gzip that is cut off',
    'a.json.gz',
    gzipSync(BYTES).subarray(0, 20),
    /it is a gzip file that is cut off\.$/,
  ],
  ['an empty .gz', 'a.json.gz', '', /The file can't be read: it is/],
  [
    'Zstandard that is none',
    'a.json.zst',
    BYTES,
    /The file can't be read: it is no Zstandard file, or a broken one/,
  ],
  [
    'Zstandard that is cut off',
    'a.json.zst',
    bytes(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x08, 0x41),
    /no Zstandard file, or a broken one/,
  ],
  ['an empty .zst', 'a.json.zst', '', /no Zstandard file, or a broken one/],
  [
    'UTF-16 with a mark',
    'a.json',
    bytes(0xff, 0xfe, Buffer.from(TEXT, 'utf16le')),
    /The file is UTF-16 \(little endian\) text/,
  ],
  ['UTF-16 without one', 'a.json', Buffer.from(TEXT, 'utf16le'), /The file is UTF-16/],
  ['binary', 'a.json', bytes(...Array.from({ length: 64 }, (_, index) => index % 7)), /The file is binary/],
  [
    'gone',
    'a.json',
    () => {
      throw new Error('no such file or folder');
    },
    /^The file can't be read: no such file or folder\.$/,
  ],
] as const) {
  test(`nothing of it can be read: ${title}`, async () => {
    const result = await read(name, content);
    assert.equal(result.failed, true);
    assert.deepEqual(result.events, []);
    assert.equal(result.unread.length, 1);
    assert.equal(result.unread[0]?.line, 1);
    assert.match(result.unread[0].reason, reason);
  });
}

test('a byte order mark is dropped', async () => {
  assert.deepEqual(await read('a.json', bytes(0xef, 0xbb, 0xbf, BYTES)), {
    events: EVENTS,
    unread: [],
    failed: false,
  });
});

test('bytes that are not UTF-8 spoil the events that they stand in, and no others', async () => {
  const content = bytes(
    '{"a": 1}\n{"a": "',
    0xe4,
    '"}\n{"a": 3}\n{"a": ["',
    0xff,
    '"]}\n',
    0x80,
    '\n{"a": 5}',
  );
  const { events, unread, failed } = await read('a.ndjson', content);
  assert.equal(failed, false);
  assert.deepEqual(events, [
    [1, { a: 1 }],
    [3, { a: 3 }],
    [6, { a: 5 }],
  ]);
  assert.deepEqual(
    unread.map(({ line }) => line),
    [2, 4, 5],
  );
  assert.match(unread[0]?.reason ?? '', /not UTF-8/);
});

async function* inPieces(content: Uint8Array, length: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
}

async function whole(unpacked: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of unpacked) parts.push(part);
  return Buffer.concat(parts);
}

for (const [title, unpack, pack] of [
  ['gzip in Node', gunzip, gzipSync],
  ['gzip in a browser', streamedGunzip, gzipSync],
  ['Zstandard', unpackZstd, zstd],
] as const) {
  const skip = pack === undefined && withoutZstd;
  test(`${title}: pieces that end anywhere`, { skip }, async () => {
    const content = Buffer.from(
      Array.from({ length: 5000 }, (_, index) => `{"a": ${String(index)}}\n`).join(''),
    );
    const packed = (pack ?? assert.fail())(content);
    for (const length of [1, 7, 1000, packed.length])
      assert.deepEqual(await whole(unpack(inPieces(packed, length))), content, String(length));
  });

  test(
    `${title}: what is packed small comes in pieces too, and no more is unpacked than is asked for`,
    { skip },
    async () => {
      const packed = (pack ?? assert.fail())(Buffer.alloc(64 * 1024 * 1024));
      let taken = 0;
      const source = async function* (): AsyncGenerator<Uint8Array, void> {
        for await (const piece of inPieces(packed, 512)) {
          taken += piece.length;
          yield piece;
        }
      };
      for await (const part of unpack(source())) {
        assert.ok(part.length <= 16 * 1024 * 1024, `${String(part.length)} bytes at once`);
        break;
      }
      assert.ok(taken <= packed.length);
    },
  );

  test(`${title}: the reason why the bytes can't be had comes through`, { skip }, async () => {
    const packed = (pack ?? assert.fail())(BYTES);
    const lost = async function* (): AsyncGenerator<Uint8Array, void> {
      yield packed.subarray(0, 4);
      await Promise.resolve();
      throw new Error('permission denied');
    };
    await assert.rejects(whole(unpack(lost())), /^Error: permission denied$/);
  });
}

test('gzip in a browser says what is broken', async () => {
  const reason = /it is no gzip file, or a broken one/;
  await assert.rejects(whole(streamedGunzip(inPieces(BYTES, 5))), reason);
  await assert.rejects(whole(streamedGunzip(inPieces(gzipSync(BYTES).subarray(0, 20), 5))), reason);
  assert.deepEqual(await whole(streamedGunzip(inPieces(gzipSync(BYTES), 5))), Buffer.from(BYTES));
});

test('a file that is lost on the way is told where it ends, and what came before counts', async () => {
  const files = {
    ...memoryFiles({}),
    async *open() {
      yield new TextEncoder().encode(`${'{"a": 1}\n'.repeat(200)}{"a"`);
      await Promise.resolve();
      throw new Error('the disk is gone');
    },
  };
  const lines: number[] = [];
  const unread: unknown[] = [];
  for await (const batch of eventBatches('/a.ndjson', files)) {
    lines.push(...batch.events.map(({ line }) => line));
    unread.push(...batch.unread);
    assert.equal(batch.failed, batch.unread.length > 0);
  }
  assert.equal(lines.length, 200);
  assert.deepEqual(unread, [{ line: 201, reason: "The file can't be read from here on: the disk is gone." }]);
});

test('whoever ends early closes the file', async () => {
  let closed = false;
  const files = {
    ...memoryFiles({}),
    async *open() {
      try {
        for (;;) {
          await Promise.resolve();
          yield new TextEncoder().encode('{"a": 1}\n'.repeat(200));
        }
      } finally {
        closed = true;
      }
    },
  };
  for await (const batch of eventBatches('/a.ndjson', files)) if (batch.events.length > 0) break;
  assert.equal(closed, true);
});

test('whoever looks at some events reads no more of a file', async () => {
  let pieces = 0;
  const files = {
    ...memoryFiles({}),
    async *open() {
      for (; pieces < 1000; pieces++) {
        await Promise.resolve();
        yield new TextEncoder().encode('{"a": 1}\n'.repeat(200));
      }
    },
  };
  const { events, failed } = await readEventFile('/a.ndjson', files, {}, 1000);
  assert.equal(failed, false);
  assert.ok(events.length > 1000 && events.length <= 1200, String(events.length));
  assert.ok(pieces < 10);
});
