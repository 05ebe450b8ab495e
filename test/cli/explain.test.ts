/** `rulewright explain`: what people and programs are told of an event, and the ends it can come to. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { repositoryRoot } from '../support/shared.ts';
import { folderWith, runIn, type Outcome } from './support.ts';

const service = createLanguageService(readTable);

function run(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runIn({ cwd, service: () => service, columns: 100 }, 'explain', ...args);
}

function ruleOf(query: string): string {
  return `[rule]\nname = "Tool Starts"\ntype = "eql"\nlanguage = "eql"\nquery = '''\n${query}\n'''\n`;
}

function lines(...events: readonly unknown[]): string {
  return events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event))).join('\n');
}

const QUERY = `process where process.name in (
    "apt", "dnf") and
  (process.args : "install*" or process.args == "add") and not user.name == "root" and process.pid != 7`;

function started(fields: Readonly<Record<string, unknown>>): unknown {
  return {
    'event.category': 'process',
    'process.name': 'apt',
    'process.pid': 1,
    'user.name': 'ann',
    ...fields,
  };
}

const EVENTS = lines(
  started({ 'process.args': ['apt', 'install', 'nmap'] }),
  started({ 'process.args': ['apt', 'remove'] }),
  started({ 'process.args': 'add', 'user.name': 'root' }),
  started({ 'process.args': 'add', 'process.pid': 7 }),
  started({ 'process.name': 'bash' }),
);

const folder = folderWith({ 'rules/tool.toml': ruleOf(QUERY), 'events.ndjson': EVENTS });

/** A line of the report by a part of its text. */
function lineWith(report: string, part: string): string | undefined {
  return report.split('\n').find((line) => line.includes(part));
}

test('an event that raises no alert: signs, values, and the first condition that fails', async () => {
  const { stdout, code } = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson:2');
  assert.equal(
    stdout,
    `Tool Starts  rules/tool.toml
events.ndjson:2: no alert

  ✓ process where                       event.category: "process"
  ✓     process.name in ("apt", "dnf")  "apt" meets "apt"
  ✗     and (                           ◀ fails first
  ✗         process.args : "install*"   ["apt","remove"]
  ✗         or process.args == "add"    ["apt","remove"]
        )
  ✓     and not user.name == "root"     "ann"
  ✓     and process.pid != 7            1

  The first condition that fails:
    rules/tool.toml:8:4
    8 │   (process.args : "install*" or process.args == "add") and not user.name == "root" and proc…
      │    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
`,
  );
  assert.equal(code, 0);
});

test('an alert: which member of an array met which literal', async () => {
  const { stdout, code } = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson:1');
  assert.equal(lineWith(stdout, 'events.ndjson:1'), 'events.ndjson:1: alert');
  assert.equal(
    lineWith(stdout, 'install*'),
    '  ✓         process.args : "install*"   ["apt","install","nmap"], of these "install"',
  );
  assert.doesNotMatch(stdout, /◀|first condition/);
  assert.equal(code, 0);
});

test('what a `not` excludes, and what its own operator negates', async () => {
  const excluded = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson:3');
  assert.equal(
    lineWith(excluded.stdout, 'not user.name'),
    '  ✗     and not user.name == "root"     "root"  ◀ holds, but is excluded',
  );
  assert.match(excluded.stdout, /The event meets what the query excludes:\n {4}rules\/tool\.toml:8:\d+\n/);
  const negated = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson:4');
  assert.equal(
    lineWith(negated.stdout, 'process.pid'),
    '  ✗     and process.pid != 7            7  ◀ fails first',
  );
});

test('a field that the event lacks', async () => {
  const { stdout } = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson:5');
  assert.equal(lineWith(stdout, 'install*'), '  ∅         process.args : "install*"   no value');
});

