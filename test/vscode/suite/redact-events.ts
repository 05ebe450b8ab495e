import assert from 'node:assert/strict';
import { commands, Selection, window, workspace, type Uri } from 'vscode';
import type { RedactEventsResult } from '../../../server/src/protocol/index.ts';
import { fileIn, open } from './support/workspace.ts';

const FIRST = '{"host":{"name":"web01"},  "user":{"name":"jane"}}';
const SECOND = '{"host":{"name":"db7"},"source":{"ip":"10.9.9.9"}}';

const redact = (...args: readonly unknown[]): Thenable<RedactEventsResult | undefined> =>
  commands.executeCommand('rulewright.redactEvents', ...args);

async function write(name: string, text: string): Promise<Uri> {
  await workspace.fs.writeFile(fileIn(`redacted/${name}`), new TextEncoder().encode(text));
  return fileIn(`redacted/${name}`);
}

suite('Redact Events', () => {
  teardown(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await workspace.fs.delete(fileIn('redacted'), { recursive: true });
  });

  test('all events of the editor, in one change that undo takes back', async () => {
    const before = `${FIRST}\n${SECOND}\n`;
    const document = await open(await write('a.ndjson', before));
    const result = await redact();
    assert.ok(result?.kind === 'redacted');
    assert.deepEqual([result.values, result.changes], [4, []]);
    const after = before
      .replace('web01', 'host-1')
      .replace('jane', 'user-1')
      .replace('db7', 'host-2')
      .replace('10.9.9.9', '10.0.0.1');
    assert.equal(document.getText(), after);
    assert.ok(document.isDirty, 'nothing is saved');
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  test('only the events that the selection touches', async () => {
    const document = await open(await write('c.ndjson', `${FIRST}\n${SECOND}\n`));
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(1, 3, 1, 9);
    await redact();
    assert.equal(document.lineAt(0).text, FIRST);
    assert.match(document.lineAt(1).text, /"host-1".*"10\.0\.0\.1"/);
  });

  test('files that are selected in the explorer, as one', async () => {
    const [a, b] = [await write('e.ndjson', `${FIRST}\n`), await write('f.ndjson', `${FIRST}\n`)];
    await open('Cargo.toml');
    const result = await redact(a, [a, b]);
    assert.equal(result?.kind, 'redacted');
    for (const uri of [a, b]) {
      const document = await workspace.openTextDocument(uri);
      assert.match(document.getText(), /"host-1".*"user-1"/);
      await open(uri);
      await commands.executeCommand('workbench.action.files.revert');
    }
  });

  test('a file with something that is no event stays as it is, and so does one that is no text', async () => {
    const document = await open(await write('d.ndjson', `${FIRST}\n{"host":\n`));
    assert.equal(await redact(), undefined);
    assert.equal(document.getText(), `${FIRST}\n{"host":\n`);
    const gone = fileIn('redacted/gone.ndjson');
    assert.equal(await redact(gone, [gone]), undefined);
    await open('Cargo.toml');
    assert.equal(await redact(), undefined);
  });
});
