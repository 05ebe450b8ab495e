/** A real server process over stdio: what an editor sends, and what it gets. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DocumentFormattingRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  type CompletionList,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Position,
} from 'vscode-languageserver/node';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { withEditor, type Editor } from './client.ts';

const URI = 'file:///rules/shell_in_container.toml';
const RULE = `[metadata]
creation_date = "2026/01/10"
integration = ["cloud_defend"]
maturity = "production"
updated_date = "2026/01/10"

[rule]
author = ["Example"]
description = "Finds a shell that is started by hand in a running container."
from = "now-6m"
index = ["logs-cloud_defend.process*"]
language = "eql"
license = "Apache-2.0"
name = "Interactive Shell in a Container"
references = ["https://example.com/shells"]
risk_score = 47
rule_id = "0b6f9b1c-6a0e-4c8a-9a51-0d5b4b8d3a11"
severity = "medium"
timestamp_override = "event.ingested"
type = "eql"
query = '''
process where event.type == "start" and (process.name == "sh" or length(process.name) > 40)
'''

[[rule.threat]]
framework = "MITRE ATT&CK"

[[rule.threat.technique]]
id = "T1059"
name = "Command and Scripting Interpreter"
reference = "https://attack.mitre.org/techniques/T1059/"

[rule.threat.tactic]
id = "TA0002"
name = "Execution"
reference = "https://attack.mitre.org/tactics/TA0002/"
`;
const CARGO = '[package]\nname = "x"\nversion = "0.1.0"\n';

const textDocument = { uri: URI };

/** The place behind the first occurrence of some text of the rule. */
function behind(text: string): Position {
  const at = RULE.indexOf(text);
  assert.ok(at >= 0, text);
  return new LineIndex(RULE).positionAt(at + text.length);
}

function codesOf(report: DocumentDiagnosticReport): readonly unknown[] {
  assert.equal(report.kind, 'full');
  return report.items.map(({ code }: Diagnostic) => code);
}

/** The change that makes `process.name ==` an unknown field. */
function misspell() {
  const start = behind('and (process.');
  return { range: { start, end: { ...start, character: start.character + 4 } }, text: 'nmae' };
}

test('diagnostics are pulled, at once and for each version', () =>
  withEditor('pulled', async (editor) => {
    assert.equal(editor.initialized.capabilities.diagnosticProvider?.interFileDependencies, false);
    await editor.open(URI, RULE);
    const clean = await editor.pull(URI);
    assert.deepEqual(codesOf(clean), []);
    const again = await editor.pull(URI, clean.resultId);
    assert.equal(again.kind, 'unchanged');
    await editor.change(URI, 2, misspell());
    const broken = await editor.pull(URI, clean.resultId);
    assert.deepEqual(codesOf(broken), ['unknown-field']);
    assert.equal(broken.kind, 'full');
    const [diagnostic] = broken.items;
    assert.ok(diagnostic);
    assert.deepEqual(diagnostic.range.start, behind('and ('));
    assert.match(String(diagnostic.message), /`process.name`/);
    assert.equal(diagnostic.source, 'rulewright');
    await sleep(300);
    assert.deepEqual(editor.published, [], 'a client that pulls is not told as well');
  }));

test('a document that is closed and opened again is read again', () =>
  withEditor('pulled', async (editor) => {
    await editor.open(URI, RULE);
    const first = await editor.pull(URI);
    await editor.close(URI);
    await editor.open(URI, RULE.replace('process.name ==', 'process.nmae =='));
    assert.deepEqual(codesOf(await editor.pull(URI, first.resultId)), ['unknown-field']);
  }));

test('diagnostics are pushed to clients that do not pull, only for the newest version', () =>
  withEditor('pushed', async (editor) => {
    assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined);
    await editor.open(URI, RULE);
    await editor.change(URI, 2, misspell());
    await editor.change(URI, 3, { range: { start: behind('"sh'), end: behind('"sh') }, text: 'x' });
    await until(() => editor.published.length > 0);
    assert.deepEqual(
      editor.published.map(({ uri, version, diagnostics }) => [
        uri,
        version,
        diagnostics.map(({ code }) => code),
      ]),
      [[URI, 3, ['unknown-field']]],
    );
    await editor.close(URI);
    await until(() => editor.published.length > 1);
    assert.deepEqual(editor.published[1]?.diagnostics, []);
  }));

