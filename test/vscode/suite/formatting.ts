import assert from 'node:assert/strict';
import {
  commands,
  Position,
  window,
  workspace,
  type CodeAction,
  type Hover,
  type TextDocument,
  type TextEdit,
} from 'vscode';
import type { FormatQueryResult } from '../../../server/src/protocol/index.ts';
import { open, rangeOf, replace, revert, RULE } from './support/workspace.ts';
import { diagnosticWith } from './support/diagnostics.ts';
import { until } from './support/until.ts';

const formatQuery = (...args: readonly unknown[]): Thenable<FormatQueryResult | undefined> =>
  commands.executeCommand('rulewright.formatQuery', ...args);

const WORDY = 'process.name : "certutil.exe"    and   process.args : ("*urlcache*","*verifyctl*")';
const LAID_OUT = 'process.name : "certutil.exe" and\n  process.args : ("*urlcache*", "*verifyctl*")';

suite('Formatting', () => {
  test('Format Query lays out the query of a rule and touches nothing else; a second time it does nothing', async () => {
    const document = await open(RULE);
    const [before, behind] = aroundQuery(document);
    await replace(
      document,
      'process.name : "certutil.exe" and process.args',
      'process.name:"certutil.exe"   and process.args',
    );
    assert.equal((await formatQuery())?.kind, 'laid-out');
    assert.ok(document.getText().includes(LAID_OUT), document.getText());
    assert.deepEqual(aroundQuery(document), [before, behind]);
    const again = await formatQuery();
    assert.deepEqual(again?.kind === 'laid-out' && again.edits, []);
    await revert(document);
  });

  test('a query with a mistake stays as it is, and the mistake is told', async () => {
    const document = await open(RULE);
    await replace(document, '"*verifyctl*")', '"*verifyctl*"');
    const text = document.getText();
    const result = await formatQuery();
    assert.equal(result?.kind, 'refused');
    assert.equal(result.range?.start.line, rangeOf(document, 'process.args : (').start.line);
    assert.equal(document.getText(), text);
    await revert(document);
  });

  test('Format Document lays out an `.eql` file', async () => {
    const document = await open('hunt.eql');
    await replace(document, 'event.type == "start" and', 'event.type=="start"   and');
    await until(async () => {
      await commands.executeCommand('editor.action.formatDocument');
      return document.getText().includes('event.type == "start" and process.name == "nc"');
    }, 'the query is laid out');
    assert.ok(document.getText().startsWith('// A query of its own.\n'));
    await revert(document);
  });

  test('KQL in a document of its own is checked, explained and laid out', async () => {
    const content = 'user.nmae : root   and event.category:process';
    const document = await workspace.openTextDocument({ language: 'kql', content });
    await window.showTextDocument(document);
    await diagnosticWith(document.uri, 'unknown-field');
    const hovers = await commands.executeCommand<readonly Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new Position(0, content.indexOf('category')),
    );
    assert.ok(hovers.length > 0);
    assert.equal((await formatQuery())?.kind, 'laid-out');
    assert.equal(document.getText(), 'user.nmae:root and event.category:process\n');
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('Format Document leaves a rule to the formatter of TOML, until the setting says otherwise', async () => {
    const document = await open(RULE);
    await replace(
      document,
      'process.name : "certutil.exe" and process.args : ("*urlcache*", "*verifyctl*")',
      WORDY,
    );
    assert.deepEqual(await edits(document), []);
    const settings = workspace.getConfiguration('rulewright');
    await settings.update('format.queryInRules', true);
    try {
      await until(async () => (await edits(document)).length > 0, 'there are edits');
      await commands.executeCommand('editor.action.formatDocument');
      assert.ok(document.getText().includes(LAID_OUT), document.getText());
    } finally {
      await settings.update('format.queryInRules', undefined);
      await revert(document);
    }
    await until(async () => (await edits(document)).length === 0, 'there are none without the setting');
  });

  test('the query is laid out by a source action, which saving can call', async () => {
    const document = await open(RULE);
    await replace(
      document,
      'process.name : "certutil.exe" and process.args : ("*urlcache*", "*verifyctl*")',
      WORDY,
    );
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      rangeOf(document, WORDY),
      'source.formatQuery.rulewright',
    );
    assert.deepEqual(
      actions.map(({ kind }) => kind?.value),
      ['source.formatQuery.rulewright'],
    );
    const [edit] = actions.map((action) => action.edit);
    assert.ok(edit && (await workspace.applyEdit(edit)));
    assert.ok(document.getText().includes(LAID_OUT), document.getText());
    await revert(document);
  });
});

/** The edits of Format Document. */
async function edits(document: TextDocument): Promise<readonly TextEdit[]> {
  const found = await commands.executeCommand<TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    document.uri,
    { tabSize: 2, insertSpaces: true },
  );
  return found ?? [];
}

function aroundQuery(document: TextDocument): readonly (string | undefined)[] {
  const [before, , behind] = document.getText().split("'''");
  return [before, behind];
}
