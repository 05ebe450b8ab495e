/** `rulewright/explain` over a real server process: one event's conditions at their places, rankings, sequences, mistakes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import {
  EXPLAIN,
  type ExplainedEvent,
  type ExplainParams,
  type ExplainResult,
  type ProtocolRange,
  type RankedEvents,
  READ_DIRECTORY,
  READ_FILE,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
} from '../../server/src/protocol/index.ts';
import { withEditor, type Editor } from './client.ts';

const QUERY = `process where process.name in ("apt", "dnf") and
  (process.args : "install*" or process.args == "add") and not user.name == "root" and tool.kind == "x"`;

function ruleOf(query: string): string {
  return `[metadata]\n[rule]\nname = "Tool"\ntype = "eql"\nlanguage = "eql"\nquery = '''\n${query}\n'''\n`;
}

const SEQUENCE = `sequence by host.id with maxspan=5s
  [process where process.name == "apt"]
  [process where process.name == "curl"]
until [process where process.name == "exit"]`;

function tool(fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    'event.category': 'process',
    'process.name': 'apt',
    'process.args': ['apt', 'install', 'nmap'],
    'user.name': 'ann',
    'tool.kind': 'x',
    ...fields,
  });
}

function step(second: number, name: string, host: string | undefined = 'h1'): string {
  const time = `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`;
  return JSON.stringify({
    '@timestamp': time,
    'event.category': 'process',
    'process.name': name,
    ...(host === '' ? {} : { 'host.id': host }),
  });
}

const URI = 'memfs:/rules/tool.toml';
const CASES = 'memfs:/rules/tool.samples';
const SEQUENCE_URI = 'memfs:/rules/sequence.toml';
const STREAM = 'memfs:/rules/sequence.samples/match.ndjson';

/** `tool.kind` is no known field: only the events say that it is one. */
const FILES: Readonly<Record<string, string>> = {
  [URI]: ruleOf(QUERY),
  [`${CASES}/match.ndjson`]: `${tool()}\n${tool({ 'process.args': ['apk', 'add', 'installer'] })}\n`,
  [`${CASES}/no-match.ndjson`]: [
    tool({ 'user.name': 'root', 'tool.kind': undefined }),
    tool({ 'process.name': 'bash', 'process.args': undefined, 'tool.kind': undefined }),
    tool({ 'process.args': ['apt', 'remove'] }),
    'no event',
  ].join('\n'),
  [`${CASES}/expect.json`]: '{}',
  'memfs:/other/one-line.json': `[${tool()},${tool({ 'process.name': 'bash' })}]`,
  [SEQUENCE_URI]: ruleOf(SEQUENCE),
  [STREAM]: [
    step(0, 'apt'),
    step(1, 'curl'),
    step(10, 'apt', 'h2'),
    step(20, 'curl', 'h2'),
    step(21, 'apt'),
    step(22, 'exit'),
    step(23, 'apt', ''),
  ].join('\n'),
};

function serveFiles({ connection }: Editor, onRead: () => void | Promise<void> = () => {}): void {
  connection.onRequest(READ_FILE, async ({ uri }: ReadFileParams) => {
    await onRead();
    const text = FILES[uri];
    if (text === undefined) throw new Error('no such file or folder');
    return { base64: Buffer.from(text).toString('base64') };
  });
  connection.onRequest(READ_DIRECTORY, ({ uri }: ReadDirectoryParams): ReadDirectoryResult => {
    const names = Object.keys(FILES).flatMap((path) =>
      path.startsWith(`${uri}/`) ? [path.slice(uri.length + 1)] : [],
    );
    const files = names.filter((name) => !name.includes('/'));
    return names.length === 0 ? null : files.map((name) => ({ name, kind: 'file' }));
  });
}

function explain({ connection }: Editor, of: ExplainParams['of'], uri = URI): Promise<ExplainResult> {
  return connection.sendRequest(EXPLAIN, { uri, of } satisfies ExplainParams);
}

async function explainEvent(
  editor: Editor,
  file: string,
  line: number,
  more: { readonly nth?: number; readonly rule?: string; readonly text?: string } = {},
): Promise<ExplainedEvent> {
  const { nth = 0, rule = URI, text } = more;
  const event = { uri: file, line, nth };
  const result = await explain(editor, { kind: 'event', event, ...(text !== undefined && { text }) }, rule);
  assert.ok(result.kind === 'event', JSON.stringify(result));
  return result;
}

function textAt(text: string, { start, end }: ProtocolRange): string {
  const lines = new LineIndex(text);
  return text.slice(lines.offsetAt(start), lines.offsetAt(end));
}

/** The state of each condition that is no `and` or `or`, by its text in the rule. */
function statesOf({ queries }: ExplainedEvent, rule = ruleOf(QUERY)): Readonly<Record<string, string>> {
  const leaves = (queries[0]?.conditions ?? []).filter(({ kind }) => kind !== 'and' && kind !== 'or');
  return Object.fromEntries(leaves.map(({ range, state }) => [textAt(rule, range), state]));
}

