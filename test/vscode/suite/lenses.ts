import assert from 'node:assert/strict';
import { commands, type CodeLens } from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol/index.ts';
import { open, rangeOf, RULE } from './support/workspace.ts';
import { until } from './support/until.ts';

suite('Code lenses', () => {
  test('the lens over the query runs the cases of its rule', async () => {
    const document = await open(RULE);
    const [lens] = await until(async () => {
      const found = await commands.executeCommand<CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return found.length > 0 && found;
    }, 'there is a lens');
    assert.ok(lens?.command);
    assert.equal(lens.command.title, 'Run cases');
    assert.equal(lens.range.start.line, rangeOf(document, "query = '''").start.line);
    await open('hunt.eql');
    const { command, arguments: given = [] } = lens.command;
    const result = await commands.executeCommand<TestRuleResult>(command, ...(given as unknown[]));
    assert.deepEqual(
      result.cases.map(({ name, passed }) => [name, passed]),
      [
        ['match-fetches', true],
        ['no-match-lists', true],
      ],
    );
  });

  test('there is none in a file that is no rule, and none in an `.eql` file, which has no cases', async () => {
    for (const file of ['Cargo.toml', 'hunt.eql']) {
      const { uri } = await open(file);
      assert.deepEqual(await commands.executeCommand('vscode.executeCodeLensProvider', uri, 10), [], file);
    }
  });
});
