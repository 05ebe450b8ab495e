/** Parts of the server that no request shows: its guard, and file addresses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileReader } from '../../server/src/lsp/host.ts';
import { createGuard } from '../../server/src/lsp/guard.ts';
import { fetchedTables } from '../../server/src/lsp/fetched-tables.ts';
import { uriFiles } from '../../server/src/lsp/uri-files.ts';

test('a bug becomes a log line and the fallback the answer', async () => {
  const log: string[] = [];
  const guard = createGuard((message) => log.push(message));
  const broken = (): never => {
    throw new TypeError('x is undefined');
  };
  assert.equal(guard('Hover', null, broken), null);
  assert.equal(await guard('Test', 'fallback', () => Promise.resolve().then(broken)), 'fallback');
  assert.equal(await guard('Test', 0, () => Promise.resolve(7)), 7);
  assert.equal(log.length, 2);
  assert.match(log[0] ?? '', /^Hover failed: TypeError: x is undefined\n\s+at /);
  assert.match(log[1] ?? '', /^Test failed: /);
});

const reader = (name: string): FileReader => ({
  readFile: (uri) => Promise.resolve(new TextEncoder().encode(`${name} ${uri}`)),
  readDirectory: () =>
    Promise.resolve([
      { name: 'b', kind: 'file' },
      { name: 'a', kind: 'directory' },
    ]),
});

test('addresses of the disk go to the disk, all others to the client', async () => {
  const text = async (files: ReturnType<typeof uriFiles>, uri: string): Promise<string> =>
    new TextDecoder().decode(await files.readFile(uri));
  const files = uriFiles(reader('disk'), reader('client'));
  assert.equal(await text(files, 'file:///a'), 'disk file:///a');
  assert.equal(await text(files, 'vscode-vfs://github/a'), 'client vscode-vfs://github/a');
  assert.equal(await text(uriFiles(undefined, reader('client')), 'file:///a'), 'client file:///a');
  assert.deepEqual(
    (await files.readDirectory('file:///a'))?.map(({ name }) => name),
    ['a', 'b'],
  );
});

test('addresses are put together and taken apart with their escapes', () => {
  const files = uriFiles(undefined, reader('client'));
  assert.equal(files.join('file:///a%20b', 'c d', 'e.toml'), 'file:///a%20b/c%20d/e.toml');
  assert.equal(files.parent('file:///a/b%23.toml'), 'file:///a');
  assert.equal(files.parent('file:///'), 'file:///');
  assert.equal(files.name('file:///a/b%20c.toml'), 'b c.toml');
});

test('in a browser the tables come over the address that the client gives', (t) => {
  const asked: string[] = [];
  class Request {
    status = 0;
    responseText = '';
    #url = '';
    open(_method: string, url: string, isAsync: boolean): void {
      assert.equal(isAsync, false);
      this.#url = url;
    }
    send(): void {
      asked.push(this.#url);
      this.status = this.#url.endsWith('/ecs.json') ? 200 : 404;
      this.responseText = '{"version":"9.4.0"}';
    }
  }
  const host = globalThis as { XMLHttpRequest?: unknown };
  host.XMLHttpRequest = Request;
  t.after(() => {
    delete host.XMLHttpRequest;
  });
  const read = fetchedTables({ tables: 'https://host/data' });
  assert.deepEqual(asked, [], 'nothing is read before it is needed');
  assert.deepEqual(read('ecs'), { version: '9.4.0' });
  assert.deepEqual(asked, ['https://host/data/ecs.json']);
  assert.throws(() => read('attack'), /attack can't be read: .* answered 404/);
  assert.throws(() => fetchedTables(undefined), /no address/);
});