test('an event that misses by one condition is explained by exactly that condition with its value', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const result = await explainEvent(editor, `${CASES}/no-match.ndjson`, 3);
    assert.deepEqual([result.alert, result.matched], [false, false]);
    const [query] = result.queries;
    const failed = query?.conditions[query.failure?.condition ?? -1];
    assert.equal(
      failed && textAt(ruleOf(QUERY), failed.range),
      'process.args : "install*" or process.args == "add"',
    );
    assert.deepEqual(
      query?.conditions
        .filter(({ parent }) => query.conditions[parent ?? -1]?.kind === 'or')
        .map(({ state, fields }) => [state, fields.map(({ name, values }) => [name, values.shown])]),
      [
        ['false', [['process.args', ['"apt"', '"remove"']]]],
        ['false', [['process.args', ['"apt"', '"remove"']]]],
      ],
    );
    const others = query?.conditions.filter(
      ({ parent, kind }) => parent === 0 && kind !== 'or' && kind !== 'and',
    );
    assert.deepEqual(new Set(others?.map(({ state }) => state)), new Set(['true']));
  }));

test('conditions stand at their places of the rule, with state, values and the member that met them', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const result = await explainEvent(editor, `${CASES}/match.ndjson`, 2);
    assert.deepEqual([result.alert, result.position, result.count], [true, 2, 2]);
    assert.deepEqual(result.previous, { uri: `${CASES}/match.ndjson`, line: 1, nth: 0 });
    assert.equal(result.next, undefined);
    assert.deepEqual(statesOf(result), {
      process: 'true',
      'process.name in ("apt", "dnf")': 'true',
      'process.args : "install*"': 'true',
      'process.args == "add"': 'true',
      'not user.name == "root"': 'true',
      'user.name == "root"': 'false',
      'tool.kind == "x"': 'true',
    });
    const at = (text: string) =>
      result.queries[0]?.conditions.find(({ range }) => textAt(ruleOf(QUERY), range) === text);
    assert.equal(at('process.args : "install*"')?.met, '"installer"');
    assert.deepEqual(
      at('process.name in ("apt", "dnf")')?.literals.map(({ range, met }) => [
        textAt(ruleOf(QUERY), range),
        met,
      ]),
      [
        ['"apt"', true],
        ['"dnf"', false],
      ],
    );
    assert.deepEqual(at('user.name == "root"')?.fields, [
      { name: 'user.name', values: { shown: ['"ann"'], total: 1 } },
    ]);
  }));

test('a field that the event lacks is missing; what holds and must not is told as excluded', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const lacks = await explainEvent(editor, `${CASES}/no-match.ndjson`, 2);
    const states = statesOf(lacks);
    assert.equal(states['process.args == "add"'], 'missing');
    // No event of this file has the field: those of the other case say that there is one.
    assert.equal(states['tool.kind == "x"'], 'missing');
    const root = await explainEvent(editor, `${CASES}/no-match.ndjson`, 1);
    const [query] = root.queries;
    const failed = query?.conditions[query.failure?.condition ?? -1];
    assert.equal(failed && textAt(ruleOf(QUERY), failed.range), 'user.name == "root"');
    assert.equal(query?.failure?.excluded, true);
  }));

test('the open text counts, with its version, and so does the text of an event file', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const changed = ruleOf(QUERY.replace('"dnf"', '"bash"').replace('not user.name', '\n  not user.name'));
    await editor.open(URI, changed);
    const text = tool({ 'process.name': 'bash' });
    const result = await explainEvent(editor, `${CASES}/match.ndjson`, 1, { text });
    assert.deepEqual([result.version, result.alert, result.count], [1, true, 1]);
    assert.equal(statesOf(result, changed)['not user.name == "root"'], 'true');
  }));

test('several events on one line are told apart', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const file = 'memfs:/other/one-line.json';
    const first = await explainEvent(editor, file, 1);
    assert.deepEqual([first.alert, first.next], [true, { uri: file, line: 1, nth: 1 }]);
    const second = await explainEvent(editor, file, 1, { nth: 1 });
    assert.deepEqual([second.alert, second.position], [false, 2]);
  }));

test('the events of all cases are ranked: alerts, then the nearest misses with what failed', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const result = await explain(editor, { kind: 'cases' });
    assert.ok(result.kind === 'ranked', JSON.stringify(result));
    assert.deepEqual(
      result.events.map(({ place, alert, failed }) => [
        place.uri.slice(CASES.length + 1),
        place.line,
        alert,
        failed?.text,
      ]),
      [
        ['match.ndjson', 1, true, undefined],
        ['match.ndjson', 2, true, undefined],
        ['no-match.ndjson', 3, false, 'process.args : "install*" or process.args == "add"'],
        ['no-match.ndjson', 1, false, 'user.name == "root"'],
        ['no-match.ndjson', 2, false, 'process.name in ("apt", "dnf")'],
      ],
    );
    assert.equal(result.looked, 5);
    assert.deepEqual(
      result.unread.map(({ file, line }) => [file, line]),
      [['no-match.ndjson', 4]],
    );
    const nearness = result.events.map((event) => event.nearness);
    assert.deepEqual(
      nearness,
      [...nearness].sort((a, b) => b - a),
    );
  }));

