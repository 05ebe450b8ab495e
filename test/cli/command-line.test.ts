/** What is typed behind `rulewright`: help, version, refusals. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { VERSION } from '../../server/src/cli/version.ts';
import { repositoryRoot } from '../support/shared.ts';
import { noService, runIn } from './support.ts';

const setting = { cwd: repositoryRoot, service: noService };

for (const [args, stdout] of [
  [['--help'], /^Checks Elastic detection rules[\s\S]*check[\s\S]*test/],
  [['-h'], /^Checks Elastic detection rules/],
  [['--version'], new RegExp(`^rulewright ${VERSION}\n$`)],
  [['check', '--help'], /Usage: rulewright check .*PATH/],
  [['check', 'x.toml', '-h'], /Usage: rulewright check/],
  [['test', '--help'], /Usage: rulewright test [\s\S]*--allow-empty/],
] as const) {
  test(`rulewright ${args.join(' ')}: prints to standard output, exit 0`, async () => {
    const outcome = await runIn(setting, ...args);
    assert.match(outcome.stdout, stdout);
    assert.equal(outcome.stderr, '');
    assert.equal(outcome.code, 0);
  });
}

for (const [args, stderr] of [
  [[], /Usage: rulewright <command>/],
  [['chek'], /there is no command `chek`/],
  [['--format', 'json', 'check'], /unknown option `--format` before the command/],
  [['check', '--fast'], /Unknown option '--fast'/],
  [['check', '-x'], /Unknown option '-x'/],
  [['check', '--allow-empty'], /Unknown option '--allow-empty'/],
  [['check', '--format', 'xml'], /`--format` takes `pretty` or `json`, not `xml`/],
  [['check', '--format'], /--format/],
  [['check', ''], /An empty PATH names nothing/],
  [['test', '--allow-empty=yes'], /--allow-empty/],
] as const) {
  test(`rulewright ${args.join(' ')}: refused on standard error, exit 2`, async () => {
    const outcome = await runIn(setting, ...args);
    assert.match(outcome.stderr, stderr);
    assert.equal(outcome.stdout, '');
    assert.equal(outcome.code, 2);
  });
}

test('a bug becomes a log line and exit 2', async () => {
  const outcome = await runIn(setting, 'check');
  assert.match(
    outcome.stderr,
    /this is a bug in Rulewright, please report it\. Error: no service was to be asked for\n +at /,
  );
  assert.equal(outcome.code, 2);
});

test('the version is that of the manifests', () => {
  for (const file of ['package.json', 'server/package.json']) {
    const manifest = JSON.parse(readFileSync(join(repositoryRoot, file), 'utf8')) as { version: string };
    assert.equal(manifest.version, VERSION, file);
  }
});