test('a file whose own name ends like a line', async () => {
  const odd = folderWith({
    'rules/tool.toml': ruleOf(QUERY),
    'log:2026': EVENTS,
    'log.ndjson:1': '{"a": 1}',
    'log.ndjson': EVENTS,
  });
  const without = await run(odd, 'rules/tool.toml', '--events', 'log:2026');
  assert.equal(without.code, 0, without.stderr);
  assert.match(without.stdout, /line 2: meets 80 %/);
  const withLine = await run(odd, 'rules/tool.toml', '--events', 'log:2026:1');
  assert.equal(lineWith(withLine.stdout, 'log:2026:1'), 'log:2026:1: alert');
  // Where both are there, it is a line.
  const both = await run(odd, 'rules/tool.toml', '--events', 'log.ndjson:1');
  assert.equal(lineWith(both.stdout, 'log.ndjson:1'), 'log.ndjson:1: alert');
  const neither = await run(odd, 'rules/tool.toml', '--events', 'gone:7');
  assert.deepEqual(
    [neither.code, neither.stderr],
    [2, "gone:1: The file can't be read: no such file or folder.\n"],
  );
});

const ON_WINDOWS = process.platform === 'win32' && 'here such a path is one of a drive';

test('a path of Windows has a colon and no line', { skip: ON_WINDOWS }, async () => {
  const windows = folderWith({ 'rules/tool.toml': ruleOf(QUERY), 'C:\\x.ndjson': EVENTS });
  const without = await run(windows, 'rules/tool.toml', '--events', 'C:\\x.ndjson');
  assert.equal(without.code, 0, without.stderr);
  assert.match(without.stdout, /line 2: meets 80 %/);
  const withLine = await run(windows, 'rules/tool.toml', '--events', 'C:\\x.ndjson:1');
  assert.equal(lineWith(withLine.stdout, 'x.ndjson:1'), 'C:\\x.ndjson:1: alert');
});

test('without a line: how many alerts, and the nearest misses', async () => {
  const { stdout, code } = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson');
  assert.equal(
    stdout,
    `Tool Starts  rules/tool.toml
events.ndjson: 5 events, 1 alert

Events that come nearest to meeting the query, the nearest first:
  line 2: meets 80 %, this fails first
    ✗ process.args : "install*" or process.args == "add"  process.args: ["apt","remove"]
  line 3: meets 80 %, it is excluded by
    ✓ user.name == "root"  "root"
  line 4: meets 80 %, this fails first
    ✗ process.pid != 7  7
  line 5: meets 60 %, this fails first
    ✗ process.name in ("apt", "dnf")  "bash"

All conditions of one of them: rulewright explain rules/tool.toml --events events.ndjson:2
`,
  );
  assert.equal(code, 0);
});

const SEQUENCE = `sequence by host.id with maxspan=1m
  [process where process.name == "apt"] with runs=2
  [process where process.name == "nmap"]
until [process where process.name == "exit"]`;

function at(second: number, name: string, host = 'h1'): unknown {
  const time = new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString();
  return { '@timestamp': time, 'event.category': 'process', 'process.name': name, 'host.id': host };
}

const sequences = folderWith({
  'tool.toml': ruleOf(SEQUENCE),
  'events.ndjson': lines(
    at(0, 'apt'),
    at(1, 'apt'),
    at(2, 'nmap'),
    at(3, 'apt', 'h2'),
    at(4, 'exit', 'h2'),
    at(5, 'ls'),
    { ...(at(6, 'apt') as object), 'host.id': undefined },
    { 'event.category': 'process', 'process.name': 'apt', 'host.id': 'h1' },
  ),
});

