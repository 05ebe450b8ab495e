import assert from 'node:assert/strict';
import type { Uri } from 'vscode';
import { commands, Selection, window, type TextDocument } from 'vscode';
import type { RunQueryResult } from '../../../server/src/protocol/index.ts';
import { fileIn, open, openUntitled, rangeOf, replace, revert, RULE } from './support/workspace.ts';

const EVENTS = 'rules/certificate_tool_downloads.samples/match-fetches.ndjson';

const runQuery = (...args: readonly unknown[]): Thenable<RunQueryResult | undefined> =>
  commands.executeCommand('rulewright.runQuery', ...args);

/** Runs the command as the palette does: on the active editor; only the files are given. */
const runHere = (...files: readonly Uri[]): Thenable<RunQueryResult | undefined> =>
  runQuery(undefined, files.length === 0 ? [fileIn(EVENTS)] : files);

suite('Queries over events', () => {
  teardown(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('the query of a rule runs, and what it found opens beside it', async () => {
    const document = await open(RULE);
    assert.deepEqual(linesOf(await runHere()), [1, 2]);
    const shown = window.activeTextEditor?.document;
    assert.ok(shown && shown !== document);
    assert.equal(shown.languageId, 'json');
    const found = JSON.parse(shown.getText()) as { events: { file: string; line: number }[] };
    assert.deepEqual(
      found.events.map(({ file, line }) => `${file}:${String(line)}`),
      [`${EVENTS}:1`, `${EVENTS}:2`],
    );
  });

  test('the text as typed counts, not the file', async () => {
    const document = await open(RULE);
    await replace(document, '"*urlcache*", "*verifyctl*"', '"*verifyctl*"');
    assert.deepEqual(linesOf(await runHere()), [2]);
    await revert(await open(RULE));
  });

  test('an `.eql` file runs whole', async () => {
    const document = await open('hunt.eql');
    await replace(document, 'process.name == "nc"', 'process.name == "CertUtil.exe"');
    assert.deepEqual(linesOf(await runHere()), [2]);
    await revert(await open('hunt.eql'));
  });

  test('a selected query runs in place of the whole, and a selected word does not', async () => {
    const document = await open('hunt.eql');
    await replace(document, 'process where', 'process where true\nprocess where');
    select(document, 'process where true');
    assert.deepEqual(linesOf(await runHere()), [1, 2]);
    await open('hunt.eql');
    await replace(document, 'process where true\n', '');
    select(document, 'process.name');
    assert.deepEqual(linesOf(await runHere()), []);
    await revert(await open('hunt.eql'));
  });

  test('a query selected in any document runs', async () => {
    const document = await openUntitled(
      'markdown',
      'Look for it with\n\n    process where process.args : "*verifyctl*"\n',
    );
    select(document, 'process where process.args : "*verifyctl*"');
    assert.deepEqual(linesOf(await runHere()), [2]);
  });

  test('without a query nothing runs', async () => {
    await open('Cargo.toml');
    assert.equal(await runHere(), undefined);
  });

  test('a mistake is told at its place, and no file is read', async () => {
    const document = await open(RULE);
    await replace(document, 'process.name : "certutil.exe" and', 'process.name = "certutil.exe" and');
    const result = await runHere(fileIn('no-such-file.ndjson'));
    assert.equal(result?.kind, 'refused');
    const [first] = result.errors;
    assert.match(first?.message ?? '', /`==`/);
    assert.equal(first?.range.start.line, rangeOf(document, 'process.name =').start.line);
    await revert(document);
  });

  test('a file that is not there is told, and the others are searched', async () => {
    await open(RULE);
    const result = await runHere(fileIn('no-such-file.ndjson'), fileIn(EVENTS));
    assert.deepEqual(linesOf(result), [1, 2]);
    assert.equal(result?.kind, 'results');
    assert.deepEqual(
      result.unread.map(({ file }) => file),
      ['no-such-file.ndjson'],
    );
  });
});

function select(document: TextDocument, text: string): void {
  const editor = window.activeTextEditor;
  assert.ok(editor?.document === document, 'the document is the active one');
  const { start, end } = rangeOf(document, text);
  editor.selection = new Selection(start, end);
}

function linesOf(result: RunQueryResult | undefined): readonly number[] {
  assert.ok(result?.kind === 'results', JSON.stringify(result));
  assert.ok('events' in result.results);
  return result.results.events.map(({ line }) => line);
}
