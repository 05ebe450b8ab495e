/** `rulewright/testRule` over a real server process: cases from the disk and from the editor, progress, cancellation. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  ProgressType,
  ResponseError,
  WorkDoneProgress,
} from 'vscode-languageserver/node';
import {
  firstResultToken,
  READ_DIRECTORY,
  READ_FILE,
  TEST_RULE,
  type FirstResult,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type TestRuleParams,
  type TestRuleResult,
} from '../../server/src/protocol/index.ts';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { repositoryRoot } from '../support/shared.ts';
import { withEditor, type Editor } from './client.ts';

const RULE = `[metadata]
maturity = "development"

[rule]
name = "Shell"
type = "eql"
language = "eql"
query = '''
process where event.type == "start" and process.name == "sh"
'''
`;
const SHELL = '{"event":{"category":"process","type":"start"},"process":{"name":"sh"}}';
const OTHER = '{"event":{"category":"process","type":"start"},"process":{"name":"ls"}}';

/** Files of a file system that only the editor knows. */
const VIRTUAL: Readonly<Record<string, string>> = {
  'memfs:/rules/shell.toml': RULE,
  'memfs:/rules/shell.samples/match.ndjson': `${SHELL}\n${SHELL}\n`,
  'memfs:/rules/shell.samples/no-match.ndjson': `${OTHER}\n`,
  'memfs:/picked/events.ndjson': `${OTHER}\n${SHELL}\nno event\n`,
};
const URI = 'memfs:/rules/shell.toml';

function serveVirtual(
  { connection }: Editor,
  onRead: () => void | Promise<void> = () => {},
  more: Readonly<Record<string, string>> = {},
): void {
  const served = { ...VIRTUAL, ...more };
  connection.onRequest(READ_FILE, async ({ uri }: ReadFileParams) => {
    await onRead();
    const text = served[uri];
    if (text === undefined) throw new Error('no such file or folder');
    return { base64: Buffer.from(text).toString('base64') };
  });
  connection.onRequest(READ_DIRECTORY, ({ uri }: ReadDirectoryParams): ReadDirectoryResult => {
    const names = Object.keys(served).flatMap((path) =>
      path.startsWith(`${uri}/`) ? [path.slice(uri.length + 1)] : [],
    );
    const files = names.filter((name) => !name.includes('/'));
    return names.length === 0 ? null : files.map((name) => ({ name, kind: 'file' }));
  });
}

function run({ connection }: Editor, params: Partial<TestRuleParams> = {}): Promise<TestRuleResult> {
  return connection.sendRequest(TEST_RULE, { uri: URI, ...params });
}

test('progress tells what a large case has come to so far', () =>
  withEditor('pulled', async (editor) => {
    const large = `${SHELL}\n[1,2\n${`${OTHER}\n`.repeat(20_000)}`;
    serveVirtual(editor, undefined, { 'memfs:/rules/shell.samples/match-large.ndjson': large });
    const messages: string[] = [];
    editor.connection.onProgress(WorkDoneProgress.type, 'large', (step) => {
      if (step.kind === 'report' && step.message !== undefined) messages.push(step.message);
    });
    await editor.open(URI, RULE);
    await run(editor, { workDoneToken: 'large' });
    assert.equal(messages[0], 'match-large.ndjson: 4,096 events, 1 alert');
    assert.equal(messages.length, 4);
  }));

test('the first failure of a large case is told before its report, once, and that of a small one with it', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor, undefined, {
      'memfs:/rules/shell.samples/match-large.ndjson': `${SHELL}\n${`${OTHER}\n`.repeat(20_000)}`,
      'memfs:/rules/shell.samples/match-small.ndjson': OTHER,
    });
    const firsts: FirstResult[] = [];
    const kind = new ProgressType<FirstResult>();
    editor.connection.onProgress(kind, firstResultToken('large'), (first) => void firsts.push(first));
    await editor.open(URI, RULE);
    const { cases } = await run(editor, { workDoneToken: 'large' });
    const [large] = cases;
    const { reason = '' } = large?.failures[0] ?? {};
    assert.deepEqual(firsts, [{ uri: 'memfs:/rules/shell.samples/match-large.ndjson', line: 2, reason }]);
    assert.match(reason, /^No alert/);
  }));