test('a sequence over a file: by join key what became of each partial sequence', async () => {
  const { stdout, code } = await run(sequences, 'tool.toml', '--events', 'events.ndjson');
  assert.equal(
    stdout,
    `Tool Starts  tool.toml
events.ndjson: 8 events, 1 alert

Sequences, by join key:
  "h1"
    ✓ lines 1, 2, 3: alert
    ✗ line 2: waits for term 1, run 2 of 2 when the events end
  "h2"
    ✗ line 4: waits for term 1, run 2 of 2; line 5 meets \`until\` and ends it
  Without a join key that they must have: line 7.
  Without a timestamp, so left out: line 8.

Events that come nearest to meeting a term, the nearest first:
  line 7: meets term 1, but lacks a join key
  line 5: meets 50 % of term 1, this fails first
    ✗ process.name == "apt"  "exit"
  line 6: meets 50 % of term 1, this fails first
    ✗ process.name == "apt"  "ls"

All conditions of one of them: rulewright explain tool.toml --events events.ndjson:7
`,
  );
  assert.equal(code, 0);
});

test('one event of a sequence: term by term, and what it did to the sequences of its key', async () => {
  const { stdout } = await run(sequences, 'tool.toml', '--events', 'events.ndjson:2');
  assert.equal(
    stdout,
    `Tool Starts  tool.toml
events.ndjson:2: part of an alert

  term 1: met; by host.id: "h1"
  ✓ process where              event.category: "process"
  ✓     process.name == "apt"  "apt"

  term 2: not met; by host.id: "h1"
  ✓ process where               event.category: "process"
  ✗     process.name == "nmap"  "apt"  ◀ fails first

  until: not met; by host.id: "h1"
  ✓ process where               event.category: "process"
  ✗     process.name == "exit"  "apt"  ◀ fails first

  With it the sequence of lines 1, 2 ("h1") goes on with line 3.
  It starts a sequence ("h1"), which waits for term 1, run 2 of 2 when the events end.
`,
  );
  const untimed = await run(sequences, 'tool.toml', '--events', 'events.ndjson:8');
  assert.match(untimed.stdout, /The event has no timestamp, so it takes no part in a sequence\./);
  const keyless = await run(sequences, 'tool.toml', '--events', 'events.ndjson:7');
  assert.match(keyless.stdout, /term 1: not met; by host\.id: no value, and a join key must have one\n/);
});

interface Place {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly text: string;
}

interface ConditionJson extends Place {
  readonly id: number;
  readonly state: string;
  readonly children?: readonly ConditionJson[];
  readonly literals?: readonly (Place & { readonly met: boolean })[];
}

/** The text of a rule file at an LSP range. */
function textAt(file: string, { start, end }: Place['range']): string {
  const offset = ({ line, character }: Place['range']['start']): number =>
    file.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1) + character;
  return file.slice(offset(start), offset(end));
}

function checkPlaces(file: string, condition: ConditionJson): number {
  assert.equal(textAt(file, condition.range), condition.text);
  for (const literal of condition.literals ?? []) assert.equal(textAt(file, literal.range), literal.text);
  return (condition.children ?? []).reduce((sum, child) => sum + checkPlaces(file, child), 1);
}

test('JSON: the trace with ranges in the rule file', async () => {
  const { stdout, code } = await run(
    folder,
    'rules/tool.toml',
    '--events',
    'events.ndjson:3',
    '--format',
    'json',
  );
  const report = JSON.parse(stdout) as {
    readonly traces: readonly {
      readonly line: number;
      readonly matched: boolean;
      readonly queries: readonly {
        readonly condition: ConditionJson;
        readonly failure: { readonly id: number; readonly excluded: boolean };
      }[];
    }[];
  };
  assert.deepEqual(Object.keys(report), ['version', 'rule', 'events', 'alerts', 'traces', 'nearest']);
  const [trace] = report.traces;
  assert.equal(trace?.line, 3);
  assert.equal(trace.matched, false);
  const [query] = trace.queries;
  assert.ok(query !== undefined);
  // The root, category, list, group of two, `not` and its test, `!=` and its test.
  assert.equal(checkPlaces(ruleOf(QUERY), query.condition), 10);
  const excluded = query.condition.children?.[3]?.children?.[0];
  assert.ok(excluded !== undefined);
  const { range: _, literals = [], ...rest } = excluded;
  assert.deepEqual(rest, {
    id: query.failure.id,
    kind: 'test',
    text: 'user.name == "root"',
    state: 'true',
    decisive: true,
    fields: [{ name: 'user.name', values: ['root'] }],
    met: 'root',
  });
  assert.deepEqual(
    literals.map(({ text, met }) => [text, met]),
    [['"root"', true]],
  );
  assert.equal(query.failure.excluded, true);
  assert.equal(code, 0);
});

