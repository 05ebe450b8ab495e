/**
 * Hostile input through the real commands: each gets a message at its place, the rest goes on, nothing crashes or hangs.
 * One table for `check`, one for `test`.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { folderWith, runIn, type Outcome } from '../cli/support.ts';
import { ruleText, service } from '../cases/support.ts';
import { repositoryRoot } from '../support/shared.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

const QUERY = 'process where process.name == "a"';
const RULE = ruleText(QUERY);
/** A whole rule, against which `check` has nothing to say. */
const WHOLE = readFileSync(
  join(repositoryRoot, 'samples/rules/persistence_run_key_starts_script_host.toml'),
  'utf8',
);
const WHOLE_LINES = WHOLE.split('\n').length;
const MEGABYTE = 1024 * 1024;

function bytes(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))));
}

/** What is printed, of both streams, must never be the guard's. */
function assertNoBug({ stdout, stderr }: Outcome): void {
  assert.doesNotMatch(`${stdout}${stderr}`, /this is a bug|RangeError|TypeError|Maximum call stack/);
}

interface Checked {
  readonly title: string;
  /** The file `hostile.toml`, named on the command line beside one that is fine. */
  readonly content: string | Uint8Array;
  /** Code and 1-based line of one diagnostic that must be among those of the file. */
  readonly diagnostic?: readonly [code: string, line: number, message: RegExp];
  readonly exit: number;
}

function withQuery(query: string): string {
  return WHOLE.replace(/query = '''[^]*?'''/, () => `query = '''${query}'''`);
}

const QUERY_LINE = WHOLE.slice(0, WHOLE.indexOf('query = ')).split('\n').length;

