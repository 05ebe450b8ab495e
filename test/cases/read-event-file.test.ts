/** Files of events as bytes: packed, in other encodings, gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib, { gzipSync } from 'node:zlib';
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

for (const [title, unpack, pack] of [
  ['gzip in Node', gunzip, gzipSync],
  ['gzip in a browser', streamedGunzip, gzipSync],
  ['Zstandard', unpackZstd, zstd],
] as const) {
  test(
    `${title}: what holds more than the limit is refused`,
    { skip: pack === undefined && withoutZstd },
    async () => {
      const packed = (pack ?? assert.fail())(Buffer.alloc(20_000_000));
      assert.equal((await unpack(packed, 20_000_000)).length, 20_000_000);
      await assert.rejects(unpack(packed, 10_000_000), /it holds more than 9 MiB/);
    },
  );
}

test('gzip in a browser says what is broken', async () => {
  await assert.rejects(streamedGunzip(BYTES, 1000), /it is no gzip file, or a broken one/);
  await assert.rejects(
    streamedGunzip(gzipSync(BYTES).subarray(0, 20), 1000),
    /it is no gzip file, or a broken one/,
  );
  assert.deepEqual(Buffer.from(await streamedGunzip(gzipSync(BYTES), 1000)), Buffer.from(BYTES));
});
