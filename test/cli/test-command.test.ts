/** `rulewright test`: the samples, spoilt copies of them, and the ends it can come to. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { repositoryRoot } from '../support/shared.ts';
import { folderWith, runIn, type Outcome } from './support.ts';

const service = createLanguageService(readTable);
const samples = join(repositoryRoot, 'samples');
const STEM = 'persistence_run_key_starts_script_host';
const RULE = readFileSync(join(samples, `rules/${STEM}.toml`), 'utf8');

interface Failure {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly condition?: { readonly range: unknown; readonly text: string };
  readonly value?: unknown;
}

interface Report {
  readonly version: number;
  readonly rules: readonly {
    readonly path: string;
    readonly name: string;
    readonly cases: readonly {
      readonly name: string;
      readonly file: string;
      readonly expect: string;
      readonly passed: boolean;
      readonly alerts: number;
      readonly events: number;
      readonly unread: number;
      readonly failures: readonly Failure[];
    }[];
  }[];
  readonly summary: Record<string, number>;
}

function run(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runIn({ cwd, service: () => service }, 'test', ...args);
}

async function runJson(cwd: string, ...args: readonly string[]): Promise<Report & { readonly code: number }> {
  const { stdout, code } = await run(cwd, '--format', 'json', ...args);
  return { ...(JSON.parse(stdout) as Report), code };
}

/** A folder with the rule and one case of these events. */
function ruleWith(name: string, ...events: readonly unknown[]): string {
  const lines = events.map((event) => (typeof event === 'string' ? event : JSON.stringify(event))).join('\n');
  return folderWith({ 'rule.toml': RULE, [`rule.samples/${name}.ndjson`]: lines });
}

