import assert from 'node:assert/strict';
import { commands, Selection, window, workspace, type TextDocument } from 'vscode';
import { fileIn, open, RULE } from './support/workspace.ts';

const CASES = 'rules/certificate_tool_downloads.samples/match-fetches.ndjson';

async function copied(path: string): Promise<TextDocument> {
  const text = new TextDecoder().decode(await workspace.fs.readFile(fileIn(CASES)));
  const padded = text.replaceAll('{"@timestamp"', '{"labels":{"x":"y"},"@timestamp"');
  await workspace.fs.writeFile(fileIn(path), new TextEncoder().encode(padded));
  return open(path);
}

suite('Minimise Event', () => {
  test('the event at the cursor loses what does not decide, the others stay, and undo brings it back', async () => {
    await open(RULE);
    const document = await copied('rules/certificate_tool_downloads.samples/other.ndjson');
    const before = document.getText();
    const [first = '', second] = before.split('\n');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(0, 3, 0, 3);
    const result = await commands.executeCommand<{ kind: string } | undefined>('rulewright.minimiseEvent');
    assert.equal(result?.kind, 'minimised');
    const [less = '', same] = document.getText().split('\n');
    assert.equal(less, first.replace('"labels":{"x":"y"},', ''));
    assert.equal(same, second);
    await commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await workspace.fs.delete(document.uri);
  });

  test('a text that is no event is left as it is', async () => {
    await open(RULE);
    const path = 'rules/certificate_tool_downloads.samples/broken.ndjson';
    await workspace.fs.writeFile(fileIn(path), new TextEncoder().encode('{"a": \n'));
    const document = await open(path);
    assert.equal(await commands.executeCommand('rulewright.minimiseEvent'), undefined);
    assert.equal(document.getText(), '{"a": \n');
    await workspace.fs.delete(document.uri);
  });
});
