import assert from 'node:assert/strict';
import { extensions, languages, window, workspace } from 'vscode';
import { EXTENSION } from './support/extension.ts';
import { fileIn, open, RULE } from './support/workspace.ts';
import { serverProcesses } from './support/server-processes.ts';
import { until } from './support/until.ts';

/** Long enough for a server to come up, had something started one. */
const A_WHILE = 3_000;

suite('Asleep', () => {
  test('TOML that is no rule starts no server and gets nothing', async () => {
    const document = await open('Cargo.toml');
    const extension = extensions.getExtension(EXTENSION);
    assert.ok(extension);
    await until(() => extension.isActive, 'the extension is active');
    await new Promise((resolve) => setTimeout(resolve, A_WHILE));
    assert.deepEqual(serverProcesses() ?? [], []);
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
  });

  test('a rule that is typed into such a document wakes the server', async function () {
    if (serverProcesses() === undefined) this.skip();
    const document = await workspace.openTextDocument({ language: 'toml', content: '[package]\n' });
    const editor = await window.showTextDocument(document);
    const typed = '[metadata]\nmaturity = "production"\n\n[rule]\nname = "Typed"\n';
    await editor.edit((edit) => {
      edit.insert(document.lineAt(document.lineCount - 1).range.end, typed);
    });
    await until(() => serverProcesses()?.length === 1, 'there is one server process');
  });

  test('further rules share that server', async function () {
    if (serverProcesses() === undefined) this.skip();
    await open(RULE);
    await workspace.openTextDocument(fileIn('hunt.eql'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(serverProcesses()?.length, 1);
  });
});