test('JSON: alerts and the nearest misses, and of a sequence its states', async () => {
  const { stdout } = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson', '--format', 'json');
  const report = JSON.parse(stdout) as {
    readonly alerts: unknown;
    readonly nearest: readonly { readonly line: number; readonly nearness: number; readonly query: number }[];
  };
  assert.deepEqual(report.alerts, [{ lines: [1] }]);
  assert.deepEqual(
    report.nearest.map(({ line, nearness, query }) => [line, nearness, query]),
    [
      [2, 0.8, 0],
      [3, 0.8, 0],
      [4, 0.8, 0],
      [5, 0.6, 0],
    ],
  );
  const other = await run(sequences, 'tool.toml', '--events', 'events.ndjson', '--format', 'json');
  const { alerts, sequence } = JSON.parse(other.stdout) as {
    readonly alerts: unknown;
    readonly sequence: {
      readonly maxspan: number;
      readonly untimed: unknown;
      readonly lanes: unknown;
      readonly terms: readonly Place[];
      readonly events: readonly unknown[];
      readonly states: readonly unknown[];
    };
  };
  assert.deepEqual(alerts, [{ keys: ['h1'], lines: [1, 2, 3] }]);
  assert.equal(sequence.maxspan, 60_000);
  assert.deepEqual(sequence.untimed, [8]);
  assert.deepEqual(sequence.lanes, [{ key: ['h1'] }, { key: ['h2'] }]);
  for (const term of sequence.terms) assert.equal(textAt(ruleOf(SEQUENCE), term.range), term.text);
  assert.deepEqual(sequence.events[0], {
    line: 1,
    time: '2026-01-01T00:00:00.000Z',
    met: [
      { term: 1, lane: 0 },
      { term: 0, lane: 0 },
    ],
    keyless: [],
  });
  assert.deepEqual(sequence.states[0], {
    lane: 0,
    term: 0,
    events: [0],
    from: 0,
    expires: '2026-01-01T00:01:00.000Z',
    end: { kind: 'advanced', at: 1, next: 1 },
  });
});

test('a line of the file that is no event is told, and the rest is explained', async () => {
  const cwd = folderWith({ 'tool.toml': ruleOf(QUERY), 'events.ndjson': lines('{"broken"', EVENTS) });
  const { stdout, stderr, code } = await run(cwd, 'tool.toml', '--events', 'events.ndjson');
  assert.match(stderr, /^events\.ndjson:1: /);
  assert.match(stdout, /5 events, 1 alert/);
  assert.equal(code, 0);
});

test('a name that ends like a line is a line; an event that ends up in nothing else', async () => {
  const { stderr, code } = await run(folder, 'rules/tool.toml', '--events', 'events.ndjson:9');
  assert.equal(stderr, 'events.ndjson: no event starts on line 9; the nearest is on line 5.\n');
  assert.equal(code, 2);
});

test('events that stand on one line are all explained, the first ten to people', async () => {
  const many = JSON.stringify(Array.from({ length: 12 }, () => started({})));
  const cwd = folderWith({ 'tool.toml': ruleOf(QUERY), 'events.json': many });
  const { stdout } = await run(cwd, 'tool.toml', '--events', 'events.json:1');
  assert.equal(stdout.split('events.json:1: ').length - 1, 10);
  assert.match(stdout, /\n… and 2 more events on this line; --format json has all\n$/);
  const json = await run(cwd, 'tool.toml', '--events', 'events.json:1', '--format', 'json');
  assert.equal((JSON.parse(json.stdout) as { readonly traces: readonly unknown[] }).traces.length, 12);
});