test('an open `rulewright.toml` is checked, explained and completed; another file with its text is not', () =>
  withEditor('pulled', async (editor) => {
    const uri = 'file:///rules/rulewright.toml';
    await editor.open(uri, 'cases = "events"\ncoverage.minimum = 80\n');
    const fine = await editor.pull(uri);
    assert.deepEqual(codesOf(fine), []);
    await editor.change(uri, 2, { text: 'case = "events"\ncoverage.minimum = 800\n' });
    assert.deepEqual(codesOf(await editor.pull(uri, fine.resultId)), ['unknown-key', 'wrong-value']);
    const at = (line: number, character: number) => ({
      textDocument: { uri },
      position: { line, character },
    });
    const hover = await editor.connection.sendRequest(HoverRequest.type, at(1, 12));
    assert.match(JSON.stringify(hover?.contents), /number from 0 to 100/);
    const list = await editor.connection.sendRequest(CompletionRequest.type, at(0, 2));
    assert.deepEqual(
      (list as CompletionList).items.map(({ label }) => label),
      ['cases'],
    );
    const [wrong] = await pulledItems(editor, uri);
    assert.ok(wrong);
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: wrong.range,
      context: { diagnostics: [wrong] },
    });
    assert.deepEqual(
      actions?.map(({ title }) => title),
      ['Replace with `cases`'],
    );
    await editor.open('file:///rules/other.toml', 'case = "events"\n');
    assert.deepEqual(codesOf(await editor.pull('file:///rules/other.toml')), []);
  }));

async function pulledItems(editor: Editor, uri: string): Promise<readonly Diagnostic[]> {
  const report = await editor.pull(uri);
  assert.equal(report.kind, 'full');
  return report.items;
}

test('a rule that becomes none is cleared, other TOML never hears of us', () =>
  withEditor('pushed', async (editor) => {
    await editor.open(URI, RULE.replace('process.name ==', 'process.nmae =='));
    await editor.open('file:///Cargo.toml', CARGO);
    await until(() => editor.published.length > 0);
    await editor.change(URI, 2, { text: CARGO });
    await until(() => editor.published.length > 1);
    await sleep(300);
    assert.deepEqual(
      editor.published.map(({ uri, diagnostics }) => [uri, diagnostics.length]),
      [
        [URI, 1],
        [URI, 0],
      ],
    );
  }));

test('TOML that is no rule gets null everywhere, and an empty report', () =>
  withEditor('pulled', async (editor) => {
    const { connection } = editor;
    const uri = 'file:///Cargo.toml';
    await editor.open(uri, CARGO);
    const at = { textDocument: { uri }, position: { line: 1, character: 3 } };
    const range = { start: at.position, end: at.position };
    const answers: Readonly<Record<string, unknown>> = {
      completion: await connection.sendRequest(CompletionRequest.type, at),
      hover: await connection.sendRequest(HoverRequest.type, at),
      signature: await connection.sendRequest(SignatureHelpRequest.type, at),
      tokens: await connection.sendRequest(SemanticTokensRequest.type, at),
      rangeTokens: await connection.sendRequest(SemanticTokensRangeRequest.type, { ...at, range }),
      actions: await connection.sendRequest(CodeActionRequest.type, {
        ...at,
        range,
        context: { diagnostics: [] },
      }),
      symbols: await connection.sendRequest(DocumentSymbolRequest.type, at),
      folding: await connection.sendRequest(FoldingRangeRequest.type, at),
      links: await connection.sendRequest(DocumentLinkRequest.type, at),
      selection: await connection.sendRequest(SelectionRangeRequest.type, {
        ...at,
        positions: [at.position],
      }),
    };
    for (const [name, answer] of Object.entries(answers)) assert.equal(answer, null, name);
    assert.deepEqual(await editor.pull(uri), { kind: 'full', items: [] });
  }));

test('completion, its documentation, hover and signatures', () =>
  withEditor('pulled', async (editor) => {
    const { connection } = editor;
    await editor.open(URI, RULE);
    const position = behind('and (process.na');
    const list = await connection.sendRequest(CompletionRequest.type, { textDocument, position });
    const item = (list as CompletionList).items.find(({ label }) => label === 'process.name');
    assert.ok(item);
    const resolved = await connection.sendRequest(CompletionResolveRequest.type, item);
    assert.match(JSON.stringify(resolved.documentation), /Process name/);
    const field = await connection.sendRequest(HoverRequest.type, { textDocument, position });
    assert.match(JSON.stringify(field?.contents), /process\.name/);
    const technique = await connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: behind('"T105'),
    });
    assert.match(JSON.stringify(technique?.contents), /Command and Scripting Interpreter/);
    const help = await connection.sendRequest(SignatureHelpRequest.type, {
      textDocument,
      position: behind('length('),
    });
    assert.match(String(help?.signatures[0]?.label), /^length/);
  }));

