/** What is kept of a large case does not grow with it. The figures of a whole gigabyte are in `bench/README.md`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FileSystem } from '../../server/src/core/cases/file-system.ts';
import { memoryFiles, ruleText, service } from './support.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const MEGABYTE = 1e6;
const SIZE = 40 * MEGABYTE;
const PADDING = 'x'.repeat(900);

/** A line of about a kilobyte; every event has a join key of its own. */
function lineOf(index: number): string {
  if (index % 2000 === 77) return '[1,2\n';
  const at = new Date(Date.UTC(2026, 0, 1) + index * 10).toISOString();
  const event = {
    '@timestamp': at,
    event: { category: 'process' },
    process: { name: index % 3 === 0 ? 'a' : 'z', entity_id: String(index) },
    padding: PADDING,
  };
  return `${JSON.stringify(event)}\n`;
}

interface Large {
  readonly files: FileSystem;
  readonly written: () => { readonly lines: number; readonly broken: number };
  /** Bytes in use behind a collection, at each tenth of the file. */
  readonly used: number[];
}

/** A case that is made while it is read. */
function largeCase(name: string): Large {
  const used: number[] = [];
  let [lines, broken] = [0, 0];
  const path = `/x.samples/${name}`;
  const files: FileSystem = {
    ...memoryFiles({ [path]: '' }),
    async *open() {
      used.length = 0;
      [lines, broken] = [0, 0];
      for (let [length, index] = [0, 0]; length < SIZE;) {
        let piece = '';
        for (; piece.length < 256 * 1024; index++) {
          const line = lineOf(index);
          if (line.startsWith('[')) broken++;
          else lines++;
          piece += line;
        }
        length += piece.length;
        yield new TextEncoder().encode(piece);
        await Promise.resolve();
        if (length < ((used.length + 1) * SIZE) / 10) continue;
        collect();
        used.push(process.memoryUsage().heapUsed);
      }
    },
  };
  return { files, used, written: () => ({ lines, broken }) };
}

for (const [title, query, alerts] of [
  ['an event query', 'process where process.name == "nobody"', 0],
  [
    'a sequence, whose partial sequences end with `maxspan`',
    'sequence by process.entity_id with maxspan=10s [process where process.name == "a"] [process where process.name == "b"]',
    0,
  ],
  [
    'a sequence with an event that must not follow',
    'sequence with maxspan=1s [process where process.name == "a"] [process where process.name == "z"] ![process where process.name == "b"]',
    undefined,
  ],
] as const) {
  test(`memory stays flat: ${title}`, async () => {
    const { files, used, written } = largeCase('no-match.ndjson');
    const { cases } = await service.test(service.readRule(ruleText(query)), '/x.toml', files);
    const [report] = cases;
    assert.ok(report);
    const { lines, broken } = written();
    assert.equal(report.events, lines);
    assert.ok(broken > 10);
    assert.equal(report.unreadTotal, broken);
    assert.equal(report.unread.length, 10);
    assert.deepEqual(report.unread[0], {
      line: 78,
      reason: 'This is no JSON: the `[` that starts here is not closed; its `]` is missing.',
    });
    if (alerts === undefined) assert.ok(report.alerts > 10_000, String(report.alerts));
    else assert.equal(report.alerts, alerts);
    assert.ok(used.length >= 9);
    const grown = Math.max(...used) - (used[1] ?? 0);
    assert.ok(
      grown < 15 * MEGABYTE,
      `${(grown / MEGABYTE).toFixed(1)} MB more at some time than behind the first fifth`,
    );
  });
}