test('a query that no event can meet', async () => {
  const query = 'process where ?no.such.field == "a"';
  const cwd = folderWith({ 'tool.toml': ruleOf(query), 'events.ndjson': lines(started({})) });
  const { stdout } = await run(cwd, 'tool.toml', '--events', 'events.ndjson:1');
  assert.equal(lineWith(stdout, '✗'), `  ✗ ${query}  never true, whatever the event  ◀ fails first`);
});

test('control characters of an event or a rule do not reach the terminal', async () => {
  const cwd = folderWith({
    'tool.toml': ruleOf('process where process.name == "a\u001b[31mb"'),
    'events.ndjson': lines(started({ 'process.name': 'x\u001b[31my' })),
  });
  for (const place of ['events.ndjson', 'events.ndjson:1']) {
    const { stdout } = await run(cwd, 'tool.toml', '--events', place);
    assert.doesNotMatch(stdout, /\u001b/);
  }
});

test('a rule that can not be run says why, at its place', async () => {
  const cwd = folderWith({ 'tool.toml': ruleOf('process where process.name =='), 'events.ndjson': EVENTS });
  const { stdout, code } = await run(cwd, 'tool.toml', '--events', 'events.ndjson');
  assert.match(
    stdout,
    /^Tool Starts {2}tool\.toml\n {2}not run: The query has an error\. .*\n {4}tool\.toml:6:\d+\n/,
  );
  assert.equal(code, 2);
  const json = await run(cwd, 'tool.toml', '--events', 'events.ndjson', '--format', 'json');
  const { unsupported } = JSON.parse(json.stdout) as { readonly unsupported: readonly Place[] };
  assert.equal(unsupported[0]?.range.start.line, 5);
  assert.equal(json.code, 2);
});

test('a search that Elasticsearch would fail is not explained', async () => {
  const cwd = folderWith({
    'tool.toml': ruleOf('process where 10 / process.pid > 1'),
    'events.ndjson': lines(started({ 'process.pid': 0 })),
  });
  const { stdout, code } = await run(cwd, 'tool.toml', '--events', 'events.ndjson:1');
  assert.match(stdout, /not run: Elasticsearch would fail this search: /);
  assert.equal(code, 2);
  const json = await run(cwd, 'tool.toml', '--events', 'events.ndjson', '--format', 'json');
  assert.match(json.stdout, /"failed": "Elasticsearch would fail/);
});

for (const [args, message] of [
  [[], /The rule is missing/],
  [['rules/tool.toml'], /`--events FILE\[:LINE\]` is missing/],
  [['rules/tool.toml', '--events', 'a', '--events', 'b'], /more than once/],
  [['rules/tool.toml', 'x.toml', '--events', 'a'], /One rule at a time: `x\.toml`/],
  [['rules/tool.toml', '--events', 'events.ndjson', '--format', 'xml'], /not `xml`/],
  [['rules/tool.toml', '--events', 'events.ndjson', '--lines'], /--lines/],
  [['rules/none.toml', '--events', 'events.ndjson'], /none\.toml/],
  [['rules/tool.toml', '--events', 'none.ndjson:1'], /^none\.ndjson:1: /],
] as const) {
  test(`refused: explain ${args.join(' ')}`, async () => {
    const { stdout, stderr, code } = await run(folder, ...args);
    assert.match(stderr, message);
    assert.equal(stdout, '');
    assert.equal(code, 2);
  });
}

test('a folder with several rules is no rule', async () => {
  const { stderr, code } = await run(
    repositoryRoot,
    'samples/rules',
    '--events',
    join(folder, 'events.ndjson'),
  );
  assert.match(stderr, /name one rule file/);
  assert.equal(code, 2);
});
