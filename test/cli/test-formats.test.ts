/** What `rulewright test` prints for machines, what it asks of every rule, and what the cases exercise. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { xmlText, xmlValue } from '../../server/src/cli/reporters/xml.ts';
import { lines, ruleText, service } from '../cases/support.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';
import { folderWith, noService, runIn, type Outcome } from './support.ts';

const QUERY = 'process where process.name in ("apt", "dnf") and\n  not user.name == "root"';
const process = (name: string, more: object = {}) => ({
  event: { category: 'process' },
  process: { name },
  ...more,
});

/** A rule with a case that passes and one whose second event fails. */
function failing(): string {
  const rule = ruleText(QUERY).replace('A rule', 'A, B: 100% <x>');
  return folderWith({
    'rules/x.toml': rule,
    'rules/x.samples/match-good.ndjson': lines(process('apt')),
    'rules/x.samples/match-bad.ndjson': lines(process('apt'), process('a\u0001"<&\n')),
  });
}

function run(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runIn({ cwd, service: () => service }, 'test', ...args);
}

test('JUnit: a suite for each rule, a test for each case, the failure escaped', async () => {
  const { code, stdout } = await run(failing(), '--format', 'junit', '--min-cases', '1,1');
  assert.equal(code, 1);
  assert.match(stdout, /<testcase name="match-good" classname="rules\/x\.toml" time="\d+\.\d{3}"/);
  const timeless = stdout.replace(/ time="\d+\.\d{3}"/g, '');
  assert.equal(
    timeless,
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="rulewright test" tests="3" failures="2" errors="0">
  <testsuite name="A, B: 100% &lt;x&gt;" tests="3" failures="2" errors="0" skipped="0" file="rules/x.toml">
    <testcase name="match-bad" classname="rules/x.toml" file="rules/x.samples/match-bad.ndjson">
      <failure message="No alert: the event does not meet this condition." type="case">rules/x.samples/match-bad.ndjson:2: No alert: the event does not meet this condition.
rules/x.toml:10:15: process.name in ("apt", "dnf")
the event has "a\\u0001\\"&lt;&amp;\\n"</failure>
    </testcase>
    <testcase name="match-good" classname="rules/x.toml" file="rules/x.samples/match-good.ndjson"/>
    <testcase name="required of every rule" classname="rules/x.toml" file="rules/x.toml">
      <failure message="The rule \`A, B: 100% &lt;x&gt;\` has 0 no-match cases of at least 1." type="rule">The rule \`A, B: 100% &lt;x&gt;\` has 0 no-match cases of at least 1.</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('JUnit: a rule that can not be read is an error', async () => {
  const cwd = folderWith({
    'rules/a.toml': ruleText(QUERY),
    'rules/a.samples/match.ndjson': lines(process('apt')),
    'rules/b.toml': '\u0000\u0001\u0002 [rule] \u0000',
  });
  const { code, stdout } = await run(
    cwd,
    '--format',
    'junit',
    'rules/a.toml',
    'rules/b.toml',
    'rules/gone.toml',
  );
  assert.equal(code, 2);
  assert.match(stdout, /<testsuites name="rulewright test" tests="3" failures="0" errors="2"/);
  assert.match(
    stdout,
    /<testsuite name="rules\/gone\.toml" tests="1" failures="0" errors="1" skipped="0" time="0\.000" file="rules\/gone\.toml">\n {4}<testcase name="read the rule"[^>]*>\n {6}<error message="[^"]+" type="unreadable">rules\/gone\.toml: [^<]+<\/error>/,
  );
});

test('what XML can not hold becomes the replacement character; what it folds becomes a reference', () => {
  assert.equal(
    xmlText('a\u0000b\u001bc\uD800d\uFFFF \u{1F600} ]]>'),
    'a\uFFFDb\uFFFDc\uFFFDd\uFFFD \u{1F600} ]]&gt;',
  );
  assert.equal(xmlValue('"a"\t&\n<\r'), '&quot;a&quot;&#9;&amp;&#10;&lt;&#13;');
});

test('GitHub: a workflow command for each failure, at the condition, escaped', async () => {
  const { code, stdout } = await run(failing(), '--format', 'github', '--min-cases', '1,1');
  assert.equal(code, 1);
  assert.deepEqual(stdout.split('\n'), [
    '::error file=rules/x.toml,line=10,col=15,endLine=10,endColumn=45,title=A%2C B%3A 100%25 <x>%3A match-bad::' +
      'rules/x.samples/match-bad.ndjson:2: No alert: the event does not meet this condition.%0A' +
      'rules/x.toml:10:15: process.name in ("apt", "dnf")%0Athe event has "a\\u0001\\"<&\\n"',
    '::error file=rules/x.toml,title=A%2C B%3A 100%25 <x>::' +
      'The rule `A, B: 100%25 <x>` has 0 no-match cases of at least 1.',
    '1 rule, 2 cases: 1 passed, 1 failed; 1 rule falls short',
    '',
  ]);
});

test('too few cases of a rule fail, enough do not, whatever became of the others', async () => {
  const cwd = folderWith({
    'a.toml': ruleText(QUERY),
    'a.samples/match-any-a.ndjson': lines(process('apt')),
    'a.samples/no-match-a.ndjson': lines(process('dd')),
    'b.toml': ruleText(QUERY).replace('A rule', 'Bare'),
  });
  assert.equal((await run(cwd, 'a.toml', '--min-cases', '1,1')).code, 0);
  assert.equal((await run(cwd, '--min-cases', '0,0')).code, 0);
  const { code, stdout } = await run(cwd, '--min-cases', '1,1');
  assert.equal(code, 1);
  assert.match(
    stdout,
    /The rule `Bare` has 0 match cases of at least 1 and 0 no-match cases of at least 1\./,
  );
});

test('options that are wrong are refused before anything is read', async () => {
  for (const args of [
    ['--min-cases', '1'],
    ['--min-cases=-1,1'],
    ['--format', 'xml'],
    ['--coverage-lcov='],
  ]) {
    const { code, stderr } = await runIn({ cwd: '/', service: noService }, 'test', ...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(stderr, /^rulewright test: `--/);
  }
});

