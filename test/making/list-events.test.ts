/** The events of a case for a list: lines and labels. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listEvents } from '../../server/src/core/index.ts';
import { eventLabel } from '../../server/src/core/making/cases/event-label.ts';
import { memoryFiles } from '../cases/support.ts';

test('labels say what happened to what, on a short line', () => {
  const labels: readonly (readonly [Parameters<typeof eventLabel>[0], string])[] = [
    [{ event: { action: 'exec' }, process: { command_line: 'sh -c\n id' } }, 'exec: sh -c id'],
    [{ 'event.category': ['file'], 'file.path': '/etc/hosts' }, 'file: /etc/hosts'],
    [{ process: { name: 'curl' } }, 'curl'],
    [{ event: { code: 4624 } }, '4624'],
    [{}, 'event'],
    [{ message: '\u001B[31mred' }, '[31mred'],
    [{ message: `${'x'.repeat(78)}😀😀` }, `${'x'.repeat(78)}…`],
  ];
  for (const [source, label] of labels) assert.equal(eventLabel(source), label);
});

test('events stand on their lines; of a file with more than asked for none is listed, and it is not read to its end', async () => {
  const files = memoryFiles({
    '/a.json': '[{"event":{"action":"a"}},{"event":{"action":"b"}},\n{"event":{"action":"c"}}]',
    '/none.json': 'none',
    '/many.ndjson': '{}\n'.repeat(500_000),
  });
  assert.deepEqual(await listEvents('/a.json', 3, files), {
    events: [
      { line: 1, label: 'a' },
      { line: 1, label: 'b' },
      { line: 2, label: 'c' },
    ],
    tooMany: false,
  });
  assert.deepEqual(await listEvents('/a.json', 2, files), { events: [], tooMany: true });
  assert.deepEqual(await listEvents('/none.json', 2, files), { events: [], tooMany: false });
  assert.deepEqual(await listEvents('/gone.json', 2, files), { events: [], tooMany: false });
  let pieces = 0;
  const counting = {
    ...files,
    async *open(location: string) {
      for await (const piece of files.open(location)) {
        pieces++;
        yield piece;
      }
    },
  };
  assert.deepEqual(await listEvents('/many.ndjson', 200, counting), { events: [], tooMany: true });
  assert.ok(pieces < 40, `${String(pieces)} pieces were read`);
});
