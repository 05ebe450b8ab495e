/** The lens over a query: only where the editor has the command behind it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeLensRequest } from 'vscode-languageserver/node';
import { Editor, withEditor } from './client.ts';

const URI = 'file:///rules/a.toml';
const RULE = `[metadata]\n[rule]\nlanguage = "eql"\nquery = "process where true"\n`;
const COMMAND = 'rulewright.testRule';

test('an editor with the command gets it over the query', async () => {
  const editor = await Editor.start('pulled', { experimental: { commands: { commands: [COMMAND] } } });
  assert.deepEqual(editor.initialized.capabilities.codeLensProvider, { resolveProvider: false });
  await editor.open(URI, RULE);
  const lenses = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: URI } });
  const [lens] = lenses ?? [];
  assert.equal(lenses?.length, 1);
  assert.equal(lens?.range.start.line, 3);
  assert.equal(lens.command?.command, COMMAND);
  assert.deepEqual(lens.command.arguments, [URI]);
  assert.deepEqual(editor.logged, []);
  assert.equal(await editor.stop(), 0);
});

test('a lens whose command the editor lacks is not offered', async () => {
  const query = 'sequence [process where true] [file where true]';
  const text = RULE.replace('process where true', query);
  for (const [commands, titles] of [
    [[COMMAND], ['Run cases']],
    [
      [COMMAND, 'rulewright.showTimeline'],
      ['Run cases', 'Show timeline'],
    ],
  ] as const) {
    const editor = await Editor.start('pulled', { experimental: { commands: { commands } } });
    await editor.open(URI, text);
    const lenses = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: URI } });
    assert.deepEqual(
      lenses?.map(({ command }) => command?.title),
      titles,
    );
    assert.equal(await editor.stop(), 0);
  }
});

test('an editor without it is offered none', () =>
  withEditor('pulled', (editor) => {
    assert.equal(editor.initialized.capabilities.codeLensProvider, undefined);
    return Promise.resolve();
  }));