test('colours, outline, folding, links, selection', () =>
  withEditor('pulled', async (editor) => {
    const { connection } = editor;
    await editor.open(URI, RULE);
    const tokens = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.ok(tokens !== null && tokens.data.length > 100 && tokens.data.length % 5 === 0);
    const line = behind('process where').line;
    const range = { start: { line, character: 0 }, end: { line, character: 20 } };
    const some = await connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
    assert.equal(some?.data[0], line);
    const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.deepEqual(
      symbols?.map(({ name }) => name),
      ['metadata', 'rule'],
    );
    assert.ok((await connection.sendRequest(FoldingRangeRequest.type, { textDocument }))?.length);
    const links = await connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    assert.deepEqual(links?.[0]?.target, 'https://example.com/shells');
    const positions = [behind('and (process.na')];
    const [selection] =
      (await connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions })) ?? [];
    assert.ok(selection?.parent);
  }));

test('a fix of a diagnostic is an action with an edit', () =>
  withEditor('pulled', async (editor) => {
    await editor.open(URI, RULE);
    await editor.change(URI, 2, misspell());
    const report = await editor.pull(URI);
    assert.equal(report.kind, 'full');
    const [diagnostic] = report.items;
    assert.ok(diagnostic);
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: diagnostic.range,
      context: { diagnostics: report.items, only: ['quickfix'] },
    });
    const [action] = actions ?? [];
    assert.ok(action && 'edit' in action);
    assert.equal(action.isPreferred, true);
    assert.deepEqual(action.diagnostics, [diagnostic]);
    assert.deepEqual(
      action.edit?.changes?.[URI]?.map(({ newText }) => newText),
      ['process.name'],
    );
  }));

test('so is a .kql file, and it is laid out', () =>
  withEditor('pulled', async (editor) => {
    const uri = 'untitled:Untitled-2';
    await editor.open(uri, 'process.nmae:a and user.name: not b', 'kql');
    assert.deepEqual(codesOf(await editor.pull(uri)).toSorted(), ['kql-syntax', 'unknown-field']);
    await editor.change(uri, 2, { text: 'process.name : a and proc' });
    const textDocument = { uri };
    const list = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 0, character: 25 },
    });
    assert.ok((list as CompletionList).items.some(({ label }) => label === 'process.args'));
    const position = { line: 0, character: 4 };
    assert.ok(await editor.connection.sendRequest(HoverRequest.type, { textDocument, position }));
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument,
      options,
    });
    assert.equal(edits?.[0]?.newText, '');
    const run = editor.connection.sendRequest('rulewright/runQuery', { uri, files: [] });
    assert.match(JSON.stringify(await run), /this one is none/);
  }));

test('an .eql file is a query: diagnostics, completion, hover', () =>
  withEditor('pulled', async (editor) => {
    const uri = 'untitled:Untitled-1';
    await editor.open(uri, 'process where process.nmae == "a" &&', 'eql');
    assert.deepEqual(codesOf(await editor.pull(uri)).toSorted(), ['eql-syntax', 'unknown-field']);
    await editor.change(uri, 2, { text: 'process where process.name == "a" and proc' });
    const at = { textDocument: { uri }, position: { line: 0, character: 42 } };
    const list = await editor.connection.sendRequest(CompletionRequest.type, at);
    assert.ok((list as CompletionList).items.some(({ label }) => label === 'process.args'));
    const position = { line: 0, character: 20 };
    assert.ok(await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }));
  }));

test('an .esql file is a query too, and nothing that upstream wants of rules is missed in it', () =>
  withEditor('pulled', async (editor) => {
    const uri = 'untitled:Untitled-1';
    await editor.open(uri, 'from logs-* | wher user.name == "a"', 'esql');
    assert.deepEqual(codesOf(await editor.pull(uri)), ['esql-syntax']);
    await editor.change(uri, 2, { text: 'from logs-* | where user.name == "a" | ' });
    const at = { textDocument: { uri }, position: { line: 0, character: 39 } };
    const list = await editor.connection.sendRequest(CompletionRequest.type, at);
    assert.ok((list as CompletionList).items.some(({ label }) => label.toLowerCase() === 'stats'));
    const position = { line: 0, character: 22 };
    assert.ok(await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position }));
    await editor.change(uri, 3, { text: 'from logs-* | where user.name == "a"' });
    assert.deepEqual(codesOf(await editor.pull(uri)), []);
  }));

test('a hunting file: its queries are checked and explained, and it may become one while it is typed', () =>
  withEditor('pulled', async (editor) => {
    const uri = 'file:///hunting/shells.toml';
    await editor.open(uri, '[hunt]\nname = "x"\n');
    assert.deepEqual(codesOf(await editor.pull(uri)), []);
    await editor.change(uri, 2, {
      text: '[hunt]\nname = "x"\nmitre = ["T1059"]\nquery = ["from a | wher b"]\n',
    });
    assert.deepEqual(codesOf(await editor.pull(uri)), ['esql-syntax']);
    const position = { line: 2, character: 12 };
    const hover = await editor.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    assert.match(JSON.stringify(hover), /Command and Scripting Interpreter/);
  }));

async function until(isTrue: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !isTrue(); round++) await sleep(25);
  assert.ok(isTrue(), 'it did not happen within five seconds');
}
