/** `rulewright/listEvents` over a real server process. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { LIST_EVENTS, type ListEventsResult } from '../../server/src/protocol/index.ts';
import { withEditor } from './client.ts';

test('the events of a file of the disk; of one that is gone or holds too many there are none', () =>
  withEditor('pulled', async ({ connection }) => {
    const folder = mkdtempSync(join(tmpdir(), 'rulewright-'));
    try {
      const file = join(folder, 'a.ndjson');
      writeFileSync(file, '{"event":{"action":"fork"}}\nno event\n{"process":{"name":"sh"}}\n');
      const uri = pathToFileURL(file).href;
      assert.deepEqual(await connection.sendRequest<ListEventsResult>(LIST_EVENTS, { uri, most: 2 }), {
        events: [
          { line: 1, label: 'fork' },
          { line: 3, label: 'sh' },
        ],
        tooMany: false,
      });
      const none = { events: [], tooMany: true };
      assert.deepEqual(await connection.sendRequest(LIST_EVENTS, { uri, most: 1 }), none);
      const gone = { uri: `${uri}.gone`, most: 1 };
      assert.deepEqual(await connection.sendRequest(LIST_EVENTS, gone), { events: [], tooMany: false });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }));