function sampleEvents(name: string): readonly unknown[] {
  const text = readFileSync(join(samples, `rules/${STEM}.samples/${name}.ndjson`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

test('every case of the samples comes out as its name says', async () => {
  const report = await runJson(repositoryRoot, 'samples');
  const failed = report.rules.flatMap(({ cases }) => cases.filter(({ passed }) => !passed));
  assert.deepEqual(failed, []);
  assert.ok((report.summary['cases'] ?? 0) >= 20);
  // Those in KQL and ES|QL, which are not evaluated yet.
  const without = report.rules.filter(({ cases }) => cases.length === 0).map(({ path }) => path);
  assert.deepEqual(without, [
    'samples/rules/command_and_control_listed_name_looked_up.toml',
    'samples/rules/credential_access_accounts_guessed_from_one_address.toml',
    'samples/rules/defense_evasion_web_server_log_deleted_by_hand.toml',
    'samples/rules/exfiltration_archive_sent_by_command_line.toml',
  ]);
  assert.equal(report.summary['rulesWithoutCases'], without.length);
  assert.equal(report.code, 0);
});

test('the report as JSON', async () => {
  const events = sampleEvents('match-user-run-keys');
  const cwd = ruleWith('match-all', ...events);
  const report = await runJson(cwd, 'rule.toml');
  assert.deepEqual(report, {
    code: 0,
    version: 1,
    rules: [
      {
        path: 'rule.toml',
        name: 'Run Key Starts a Script Host From a Writable Folder',
        cases: [
          {
            name: 'match-all',
            file: 'rule.samples/match-all.ndjson',
            expect: 'match',
            passed: true,
            alerts: events.length,
            events: events.length,
            unread: 0,
            failures: [],
          },
        ],
      },
    ],
    summary: { rules: 1, cases: 1, passed: 1, failed: 0, rulesWithoutCases: 0 },
  });
});

test('a spoilt event: exit 1, the event, the condition with its place in the file, the value', async () => {
  const [first, second] = sampleEvents('match-user-run-keys');
  const spoilt = JSON.parse(
    JSON.stringify(second).replace(/"type":"REG_[A-Z_]+"/, '"type":"REG_BINARY"'),
  ) as unknown;
  const cwd = ruleWith('match-spoilt', first, '', spoilt);
  const report = await runJson(cwd, '.');
  const failures = report.rules[0]?.cases[0]?.failures ?? [];
  assert.equal(failures.length, 1);
  const [failure] = failures;
  assert.equal(failure?.file, 'rule.samples/match-spoilt.ndjson');
  assert.equal(failure.line, 3);
  assert.equal(failure.value, 'REG_BINARY');
  const text = failure.condition?.text ?? '';
  assert.match(text, /registry\.data\.type/);
  const line = RULE.slice(0, RULE.indexOf(text)).split('\n').length - 1;
  const character = RULE.indexOf(text) - RULE.lastIndexOf('\n', RULE.indexOf(text)) - 1;
  assert.deepEqual(failure.condition?.range, {
    start: { line, character },
    end: { line, character: character + text.length },
  });
  assert.deepEqual(report.summary, { rules: 1, cases: 1, passed: 0, failed: 1, rulesWithoutCases: 0 });
  assert.equal(report.code, 1);
});

test('the same for people', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const spoilt = JSON.parse(
    JSON.stringify(first).replace(/"type":"REG_[A-Z_]+"/, '"type":"REG_BINARY"'),
  ) as unknown;
  const { stdout, code } = await run(ruleWith('match-spoilt', spoilt), 'rule.toml');
  assert.match(stdout, /✗ match-spoilt/);
  assert.match(stdout, /rule\.samples\/match-spoilt\.ndjson:1: /);
  assert.match(stdout, /rule\.toml:\d+:\d+: registry\.data\.type/);
  assert.match(stdout, /the event has "REG_BINARY"/);
  assert.match(stdout, /\n1 rule, 1 case: 0 passed, 1 failed\n$/);
  assert.equal(code, 1);
});

test('under a name that says the opposite, every case of the samples fails, with a reason', async () => {
  const { rules } = await runJson(samples, '.');
  const cases = rules.flatMap(({ path, cases: of }) => of.map((one) => ({ ...one, rule: path })));
  const files: Record<string, string> = {};
  for (const [index, { rule, file, expect }] of cases.entries()) {
    const turned = expect === 'no-match' ? 'match-any-turned' : 'no-match-turned';
    const ending = /\.[a-z]+$/.exec(file)?.[0] ?? '';
    files[`${String(index)}/rule.toml`] = readFileSync(join(samples, rule), 'utf8');
    files[`${String(index)}/rule.samples/${turned}${ending}`] = readFileSync(join(samples, file), 'utf8');
  }
  const report = await runJson(folderWith(files));
  assert.equal(report.summary['failed'], cases.length);
  for (const { path, cases: turned } of report.rules) {
    assert.equal(turned.length, 1, path);
    assert.ok((turned[0]?.failures.length ?? 0) > 0, path);
  }
  assert.equal(report.code, 1);
});

test('a rule without cases beside one with cases is counted and fine', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const cwd = folderWith({
    'rule.toml': RULE,
    'rule.samples/match-x.json': JSON.stringify(first),
    'bare.toml': RULE,
  });
  const report = await runJson(cwd);
  assert.deepEqual(report.summary, { rules: 2, cases: 1, passed: 1, failed: 0, rulesWithoutCases: 1 });
  assert.deepEqual(
    report.rules.map(({ path, cases }) => [path, cases.length]),
    [
      ['bare.toml', 0],
      ['rule.toml', 1],
    ],
  );
  assert.equal(report.code, 0);
});

for (const [title, files, message] of [
  ['no rule', { 'Cargo.toml': '[package]' }, /^No rule found/],
  ['no case', { 'rule.toml': RULE }, /^No case found/],
] as const) {
  test(`exit 2: ${title}; 0 with --allow-empty`, async () => {
    const cwd = folderWith(files);
    const refused = await run(cwd, '.');
    assert.match(refused.stderr, message);
    assert.equal(refused.code, 2);
    const allowed = await run(cwd, '--allow-empty', '.');
    assert.equal(allowed.stderr, '');
    assert.equal(allowed.code, 0);
  });
}

test('a missing path is exit 2, --allow-empty or not; the others are tested', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const cwd = ruleWith('match-x', first);
  const { stdout, stderr, code } = await run(cwd, '--allow-empty', 'gone', 'rule.toml');
  assert.equal(stderr, 'gone: no such file or folder\n');
  assert.match(stdout, /1 passed/);
  assert.equal(code, 2);
});

test('lines that are no events are counted, and fail their case at their place', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const cwd = ruleWith('match-x', first, '{"broken": ', first);
  const report = await runJson(cwd);
  const [one] = report.rules[0]?.cases ?? [];
  assert.equal(one?.unread, 1);
  assert.equal(one.events, 2);
  assert.deepEqual(
    one.failures.map(({ file, line }) => [file, line]),
    [['rule.samples/match-x.ndjson', 2]],
  );
  const { stdout, code } = await run(cwd);
  assert.equal(stdout.split('match-x.ndjson:2: ').length, 2);
  assert.equal(code, 1);
});

