/** What `rulewright test` takes from `rulewright.toml`, and what it asks of each rule by it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines, ruleText, service } from '../cases/support.ts';
import { folderWith, runIn, type Outcome } from './support.ts';

const QUERY = 'process where process.name in ("apt", "dnf") and not user.name == "root"';
const process = (name: string, user = 'kim') => ({
  event: { category: 'process' },
  process: { name },
  user: { name: user },
});
/** Covers the category, the condition on the name and its first literal; not its second, and not the exclusion and its literal. */
const HALF = { 'rules/x.toml': ruleText(QUERY), 'rules/x.samples/match-a.ndjson': lines(process('apt')) };
const MINIMUM = '[coverage]\nminimum = 80\n';

function run(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runIn({ cwd, service: () => service }, 'test', ...args);
}

test('a rule below `coverage.minimum` fails, with how much it covers and where that is asked', async () => {
  const cwd = folderWith({ ...HALF, 'rulewright.toml': MINIMUM });
  const { code, stdout, stderr } = await run(cwd, '--coverage');
  assert.equal(code, 1);
  assert.equal(stderr, '');
  assert.match(
    stdout,
    /✗ The cases of the rule `A rule` cover 50 % \(3 of 6 places\) of its query, and `coverage\.minimum` \(rulewright\.toml:2\) is 80 %\.\n/,
  );
  assert.match(stdout, /1 rule, 1 case: 1 passed; 1 rule falls short/);
  const json = await run(cwd, '--coverage', '--format', 'json');
  assert.match(json.stdout, /"shortfalls": \[\s*"The cases of the rule `A rule` cover 50 %/);
});

test('it is asked where coverage is counted, for lcov too, and not otherwise', async () => {
  const cwd = folderWith({ ...HALF, 'rulewright.toml': MINIMUM });
  assert.equal((await run(cwd)).code, 0);
  const { code, stdout } = await run(cwd, '--coverage-lcov', 'out.lcov');
  assert.equal(code, 1);
  assert.match(stdout, /`coverage\.minimum`/);
});

test('a rule at the minimum passes; one without cases covers nothing; one that can not be run has nothing to cover', async () => {
  const cwd = folderWith({
    ...HALF,
    'rulewright.toml': 'coverage.minimum = 50',
    'rules/esql.toml': ruleText('from logs-* | limit 1').replaceAll('"eql"', '"esql"'),
  });
  assert.equal((await run(cwd, '--coverage')).code, 0);
  const bare = folderWith({
    ...HALF,
    'rulewright.toml': 'coverage.minimum = 50',
    'rules/y.toml': ruleText(QUERY),
  });
  const { code, stdout } = await run(bare, '--coverage');
  assert.equal(code, 1);
  assert.match(stdout, /cover 0 % \(0 of 6 places\)/);
});

test('the nearest file counts, whole; `--config` names another for all', async () => {
  const cwd = folderWith({
    ...HALF,
    'rulewright.toml': MINIMUM,
    'rules/rulewright.toml': '',
    'ci/strict.toml': 'coverage.minimum = 99.5',
  });
  assert.equal((await run(cwd, '--coverage')).code, 0);
  const { code, stdout } = await run(cwd, '--coverage', '--config', 'ci/strict.toml');
  assert.equal(code, 1);
  assert.match(stdout, /\(ci\/strict\.toml:1\) is 99\.5 %/);
});

test('`--config` names the folder of the cases too', async () => {
  const cwd = folderWith({
    'rules/x.toml': ruleText(QUERY),
    'other.toml': 'cases = "events"',
    'events/rules/x/match-a.ndjson': lines(process('apt')),
  });
  assert.equal((await run(cwd)).code, 2);
  const { code, stdout } = await run(cwd, '--config', 'other.toml');
  assert.equal(code, 0, stdout);
  assert.match(stdout, /✓ match-a/);
});

test('what is wrong in it is told once, at its line; the cases run, and the exit code is 2', async () => {
  const cwd = folderWith({
    ...HALF,
    'rules/y.toml': ruleText(QUERY),
    'rules/y.samples/match-a.ndjson': lines(process('dnf')),
    'rulewright.toml': '[coverage]\nminimum = "80"\nminmum = 80\n',
  });
  const { code, stdout, stderr } = await run(cwd, '--coverage');
  assert.equal(code, 2);
  assert.match(stdout, /2 rules, 2 cases: 2 passed\n/);
  assert.deepEqual(stderr.split('\n'), [
    'rulewright.toml:2: `coverage.minimum` must be a number from 0 to 100, in per cent of what is to be covered of a query. Nothing is asked for now.',
    'rulewright.toml:3: There is no key `coverage.minmum` here. Did you mean `coverage.minimum`?',
    '',
  ]);
  const named = await run(cwd, '--config', 'rulewright.toml', '--allow-empty', 'rules/x.samples');
  assert.equal(named.code, 2);
  assert.match(named.stderr, /^rulewright\.toml:2: /);
});

test('`--config` with a file that is not there stops before anything is tested', async () => {
  const { code, stdout, stderr } = await run(folderWith(HALF), '--config', 'gone.toml');
  assert.deepEqual([code, stdout], [2, '']);
  assert.equal(stderr, "gone.toml: It can't be read: no such file or folder.\n");
  assert.match((await run('/', '--config=')).stderr, /`--config` takes the path of a file\./);
});