test('cases of a virtual file system, with progress', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    const steps: string[] = [];
    editor.connection.onProgress(WorkDoneProgress.type, 'token', ({ kind }) => void steps.push(kind));
    await editor.open(URI, RULE);
    const result = await run(editor, { workDoneToken: 'token' });
    assert.equal(result.name, 'Shell');
    assert.deepEqual(result.unsupported, []);
    assert.deepEqual(
      result.cases.map(({ name, uri, expect, passed, alerts, events }) => [
        name,
        uri,
        expect,
        passed,
        alerts,
        events,
      ]),
      [
        ['match', 'memfs:/rules/shell.samples/match.ndjson', 'match', true, 2, 2],
        ['no-match', 'memfs:/rules/shell.samples/no-match.ndjson', 'no-match', true, 0, 1],
      ],
    );
    assert.deepEqual(steps, ['begin', 'end']);
  }));

test('the open text counts, and a failure names the condition and the value', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    const changed = RULE.replace('"sh"', '"bash"');
    await editor.open(URI, changed);
    const { cases } = await run(editor);
    const match = cases.find(({ name }) => name === 'match');
    assert.equal(match?.passed, false);
    const [failure] = match?.failures ?? [];
    assert.equal(failure?.line, 1);
    assert.equal(failure?.condition?.text, 'process.name == "bash"');
    const at = changed.indexOf('process.name');
    const lines = new LineIndex(changed);
    assert.deepEqual(
      failure?.condition?.range,
      lines.rangeOf({ start: at, end: at + 'process.name == "bash"'.length }),
    );
    assert.equal(failure?.value, '"sh"');
    assert.deepEqual(
      match?.tested.map(({ alert, failed }) => [alert, failed?.value]),
      [
        [false, '"sh"'],
        [false, '"sh"'],
      ],
    );
  }));

test('a rule that is not open is read where it is stored', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    assert.equal((await run(editor)).cases.length, 2);
    await assert.rejects(
      run(editor, { uri: 'memfs:/rules/none.toml' }),
      /none\.toml can't be read: .*no such file/,
    );
    await assert.rejects(run(editor, { uri: 'memfs:/picked/events.ndjson' }), /is no detection rule/);
  }));

test('files that somebody picked: nothing is expected, what is no event is told', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    const { cases } = await run(editor, {
      files: ['memfs:/picked/events.ndjson', 'memfs:/picked/gone.ndjson'],
    });
    const [events, gone] = cases;
    assert.equal(events?.expect, 'any');
    assert.deepEqual(
      events.tested.map(({ line, alert }) => [line, alert]),
      [
        [1, false],
        [2, true],
      ],
    );
    assert.deepEqual(
      events.unread.map(({ line }) => line),
      [3],
    );
    assert.match(gone?.unread[0]?.reason ?? '', /no such file/);
    assert.deepEqual([events.passed, gone?.passed], [true, false], 'what could not be read has not passed');
  }));

test('events of an editor: as they are typed, or those that are selected, on their lines', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    const uri = 'memfs:/picked/events.ndjson';
    const text = { uri, name: 'typed', text: `[${OTHER},\n${SHELL},\n${SHELL}]` };
    const all = (await run(editor, { text })).cases[0];
    assert.deepEqual(
      [all?.uri, all?.name, all?.expect, all?.events, all?.alerts],
      [uri, 'typed', 'any', 3, 2],
    );
    const start = text.text.lastIndexOf(SHELL);
    const selected = await run(editor, { text: { ...text, selection: { start, end: start + 5 } } });
    assert.deepEqual(
      selected.cases.map(({ tested }) => tested.map(({ line, alert }) => [line, alert])),
      [[[3, true]]],
    );
    const selection = { start: 0, end: 0 };
    await assert.rejects(
      run(editor, { text: { ...text, text: ' ', selection } }),
      /no event in the selection/,
    );
  }));

test('a rule without cases says where they are looked for', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    const uri = 'memfs:/rules/other.toml';
    await editor.open(uri, RULE);
    const { cases, searched } = await run(editor, { uri });
    assert.deepEqual(cases, []);
    assert.equal(searched[0], 'memfs:/rules/other.samples');
  }));