test('a field that the event lacks is said to have no value', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const lacking = JSON.parse(JSON.stringify(first).replace('"type":"REG_', '"kind":"REG_')) as unknown;
  const cwd = ruleWith('match-x', lacking);
  const [failure] = (await runJson(cwd)).rules[0]?.cases[0]?.failures ?? [];
  assert.equal(
    failure?.reason,
    'No alert: the event has no value of `registry.data.type`, so it does not meet this condition.',
  );
  assert.equal('value' in failure, false);
  assert.match(failure.condition?.text ?? '', /registry\.data\.type/);
});

test('a rule that cannot be run fails each of its cases: a test that did not run is no pass', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const kql = RULE.replace('language = "eql"', 'language = "kuery"').replace(
    'type = "eql"',
    'type = "query"',
  );
  const cwd = folderWith({
    'rule.toml': kql,
    'rule.samples/match-x.json': JSON.stringify(first),
    'rule.samples/no-match-x.json': JSON.stringify(first),
  });
  const report = await runJson(cwd);
  assert.deepEqual(report.summary, { rules: 1, cases: 2, passed: 0, failed: 2, rulesWithoutCases: 0 });
  assert.match(
    (await run(cwd)).stdout,
    /not run: Rulewright can't run KQL queries yet: they are checked, but not evaluated\./,
  );
  assert.equal(report.code, 1);
});

test('an ES|QL rule is not evaluated yet: its cases fail, and the start of its query says why', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const esql = RULE.replace('language = "eql"', 'language = "esql"')
    .replace('type = "eql"', 'type = "esql"')
    .replace(/query = '''[^]*?'''/, "query = '''\nfrom logs-* metadata _id, _version, _index\n| keep *\n'''");
  const cwd = folderWith({ 'rule.toml': esql, 'rule.samples/match-x.json': JSON.stringify(first) });
  const report = await runJson(cwd);
  assert.equal(report.code, 1);
  assert.deepEqual(report.summary, { rules: 1, cases: 1, passed: 0, failed: 1, rulesWithoutCases: 0 });
  const { stdout } = await run(cwd);
  assert.match(
    stdout,
    /not run: Rulewright can't run ES\|QL queries yet: they are checked, but not evaluated\./,
  );
  assert.match(stdout, /from logs-\* metadata _id, _version, _index\n/);

  const alone = await run(folderWith({ 'rule.toml': esql }));
  assert.equal(alone.code, 2);
  assert.match(alone.stderr, /none could be\. Rulewright can't run ES\|QL queries yet/);
});

test('a hunting file is no rule to test: one in a folder is passed over, one that is named says so', async () => {
  const hunt = '[hunt]\nname = "x"\nquery = ["any where true"]\n';
  const cwd = folderWith({ 'rule.toml': RULE, 'hunt.toml': hunt, 'hunt.samples/match-x.json': '{}' });
  assert.equal((await runJson(cwd)).summary['rules'], 1);
  const { stdout, code } = await run(cwd, 'hunt.toml');
  assert.equal(code, 1);
  assert.match(stdout, /not run: This is a hunting file and no rule/);
});

test('event files whose name says nothing are told of', async () => {
  const [first] = sampleEvents('match-user-run-keys');
  const cwd = folderWith({
    'rule.toml': RULE,
    'rule.samples/match-x.json': JSON.stringify(first),
    'rule.samples/mach-y.json': JSON.stringify(first),
  });
  const { stderr, code } = await run(cwd);
  assert.match(stderr, /^rule\.toml: `mach-y\.json` is no case: /);
  assert.equal(code, 0);
});

test('a long case tells its first failure at once where somebody looks, and nowhere else', async () => {
  const event = '{"event":{"category":"process"},"process":{"name":"a"}}\n';
  const rule = RULE.replace(/query = '''[^']*'''/, "query = '''process where process.name == \"b\"'''");
  const cwd = folderWith({ 'x.toml': rule, 'x.samples/match-long.ndjson': event.repeat(9000) });
  const watched = await runIn({ cwd, service: () => service, watched: true }, 'test', 'x.toml');
  assert.match(watched.stderr, /^so far: x\.samples\/match-long\.ndjson:1: No alert: [^\n]+\n$/);
  assert.equal(watched.code, 1);
  const unwatched = await runIn({ cwd, service: () => service }, 'test', 'x.toml');
  assert.equal(unwatched.stderr, '');
  const args = ['test', '--format', 'json', 'x.toml'];
  const json = await runIn({ cwd, service: () => service, watched: true }, ...args);
  assert.equal(json.stderr, '');
  assert.equal(unwatched.stdout, watched.stdout);
});
