/** `rulewright/runQuery` over a real server process: which query is meant, its results, its mistakes at their places. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource, ResponseError, WorkDoneProgress } from 'vscode-languageserver/node';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import {
  READ_FILE,
  RUN_QUERY,
  type ProtocolRange,
  type ReadFileParams,
  type RunQueryParams,
  type RunQueryResult,
} from '../../server/src/protocol/index.ts';
import { jsonQueryReport } from '../../server/src/cli/reporters/query-json.ts';
import { readTable } from '../../server/data/read-table.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { withEditor, type Editor } from './client.ts';

const EQL = 'file:///queries/a.eql';
const RULE = 'file:///rules/a.toml';

function event(name: string, pid: number, second: number): string {
  return JSON.stringify({
    '@timestamp': `2026-01-01T00:00:0${String(second)}Z`,
    event: { category: 'process' },
    process: { name, pid },
    custom: { kind: name },
  });
}

const FILES: Readonly<Record<string, string>> = {
  'memfs:/events/one.ndjson': `${event('sh', 1, 0)}\n${event('ls', 1, 1)}\nno event\n`,
  'memfs:/events/two.ndjson': `${event('sh', 2, 2)}\n`,
};
const PICKED = Object.keys(FILES).map((uri) => ({ uri, name: uri.slice('memfs:/'.length) }));

function serveFiles({ connection }: Editor, onRead: () => void | Promise<void> = () => {}): void {
  connection.onRequest(READ_FILE, async ({ uri }: ReadFileParams) => {
    await onRead();
    const text = FILES[uri];
    if (text === undefined) throw new Error('no such file or folder');
    return { base64: Buffer.from(text).toString('base64') };
  });
}

function run({ connection }: Editor, params: RunQueryParams): Promise<RunQueryResult> {
  return connection.sendRequest(RUN_QUERY, { files: PICKED, ...params });
}

/** Names and lines of what was found. */
function found(result: RunQueryResult): readonly string[] {
  assert.ok(result.kind === 'results', JSON.stringify(result));
  assert.ok('events' in result.results);
  return result.results.events.map(({ file, line }) => `${file}:${String(line)}`);
}

function rangeIn(text: string, part: string): ProtocolRange {
  const start = text.indexOf(part);
  assert.ok(start >= 0, part);
  return new LineIndex(text).rangeOf({ start, end: start + part.length });
}

function ruleWith(query: string, head = ''): string {
  return `[metadata]\n[rule]\ntype = "eql"\nlanguage = "eql"\n${head}query = ${query}\n`;
}

test('a query file runs over the files, with progress, and tells what is no event', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const steps: string[] = [];
    editor.connection.onProgress(WorkDoneProgress.type, 'query', (step) => {
      steps.push(step.kind === 'end' ? 'end' : `${step.kind} ${step.message ?? ''}`);
    });
    await editor.open(EQL, 'process where process.name == "sh"', 'eql');
    const result = await run(editor, { uri: EQL, workDoneToken: 'query' });
    assert.deepEqual(found(result), ['events/one.ndjson:1', 'events/two.ndjson:1']);
    assert.ok(result.kind === 'results');
    assert.deepEqual([result.total, result.searched], [2, 3]);
    assert.deepEqual(
      result.unread.map(({ file, line }) => [file, line]),
      [['events/one.ndjson', 3]],
    );
    assert.deepEqual(steps, [
      'begin ',
      'report reading events/one.ndjson',
      'report reading events/two.ndjson',
      'report 3 events',
      'end',
    ]);
  }));

test('a file in another language is not run', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const uri = 'file:///queries/a.esql';
    await editor.open(uri, 'from logs-* | limit 5', 'esql');
    const result = await run(editor, { uri });
    assert.ok(result.kind === 'refused');
    assert.match(result.errors[0]?.message ?? '', /runs EQL queries/);
  }));

test('of a hunting file the EQL query that is selected is run, without the escapes of its string', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const uri = 'file:///hunt.toml';
    const query = 'process where process.name == \\"sh\\"';
    const text = `[hunt]\nquery = ["from a", "${query}"]\n`;
    await editor.open(uri, text);
    const refusal = await run(editor, { uri });
    assert.ok(refusal.kind === 'refused');
    assert.match(refusal.errors[0]?.message ?? '', /select the EQL query/);
    const result = await run(editor, { uri, range: rangeIn(text, query) });
    assert.deepEqual(found(result), ['events/one.ndjson:1', 'events/two.ndjson:1']);
  }));

test('sequences come as the command line prints them', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const query =
      'sequence by process.pid with maxspan=1m [process where process.name == "sh"] ![process where process.name == "ps"] [process where true]';
    await editor.open(EQL, query, 'eql');
    const result = await run(editor, { uri: EQL });
    assert.ok(result.kind === 'results');
    const service = createLanguageService(readTable);
    const events = (FILES['memfs:/events/one.ndjson'] ?? '')
      .split('\n')
      .slice(0, 2)
      .map((line, index) => ({
        source: JSON.parse(line) as Record<string, never>,
        file: '/events/one.ndjson',
        line: index + 1,
      }));
    const printed = jsonQueryReport(service.query(query, events), '/');
    assert.deepEqual(result.results, JSON.parse(printed));
    assert.match(printed, /"join_keys"[^]*null/);
  }));

test('the query of a rule runs with the fields that the rule names', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const text = ruleWith(`"ls where process.pid == 1"`, 'event_category_override = "custom.kind"\n');
    await editor.open(RULE, text);
    assert.deepEqual(found(await run(editor, { uri: RULE })), ['events/one.ndjson:2']);
  }));