const CHECKED: readonly Checked[] = [
  {
    title: 'an empty file',
    content: '',
    diagnostic: ['missing-key', 1, /lacks the table `\[metadata\]`/],
    exit: 1,
  },
  {
    title: 'broken TOML',
    content: `${WHOLE}\n[rule.new\nx = 1\n`,
    diagnostic: ['toml-syntax', WHOLE_LINES + 1, /`\]`/],
    exit: 1,
  },
  {
    title: 'a string without its end',
    content: WHOLE.slice(0, WHOLE.lastIndexOf("'''")),
    diagnostic: ['toml-syntax', QUERY_LINE, /'''/],
    exit: 1,
  },
  {
    title: 'half a query',
    content: withQuery('process where process.name =='),
    diagnostic: ['eql-syntax', QUERY_LINE, /too complex|is missing|is empty/],
    exit: 1,
  },
  {
    title: 'a query without a word',
    content: withQuery(''),
    diagnostic: ['eql-syntax', QUERY_LINE, /too complex|is missing|is empty/],
    exit: 1,
  },
  {
    title: 'a binary file',
    content: bytes(...Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)),
    diagnostic: ['toml-syntax', 1, /binary/],
    exit: 1,
  },
  {
    title: 'invalid UTF-8',
    content: bytes('# ok\n# ', 0xe4, '\n', WHOLE),
    diagnostic: ['toml-syntax', 2, /Byte 0xE4 on line 2 is not UTF-8/],
    exit: 1,
  },
  {
    title: 'UTF-16',
    content: bytes(0xff, 0xfe, Buffer.from(WHOLE, 'utf16le')),
    diagnostic: ['toml-syntax', 1, /UTF-16/],
    exit: 1,
  },
  { title: 'CRLF', content: WHOLE.replaceAll('\n', '\r\n'), exit: 0 },
  { title: 'a byte order mark', content: bytes(0xef, 0xbb, 0xbf, WHOLE), exit: 0 },
  {
    title: '100,000 open brackets',
    content: `x = ${'['.repeat(100_000)}`,
    diagnostic: ['toml-syntax', 1, /reads no deeper/],
    exit: 1,
  },
  {
    title: '100,000 open braces',
    content: `x = ${'{a='.repeat(100_000)}`,
    diagnostic: ['toml-syntax', 1, /reads no deeper/],
    exit: 1,
  },
  {
    title: '100,000 parentheses in a query',
    content: withQuery(`process where ${'('.repeat(100_000)}`),
    diagnostic: ['eql-syntax', QUERY_LINE, /too complex|is missing|is empty/],
    exit: 1,
  },
  {
    title: '100,000 times `not`',
    content: withQuery(`process where ${'not '.repeat(100_000)} true`),
    diagnostic: ['eql-syntax', QUERY_LINE, /too complex|is missing|is empty/],
    exit: 1,
  },
  { title: 'a line of 50 MB', content: `${WHOLE}# ${'x'.repeat(50 * MEGABYTE)}\n`, exit: 0 },
];

interface CheckReport {
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly severity: string;
      readonly message: string;
      readonly range: { readonly start: { readonly line: number } };
    }[];
  }[];
}

for (const { title, content, diagnostic, exit } of CHECKED) {
  test(`check: ${title}`, async () => {
    const cwd = folderWith({ 'fine.toml': WHOLE, 'hostile.toml': content });
    const outcome = await runIn(
      { cwd, service: () => service },
      'check',
      '--format',
      'json',
      'hostile.toml',
      'fine.toml',
    );
    assertNoBug(outcome);
    assert.equal(outcome.code, exit);
    const { files } = JSON.parse(outcome.stdout) as CheckReport;
    assert.deepEqual(
      files.map(({ path }) => path),
      ['hostile.toml', 'fine.toml'],
      'the other file is checked',
    );
    const [hostile, fine] = files;
    if (diagnostic === undefined) {
      // What makes it odd is no fault: it says what the same rule says without it.
      assert.deepEqual(
        hostile?.diagnostics.map(({ code, message }) => [code, message]),
        fine?.diagnostics.map(({ code, message }) => [code, message]),
      );
      return;
    }
    const [code, line, message] = diagnostic;
    const found = hostile?.diagnostics.find(
      (each) => each.code === code && each.range.start.line === line - 1,
    );
    assert.ok(found, JSON.stringify(hostile?.diagnostics.slice(0, 5)));
    assert.match(found.message, message);
  });
}

test('check: a file that vanishes while others are read, a link that leads nowhere, a folder that is none', async () => {
  const cwd = folderWith({ 'a.toml': RULE, 'b.toml': RULE, 'c.toml': RULE });
  symlinkSync('nowhere', join(cwd, 'link.toml'));
  let stderr = '';
  let stdout = '';
  const { run } = await import('../../server/src/cli/run.ts');
  const terminal = {
    cwd,
    columns: 100,
    coloured: false,
    write: (text: string) => {
      // The first report is printed before the second file is read.
      rmSync(join(cwd, 'b.toml'), { force: true });
      stdout += text;
      return Promise.resolve(true);
    },
    log: (message: string) => void (stderr += `${message}\n`),
  };
  const code = await run(['check', 'a.toml', 'b.toml', 'c.toml', 'link.toml', 'gone'], {
    terminal,
    service: () => service,
  });
  assertNoBug({ code, stdout, stderr });
  assert.equal(code, 2);
  assert.match(stderr, /^b\.toml: no such file or folder$/m);
  assert.match(stderr, /^link\.toml: no such file or folder$/m);
  assert.match(stderr, /^gone: no such file or folder$/m);
  assert.match(stdout, /c\.toml/);
});

const HIT = '{"event": {"category": "process"}, "process": {"name": "a"}}';
const OTHER = HIT.replace('"a"', '"b"');

interface Tested {
  readonly title: string;
  /** The file of the case `match-any`, in whose name only an alert counts. */
  readonly name?: string;
  readonly content: string | Uint8Array;
  readonly events: number;
  readonly alerts: number;
  /** 1-based lines and reasons of what fails. */
  readonly failures: readonly (readonly [line: number, reason: RegExp])[];
}

const TESTED: readonly Tested[] = [
  { title: 'an empty file', content: '', events: 0, alerts: 0, failures: [[1, /holds no event/]] },
  {
    title: 'malformed lines',
    content: `${HIT}\n{"a": \nno event\n${OTHER}\n{"a": 1}}\n`,
    events: 3,
    alerts: 1,
    failures: [
      [2, /no JSON: .* is not closed/],
      [3, /`no` is no value of JSON/],
      [5, /the `}` closes nothing/],
    ],
  },
  {
    title: 'a malformed line 7 of 10,000',
    content: Array.from({ length: 10_000 }, (_, index) => (index === 6 ? HIT.slice(0, 30) : HIT)).join('\n'),
    events: 9999,
    alerts: 9999,
    failures: [[7, /no JSON/]],
  },
  { title: 'CRLF', content: `${HIT}\r\n\r\n${OTHER}\r\n`, events: 2, alerts: 1, failures: [] },
  { title: 'a byte order mark', content: bytes(0xef, 0xbb, 0xbf, HIT), events: 1, alerts: 1, failures: [] },
  {
    title: 'invalid UTF-8',
    content: bytes(HIT, '\n{"a": "', 0xc3, '"}\n', OTHER),
    events: 2,
    alerts: 1,
    failures: [[2, /not UTF-8/]],
  },
  {
    title: 'UTF-16',
    content: bytes(0xff, 0xfe, Buffer.from(HIT, 'utf16le')),
    events: 0,
    alerts: 0,
    failures: [[1, /The file is UTF-16/]],
  },
  {
    title: 'binary',
    content: bytes(...Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)),
    events: 0,
    alerts: 0,
    failures: [[1, /The file is binary|not UTF-8/]],
  },
  {
    title: '100,000 open brackets',
    content: `${HIT}\n${'['.repeat(100_000)}`,
    events: 1,
    alerts: 1,
    failures: [[2, /is not closed/]],
  },
  {
    title: '100,000 brackets that close',
    content: `${'['.repeat(100_000)}${']'.repeat(100_000)}\n${HIT}`,
    events: 1,
    alerts: 1,
    failures: [[1, /but this is a list/]],
  },
  {
    title: '100,000 objects in each other',
    content: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n${HIT}`,
    events: 1,
    alerts: 1,
    failures: [[1, /nested more than 64 levels deep/]],
  },
  {
    title: 'a line of 50 MB',
    content: `${OTHER.replace('"b"', `"${'x'.repeat(50 * MEGABYTE)}"`)}\n${HIT}`,
    events: 2,
    alerts: 1,
    failures: [],
  },
  {
    title: 'a broken line of 50 MB',
    content: `{"a": "${'x'.repeat(50 * MEGABYTE)}\n${HIT}`,
    events: 1,
    alerts: 1,
    failures: [[1, /string that starts with `"x+…` is not closed/]],
  },
  {
    title: 'half a megabyte of opening braces, one a line',
    content: `${'{\n'.repeat(100_000)}${HIT}`,
    events: 1,
    alerts: 1,
    failures: [
      ...Array.from({ length: 10 }, (_, index) => [index + 1, /is not closed/] as const),
      [11, /^99990 more places/],
    ],
  },
  {
    title: 'half a surrogate pair',
    content: HIT.replace('"a"', '["\\ud800", "a"]'),
    events: 1,
    alerts: 1,
    failures: [],
  },
  {
    title: 'a key that stands twice',
    content: HIT.replace('"process": {', '"process": {}, "process": {'),
    events: 1,
    alerts: 1,
    failures: [],
  },
  {
    title: 'a number beyond 2^53',
    content: HIT.replace('"a"', '"a", "pid": 123456789012345678901234567890'),
    events: 1,
    alerts: 1,
    failures: [],
  },
  {
    title: 'gzip that is none',
    name: 'match-any.ndjson.gz',
    content: HIT,
    events: 0,
    alerts: 0,
    failures: [[1, /it is no gzip file, or a broken one/]],
  },
  {
    title: 'gzip that is cut off',
    name: 'match-any.ndjson.gz',
    content: gzipSync(HIT).subarray(0, 30),
    events: 0,
    alerts: 0,
    failures: [[1, /cut off/]],
  },
  {
    title: 'Zstandard that is none',
    name: 'match-any.json.zst',
    content: HIT,
    events: 0,
    alerts: 0,
    failures: [[1, /it is no Zstandard file/]],
  },
];

interface TestReport {
  readonly rules: readonly {
    readonly path: string;
    readonly cases: readonly {
      readonly passed: boolean;
      readonly events: number;
      readonly alerts: number;
      readonly failures: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
    }[];
  }[];
}

async function runTest(
  cwd: string,
  ...args: readonly string[]
): Promise<TestReport & { readonly outcome: Outcome }> {
  const outcome = await runIn({ cwd, service: () => service }, 'test', '--format', 'json', ...args);
  assertNoBug(outcome);
  return { ...(JSON.parse(outcome.stdout) as TestReport), outcome };
}

for (const { title, name = 'match-any.ndjson', content, events, alerts, failures } of TESTED) {
  test(`test: ${title}`, async () => {
    const cwd = folderWith({
      'x.toml': RULE,
      [`x.samples/${name}`]: content,
      'x.samples/no-match.json': OTHER,
    });
    const { rules, outcome } = await runTest(cwd);
    const [hostile, fine] = rules[0]?.cases ?? [];
    assert.equal(fine?.passed, true, 'the other case runs');
    assert.equal(hostile?.events, events);
    assert.equal(hostile.alerts, alerts);
    assert.deepEqual(
      hostile.failures.map(({ line }) => line),
      failures.map(([line]) => line),
    );
    for (const [index, [, reason]] of failures.entries())
      assert.match(hostile.failures[index]?.reason ?? '', reason);
    assert.equal(outcome.code, failures.length === 0 ? 0 : 1);
  });
}

test('test: event files that vanish between list and look, and links that lead nowhere', async () => {
  const cwd = folderWith({
    'x.toml': RULE,
    'x.samples/match-a.json': HIT,
    'x.samples/match-b.json': HIT,
    'x.samples/match-d.json': HIT,
  });
  symlinkSync('nowhere', join(cwd, 'x.samples/match-c.json'));
  const gone = join(cwd, 'x.samples/match-b.json');
  const vanishing: typeof service = {
    ...service,
    test: (rule, location, files, options) => {
      const open: typeof files.open = (path) => {
        rmSync(gone, { force: true });
        return files.open(path);
      };
      return service.test(rule, location, { ...files, open }, options);
    },
  };
  const outcome = await runIn({ cwd, service: () => vanishing }, 'test', '--format', 'json');
  assertNoBug(outcome);
  assert.equal(outcome.code, 1);
  const [rule] = (JSON.parse(outcome.stdout) as TestReport).rules;
  assert.deepEqual(
    rule?.cases.map(({ passed, failures }) => [passed, failures.map(({ reason }) => reason)]),
    [
      [true, []],
      [false, ["Not read: The file can't be read: no such file or folder."]],
      [false, ["Not read: The file can't be read: it is no file, or a link that leads nowhere."]],
      [true, []],
    ],
  );
});

const RULES: readonly (readonly [title: string, rule: string | Uint8Array, exit: number, message: RegExp])[] =
  [
    [
      'broken TOML around a query that can be read',
      `${RULE}\nx = \n`,
      1,
      /Not run: The rule is no valid TOML/,
    ],
    [
      'a query without its end',
      RULE.replace(/'''\n$/, ''),
      1,
      /Not run: The string of the query is not closed/,
    ],
    ['half a query', ruleText('process where process.name =='), 1, /Not run: The query has an error\./],
    ['an empty file', '', 1, /Not run: The rule has no query that can be run\./],
    ['a binary file', bytes(0, 1, 2, 3, 0, 1, 2, 3, 255), 2, /binary/],
    ['100,000 parentheses', ruleText(`process where ${'('.repeat(100_000)}`), 1, /Not run: /],
  ];

for (const [title, rule, exit, message] of RULES) {
  test(`test: a rule file that is hostile: ${title}`, async () => {
    const files: Files = { 'x.toml': rule, 'x.samples/match.json': HIT };
    const { outcome } = await runTest(folderWith(files), 'x.toml');
    assert.equal(outcome.code, exit);
    assert.match(`${outcome.stdout}${outcome.stderr}`, message);
  });
}
