import assert from 'node:assert/strict';
import { commands, workspace, type TextDocument } from 'vscode';
import { diagnosticWith } from './support/diagnostics.ts';
import { open, replace, revert, RULE } from './support/workspace.ts';
import { serverProcesses } from './support/server-processes.ts';
import { until } from './support/until.ts';

suite('Restart', () => {
  test('the server is another one afterwards, and goes on with the open rules', async () => {
    const document = await open(RULE);
    const [before] = serverProcesses() ?? [];
    await commands.executeCommand('rulewright.restartServer');
    await replace(document, 'process.name :', 'process.nome :');
    await diagnosticWith(document.uri, 'unknown-field');
    if (before !== undefined) {
      await until(() => serverProcesses()?.length === 1, 'there is one server process');
      assert.notEqual(serverProcesses()?.[0], before);
    }
    await revert(document);
  });

  test('the log opens', async () => {
    await commands.executeCommand('rulewright.showLog');
    const isLog = ({ uri }: TextDocument): boolean =>
      uri.scheme === 'output' && uri.path.includes('Rulewright');
    await until(() => workspace.textDocuments.some(isLog), 'the log is an open document');
  });
});