test('what the matcher cannot run comes with its place', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    const broken = RULE.replace('== "sh"', '== ');
    await editor.open(URI, broken);
    const { unsupported, cases } = await run(editor);
    assert.equal(unsupported.length, 1);
    assert.equal(
      unsupported[0]?.range.start.line,
      broken.split('\n').findIndex((line) => line.startsWith('process')),
    );
    assert.ok(
      cases.every(({ passed }) => !passed),
      'what did not run has not passed',
    );
  }));

test('cancelled, the request ends as cancelled', () =>
  withEditor('pulled', async (editor) => {
    const source = new CancellationTokenSource();
    serveVirtual(editor, () => {
      source.cancel();
      // The server hears of it before it has the file.
      return new Promise((resolve) => void setTimeout(resolve, 100));
    });
    await editor.open(URI, RULE);
    await assert.rejects(
      editor.connection.sendRequest(TEST_RULE, { uri: URI }, source.token),
      (error: unknown) => error instanceof ResponseError && /cancelled/.test(error.message),
    );
  }));

test('samples of the repository, from the disk', () =>
  withEditor('pulled', async (editor) => {
    const folder = join(repositoryRoot, 'samples/rules');
    const names = readdirSync(folder);
    const rules = names.filter(
      (name) => names.includes(name.replace(/\.toml$/, '.samples')) && name.endsWith('.toml'),
    );
    assert.ok(rules.length > 0);
    for (const name of rules.slice(0, 2)) {
      const uri = pathToFileURL(join(folder, name)).href;
      await editor.open(uri, readFileSync(join(folder, name), 'utf8'));
      const { cases, unsupported } = await run(editor, { uri });
      assert.deepEqual(unsupported, [], name);
      assert.ok(cases.length > 0, name);
      assert.deepEqual(
        cases.filter(({ passed }) => !passed).map((each) => each.name),
        [],
        name,
      );
    }
  }));

test('coverage is counted where it is asked for: of all cases, or of those that are named', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor);
    const text = RULE.replace('process.name == "sh"', 'process.name in ("sh", "zsh")');
    await editor.open(URI, text);
    assert.equal((await run(editor)).coverage, undefined);
    const { coverage } = await run(editor, { coverage: true });
    assert.ok(coverage !== undefined);
    assert.equal(coverage.summary, '83.3 % (5 of 6 places)');
    const { line } = new LineIndex(text).positionAt(text.indexOf('"zsh"'));
    assert.deepEqual(
      coverage.uncovered.map(({ range, text: told }) => [range.start.line, told]),
      [[line, 'literal "zsh": never true']],
    );
    assert.equal(coverage.source.text, text.slice(text.indexOf('process where'), text.lastIndexOf("'''")));
    assert.deepEqual(coverage.counts, {
      statements: { covered: 3, total: 3 },
      branches: { covered: 2, total: 3 },
      declarations: { covered: 0, total: 0 },
    });
    const one = await run(editor, { coverage: ['memfs:/rules/shell.samples/match.ndjson'] });
    assert.equal(one.cases.length, 2);
    assert.deepEqual(
      one.coverage?.statements.map(({ hits }) => hits),
      [2, 2, 2],
    );
    const none = await run(editor, { coverage: ['memfs:/rules/shell.samples/no-match.ndjson'] });
    assert.equal(none.coverage?.counts.statements.covered, 0);
  }));

test('what is wrong in the `rulewright.toml` is told with the results, and what the rule lacks of its minimum', () =>
  withEditor('pulled', async (editor) => {
    serveVirtual(editor, undefined, {
      'memfs:/rules/rulewright.toml': '[coverage]\nminimum = 99.5\nmaximum = 100\n',
    });
    await editor.open(URI, RULE.replace('process.name == "sh"', 'process.name in ("sh", "zsh")'));
    const { notes, cases, coverage } = await run(editor, { coverage: true });
    assert.equal(cases.length, 2);
    assert.deepEqual(notes, [
      '/rules/rulewright.toml:3: There is no key `coverage.maximum` here. Did you mean `coverage.minimum`?',
    ]);
    assert.equal(
      coverage?.shortfall,
      'The cases of the rule `Shell` cover 83.3 % (5 of 6 places) of its query, and `coverage.minimum` (/rules/rulewright.toml:2) is 99.5 %.',
    );
  }));