test('a selection in a rule is read without the escapes of its string', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const text = ruleWith(`"sequence [process where process.name == \\"ls\\"] [any where true]"`);
    await editor.open(RULE, text);
    const range = rangeIn(text, 'process where process.name == \\"ls\\"');
    assert.deepEqual(found(await run(editor, { uri: RULE, range })), ['events/one.ndjson:2']);
    const broken = rangeIn(text, 'where process.name == \\"ls\\"');
    const refused = await run(editor, { uri: RULE, range: broken });
    assert.ok(refused.kind === 'refused');
    const [error] = refused.errors;
    assert.equal(error?.range.start.line, broken.start.line);
    assert.ok(error.range.start.character >= broken.start.character);
  }));

test('a selection of a document that the server does not know comes with its text', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const uri = 'file:///notes.md';
    const range = { start: { line: 7, character: 4 }, end: { line: 8, character: 40 } };
    const query = 'process where\n  process.name == "ls"';
    assert.deepEqual(found(await run(editor, { uri, range, text: query })), ['events/one.ndjson:2']);
    const result = await run(editor, { uri, range, text: 'process where\n  process.name = and' });
    assert.ok(result.kind === 'refused');
    assert.ok(result.errors.every((error) => error.range.start.line === 8));
    const first = await run(editor, { uri, range, text: 'process were true' });
    assert.ok(first.kind === 'refused');
    assert.deepEqual(first.errors[0]?.range.start, { line: 7, character: 4 + 'process '.length });
  }));

test('mistakes have their places, and files are not read for a mistake of syntax', () =>
  withEditor('pulled', async (editor) => {
    let reads = 0;
    serveFiles(editor, () => void reads++);
    const syntax = ruleWith("'''\nprocess where\n  process.name ==\n'''");
    await editor.open(RULE, syntax);
    const refused = await run(editor, { uri: RULE });
    assert.ok(refused.kind === 'refused');
    assert.equal(refused.errors[0]?.range.start.line, syntax.split('\n').indexOf('  process.name =='));
    assert.equal(reads, 0);
    const unknown = ruleWith("'''\nprocess where process.nmae == 1\n'''");
    await editor.change(RULE, 2, { text: unknown });
    const verified = await run(editor, { uri: RULE });
    assert.ok(verified.kind === 'refused');
    assert.deepEqual(verified.errors[0]?.range, rangeIn(unknown, 'process.nmae'));
    assert.equal(reads, 2);
  }));

test('a query of other fields is checked alone, without files, for its syntax', () =>
  withEditor('pulled', async (editor) => {
    await editor.open(EQL, 'process where custom.kind == "sh"', 'eql');
    const { connection } = editor;
    assert.deepEqual(await connection.sendRequest(RUN_QUERY, { uri: EQL }), { kind: 'readable' });
  }));

const REFUSED: readonly (readonly [title: string, rule: string, message: RegExp, at: string])[] = [
  ['has no query', '[metadata]\n[rule]\ntype = "eql"\n', /has no `query`/, '[rule]'],
  [
    'has a query in KQL',
    '[metadata]\n[rule]\nlanguage = "kuery"\nquery = "a:b"\n',
    /runs EQL queries/,
    '"a:b"',
  ],
  ['is not closed', ruleWith("'''\nprocess where true\n"), /not closed/, "'''\n"],
];
for (const [title, text, message, at] of REFUSED) {
  test(`a rule that ${title} is refused at its place`, () =>
    withEditor('pulled', async (editor) => {
      await editor.open(RULE, text);
      const result = await run(editor, { uri: RULE });
      assert.ok(result.kind === 'refused');
      assert.match(result.errors[0]?.message ?? '', message);
      assert.deepEqual(result.errors[0]?.range.start, rangeIn(text, at).start);
    }));
}

test('a document that is neither rule nor query is refused', () =>
  withEditor('pulled', async (editor) => {
    await assert.rejects(run(editor, { uri: 'file:///other.toml' }), /neither a rule nor an `\.eql` file/);
  }));

test('a file that can not be read is told, and the others are searched', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    await editor.open(EQL, 'process where true', 'eql');
    const files = [{ uri: 'memfs:/gone.ndjson', name: 'gone.ndjson' }, ...PICKED.slice(1)];
    const result = await run(editor, { uri: EQL, files });
    assert.deepEqual(found(result), ['events/two.ndjson:1']);
    assert.ok(result.kind === 'results');
    assert.equal(result.unread[0]?.file, 'gone.ndjson');
    assert.match(result.unread[0]?.reason ?? '', /no such file/);
  }));

test('of many results the first thousand come, and how many there are', () =>
  withEditor('pulled', async (editor) => {
    editor.connection.onRequest(READ_FILE, () => ({
      base64: Buffer.from(`${event('sh', 1, 0)}\n`.repeat(1203)).toString('base64'),
    }));
    await editor.open(EQL, 'process where true', 'eql');
    const result = await run(editor, { uri: EQL, files: PICKED.slice(0, 1) });
    assert.equal(found(result).length, 1000);
    assert.ok(result.kind === 'results');
    assert.equal(result.total, 1203);
  }));

test('cancelled, the request ends as cancelled', () =>
  withEditor('pulled', async (editor) => {
    const source = new CancellationTokenSource();
    serveFiles(editor, () => {
      source.cancel();
      // The server hears of it before it has the file.
      return new Promise((resolve) => void setTimeout(resolve, 100));
    });
    await editor.open(EQL, 'process where true', 'eql');
    await assert.rejects(
      editor.connection.sendRequest(RUN_QUERY, { uri: EQL, files: PICKED }, source.token),
      (error: unknown) => error instanceof ResponseError && /cancelled/.test(error.message),
    );
  }));
