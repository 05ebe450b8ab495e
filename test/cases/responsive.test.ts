/** A long run in the language server lets other requests through, and is heard when it is cancelled on its way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource, DocumentSymbolRequest, ResponseError } from 'vscode-languageserver/node';
import {
  READ_DIRECTORY,
  READ_FILE,
  TEST_RULE,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type TestRuleResult,
} from '../../server/src/protocol/index.ts';
import { withEditor, type Editor } from '../lsp/client.ts';
import { lines, ruleText } from './support.ts';

const URI = 'memfs:/rules/x.toml';
const EVENT = { event: { category: 'process' }, process: { name: 'a', pid: 1, args: ['a', 'b', 'c'] } };
const RULE = ruleText('process where process.name == "a" and process.pid > 0 and process.args like "b*"');
const MANY = lines(...Array.from({ length: 20_000 }, () => EVENT));

/** Serves one case of many events; `onRead` is called when it is asked for. */
function serve({ connection }: Editor, onRead: () => void): void {
  connection.onRequest(READ_FILE, ({ uri }: ReadFileParams) => {
    assert.equal(uri, 'memfs:/rules/x.samples/match.ndjson');
    onRead();
    return { base64: Buffer.from(MANY).toString('base64') };
  });
  connection.onRequest(READ_DIRECTORY, ({ uri }: ReadDirectoryParams): ReadDirectoryResult =>
    uri.endsWith('x.samples') ? [{ name: 'match.ndjson', kind: 'file' }] : null,
  );
}

test('requests that come while a rule runs are answered before it ends', () =>
  withEditor('pulled', async (editor) => {
    const { connection } = editor;
    const answered: string[] = [];
    const others: Promise<unknown>[] = [];
    const outline = () => connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: URI } });
    serve(editor, () => {
      // Behind the answer with the events, with which the run goes on.
      setImmediate(() => {
        for (let count = 0; count < 3; count++) others.push(outline().then(() => answered.push('outline')));
      });
    });
    await editor.open(URI, RULE);
    const result: TestRuleResult = await connection.sendRequest(TEST_RULE, { uri: URI });
    answered.push('test');
    await Promise.all(others);
    assert.equal(result.cases[0]?.alerts, 20_000);
    assert.deepEqual(answered, ['outline', 'outline', 'outline', 'test']);
  }));

test('a run that is cancelled on its way ends there', () =>
  withEditor('pulled', async (editor) => {
    const { connection } = editor;
    const cancel = new CancellationTokenSource();
    serve(editor, () => {
      // Behind the answer, so that the server is at work when it comes.
      setImmediate(() => {
        cancel.cancel();
      });
    });
    await editor.open(URI, RULE);
    await assert.rejects(connection.sendRequest(TEST_RULE, { uri: URI }, cancel.token), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.match(error.message, /cancelled/);
      return true;
    });
  }));