test('coverage: the table, each place that no case covers, and lcov', async () => {
  const cwd = failing();
  const { stdout } = await run(cwd, '--coverage', '--coverage-lcov', 'out.lcov');
  const table = stdout.slice(stdout.indexOf('    coverage'), stdout.indexOf('\n\n1 rule'));
  assert.equal(
    table,
    `    coverage            covered   never decisive   never true
    conditions   2 of 3, 66.6 %                0            1
    literals     1 of 3, 33.3 %                0            2
    all            3 of 6, 50 %                0            3
      rules/x.toml:10:39: literal "dnf": never true
      rules/x.toml:11:7: excluded condition user.name == "root": never true
      rules/x.toml:11:20: excluded literal "root": never true`,
  );
  const lcov = readFileSync(join(cwd, 'out.lcov'), 'utf8');
  assert.match(lcov, /^TN:\nSF:rules\/x\.toml\n/);
  assert.match(lcov, /DA:10,\d+\nDA:11,0\n/);
});

test('an lcov file that can not be written: exit 2 and the reason', async () => {
  const { code, stderr } = await run(failing(), '--coverage-lcov', 'no/such/folder/out.lcov');
  assert.equal(code, 2);
  assert.match(stderr, /no\/such\/folder\/out\.lcov: no such file or folder/);
});

interface Item {
  readonly kind: string;
  readonly state: string;
  readonly text: string;
}

/** The literals that are not covered, with their state, of a rule over a `match` and a `no-match` case. */
async function uncovered(query: string, match: readonly unknown[], noMatch: readonly unknown[]) {
  const cwd = folderWith({
    'x.toml': ruleText(query),
    'x.samples/match-a.ndjson': lines(...match),
    'x.samples/no-match-a.ndjson': lines(...noMatch),
  });
  const { stdout, code } = await run(cwd, '--coverage', '--format', 'json');
  assert.equal(code, 0);
  const [rule] = (JSON.parse(stdout) as { rules: { coverage: { items: Item[] } }[] }).rules;
  return (rule?.coverage.items ?? [])
    .filter(({ kind, state }) => kind === 'literal' && state !== 'covered')
    .map(({ text, state }) => `${text} ${state}`);
}

/** A program that somebody at a terminal starts in a container. */
function start(args: readonly string[], more: object = {}) {
  return {
    event: { category: ['process'], type: ['start'], action: 'exec' },
    host: { os: { type: 'linux' } },
    process: { name: args[0], args, interactive: true },
    container: { id: 'c4f1' },
    ...more,
  };
}

test('a sample like the first rule: exactly the literals that no case exercised, exclusions included', async () => {
  const query = `process where host.os.type == "linux" and event.type == "start" and process.interactive == true and
  ((process.name in ("apk", "apt", "yum") and process.args in ("add", "install")) or
   (process.name == "dpkg" and process.args like "-*i*")) and
  process.args like ("nmap*", "socat", "ncat") and not user.name in ("builder", "root")`;
  const match = [start(['apt', 'install', 'nmap']), start(['apk', 'add', 'socat'])];
  // The last is spared by the exclusion alone; the one before meets "-*i*", but no tool.
  const noMatch = [
    start(['dpkg', '-i', 'less']),
    start(['apt', 'install', 'nmap'], { user: { name: 'builder' } }),
  ];
  assert.deepEqual(await uncovered(query, match, noMatch), [
    '"yum" never-true',
    '"dpkg" never-decisive',
    '"-*i*" never-decisive',
    '"ncat" never-true',
    '"root" never-true',
  ]);
});

const seed = sharedFolder('seed');

test('the first rule itself', { skip: seed === undefined && skipWithoutShared }, async () => {
  const [file = ''] = readdirSync(seed ?? '').filter((name) => name.endsWith('.txt'));
  const text = readFileSync(join(seed ?? '', file), 'utf8');
  const query = /query = '''(?<query>[\s\S]*?)'''/.exec(text)?.groups?.['query']?.trim() ?? '';
  const hits = [start(['apt', 'install', 'curl']), start(['rpm', '-i', 'perl'])];
  const all = [...query.matchAll(/"[^"]*"/g)].map(([literal]) => literal);
  const exercised = [
    '"linux"',
    '"start"',
    '"exec"',
    '"apt"',
    '"install"',
    '"rpm"',
    '"-i"',
    '"curl"',
    '"perl"',
    '"*"',
  ];
  const expected = all
    .filter((literal) => !exercised.includes(literal))
    .map((literal) => `${literal} never-true`);
  assert.ok(expected.length > 20);
  assert.deepEqual(await uncovered(query, hits, [start(['ls'])]), expected);
});