async function timelineOf(editor: Editor): Promise<RankedEvents> {
  const result = await explain(editor, { kind: 'file', uri: STREAM }, SEQUENCE_URI);
  assert.ok(result.kind === 'ranked', JSON.stringify(result));
  return result;
}

test('a sequence: what met each term, under which key, which window ran out, what `until` cut', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const { sequence } = await timelineOf(editor);
    assert.ok(sequence !== undefined);
    assert.deepEqual(
      sequence.terms.map(({ text }) => text),
      ['[process where process.name == "apt"]', '[process where process.name == "curl"]'],
    );
    assert.equal(sequence.until?.text, '[process where process.name == "exit"]');
    assert.equal(sequence.maxspan, 5000);
    assert.deepEqual(
      sequence.lanes.map(({ key }) => key),
      [['"h1"'], ['"h2"']],
    );
    assert.deepEqual(
      sequence.events.map(({ place, met, keyless }) => [place.line, met, keyless]),
      [
        [1, [{ term: 0, lane: 0 }], []],
        [2, [{ term: 1, lane: 0 }], []],
        [3, [{ term: 0, lane: 1 }], []],
        [4, [{ term: 1, lane: 1 }], []],
        [5, [{ term: 0, lane: 0 }], []],
        [6, [{ term: 'until', lane: 0 }], []],
        [7, [], [0]],
      ],
    );
    assert.deepEqual(
      sequence.states.map(({ events, end, expires }) => [events, end?.kind, end?.at, expires?.at]),
      [
        [[0], 'advanced', 1, 5000],
        [[0, 1], 'alert', 1, 5000],
        [[2], 'expired', 3, 15000],
        [[4], 'cut', 5, 26000],
      ],
    );
    assert.deepEqual(sequence.events[0]?.fields, [
      { name: 'event.category', values: { shown: ['"process"'], total: 1 } },
      { name: 'process.name', values: { shown: ['"apt"'], total: 1 } },
    ]);
    assert.equal(sequence.events[2]?.time, '2026-01-01T00:00:10.000Z');
  }));

test('one event of a sequence: its terms and keys, and its place in the stream', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const result = await explainEvent(editor, STREAM, 4, { rule: SEQUENCE_URI });
    assert.deepEqual(
      result.queries.map(({ role, number, matched, keys }) => [role, number, matched, keys[0]?.values.shown]),
      [
        ['term', 1, false, ['"h2"']],
        ['term', 2, true, ['"h2"']],
        ['until', undefined, false, ['"h2"']],
      ],
    );
    assert.deepEqual([result.alert, result.matched, result.step], [false, true, 3]);
  }));

test('events that meet a term and are part of no alert are near misses of the sequence', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const { events } = await timelineOf(editor);
    assert.deepEqual(
      events.map(({ place, alert, term }) => [place.line, alert, term]),
      [
        [1, true, undefined],
        [2, true, undefined],
        [3, false, 1],
        [4, false, 2],
        [5, false, 1],
        [7, false, 1],
        [6, false, 1],
      ],
    );
  }));

test('a rule that cannot run, a line without an event and a file that is gone are told', () =>
  withEditor('pulled', async (editor) => {
    serveFiles(editor);
    const none = await explain(editor, {
      kind: 'event',
      event: { uri: `${CASES}/match.ndjson`, line: 9, nth: 0 },
    });
    assert.deepEqual(none, { kind: 'failed', message: 'No event starts on line 9.' });
    const gone = await explain(editor, {
      kind: 'event',
      event: { uri: 'memfs:/gone.ndjson', line: 1, nth: 0 },
    });
    assert.ok(gone.kind === 'failed');
    assert.match(gone.message, /^No event starts on line 1\. The file can't be read/);
    await editor.open(URI, ruleOf('process where process.name =='));
    const refused = await explain(editor, { kind: 'cases' });
    assert.ok(refused.kind === 'refused');
    assert.match(refused.unsupported[0]?.message ?? '', /^The query has an error/);
    await assert.rejects(explain(editor, { kind: 'cases' }, 'memfs:/gone.toml'), ResponseError);
  }));

test('it can be cancelled', () =>
  withEditor('pulled', async (editor) => {
    const source = new CancellationTokenSource();
    serveFiles(editor, () => {
      source.cancel();
    });
    await assert.rejects(
      editor.connection.sendRequest(EXPLAIN, { uri: URI, of: { kind: 'cases' } }, source.token),
      (error) => error instanceof ResponseError && /cancelled/.test(error.message),
    );
  }));
