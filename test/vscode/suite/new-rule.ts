import assert from 'node:assert/strict';
import { commands, window, workspace, type Uri } from 'vscode';
import { fileIn } from './support/workspace.ts';

const NEW = 'rulewright.newRule';

async function namesIn(path: string): Promise<readonly string[]> {
  return (await workspace.fs.readDirectory(fileIn(path))).map(([name]) => name).sort();
}

suite('New Rule', () => {
  teardown(async () => {
    await workspace.fs.delete(fileIn('made'), { recursive: true });
  });

  test('writes the rule with its cases, and shows it', async () => {
    const place = fileIn('made/first_rule.toml');
    const uri = await commands.executeCommand<Uri | undefined>(NEW, 'sequence', place);
    assert.equal(uri?.toString(), place.toString());
    assert.equal(window.activeTextEditor?.document.uri.toString(), place.toString());
    assert.match(window.activeTextEditor.document.getText(), /name = "First Rule"[^]*sequence by/);
    assert.deepEqual(await namesIn('made/first_rule.samples'), [
      'match-written-and-started.ndjson',
      'no-match-started-too-late.ndjson',
    ]);
  });

  test('overwrites no rule, and writes no case then either', async () => {
    const place = fileIn('made/mine.toml');
    await workspace.fs.writeFile(place, new TextEncoder().encode('mine'));
    assert.equal(await commands.executeCommand(NEW, 'eql', place), undefined);
    assert.equal(new TextDecoder().decode(await workspace.fs.readFile(place)), 'mine');
    assert.deepEqual(await namesIn('made'), ['mine.toml']);
  });
});
