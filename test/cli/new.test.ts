/** `rulewright new`: what it writes is right, and nothing is overwritten. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { RULE_TEMPLATES } from '../../server/src/core/index.ts';
import { readRuleFiles } from '../../server/src/cli/rule-files.ts';
import { service } from '../cases/support.ts';
import { folderWith, noService, runIn } from './support.ts';

const EQL = ['eql', 'sequence'];

for (const { type } of RULE_TEMPLATES) {
  test(`the template \`${type}\` checks clean, and its cases pass`, async () => {
    const cwd = folderWith({});
    const made = await runIn(
      { cwd, service: noService },
      'new',
      '--type',
      type,
      'rules/initial_access_x.toml',
    );
    assert.equal(made.stderr, '');
    assert.equal(made.code, 0);
    const files = made.stdout.trimEnd().split('\n');
    assert.equal(files.length, EQL.includes(type) ? 3 : 1);
    let read = 0;
    for await (const file of readRuleFiles({ paths: ['rules'], cwd, service })) {
      read++;
      assert.ok(file.kind === 'rule', file.kind);
      const found = service
        .diagnose(file.rule)
        .map(({ code, message, severity }) => ({ code, message, severity }));
      assert.deepEqual(found, []);
      assert.deepEqual(service.formatQueries(file.rule), [], 'the query is laid out');
      assert.match(file.rule.text, /^name = "Initial Access X"$/m);
    }
    assert.equal(read, 1);
    if (!EQL.includes(type)) return;
    const tested = await runIn({ cwd, service: () => service }, 'test', '--min-cases', '1,1', 'rules');
    assert.equal(tested.code, 0, tested.stdout + tested.stderr);
    assert.match(tested.stdout, /2 cases/);
  });
}

test('each rule has an id of its own, and the date of today', async () => {
  const cwd = folderWith({});
  const before = today();
  for (const name of ['aaa.toml', 'bbb.toml']) await runIn({ cwd, service: noService }, 'new', name);
  const [a, b] = ['aaa.toml', 'bbb.toml'].map((name) => readFileSync(join(cwd, name), 'utf8'));
  const idOf = (text = '') => /^rule_id = "([0-9a-f-]{36})"$/m.exec(text)?.[1];
  assert.ok(idOf(a));
  assert.notEqual(idOf(a), idOf(b));
  const dates = [before, today()].map((date) => `creation_date = "${date}"`);
  assert.ok(dates.some((date) => a?.includes(date)));
});

function today(): string {
  return new Date().toISOString().slice(0, 10).replaceAll('-', '/');
}

test('a rule that is there stays, and so do its cases', async () => {
  const cwd = folderWith({ 'aaa.toml': 'mine' });
  const { code, stdout, stderr } = await runIn({ cwd, service: noService }, 'new', 'aaa.toml');
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, 'aaa.toml: there is such a file already. Nothing was written.\n');
  assert.deepEqual(readdirSync(cwd), ['aaa.toml']);
  assert.equal(readFileSync(join(cwd, 'aaa.toml'), 'utf8'), 'mine');
});

test('a case that is there stays, and nothing is written beside it: no rule, no other case, no folder', async () => {
  const samples = 'deep/er/aaa.samples';
  const cwd = folderWith({ [`${samples}/no-match-other-tool.ndjson`]: 'mine' });
  const { code, stdout, stderr } = await runIn({ cwd, service: noService }, 'new', 'deep/er/aaa.toml');
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.equal(
    stderr,
    `${samples}/no-match-other-tool.ndjson: there is such a file already. Nothing was written.\n`,
  );
  assert.deepEqual(readdirSync(join(cwd, 'deep/er')), ['aaa.samples']);
  assert.deepEqual(readdirSync(join(cwd, samples)), ['no-match-other-tool.ndjson']);
  assert.equal(readFileSync(join(cwd, samples, 'no-match-other-tool.ndjson'), 'utf8'), 'mine');

  // The folder of the cases is made behind the rule, and can't be where a file stands.
  const other = folderWith({ 'rulewright.toml': 'cases = "evidence"', evidence: 'no folder' });
  const refused = await runIn({ cwd: other, service: noService }, 'new', 'deep/er/bbb.toml');
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /Nothing was written\.\n$/);
  assert.deepEqual(readdirSync(other).sort(), ['evidence', 'rulewright.toml']);
});

test('a file that stands where a folder should is told', async () => {
  const cwd = folderWith({ rules: 'no folder' });
  const { code, stderr } = await runIn({ cwd, service: noService }, 'new', '--type', 'kql', 'rules/a.toml');
  assert.equal(code, 2);
  assert.match(stderr, /^rules\/a\.toml: /);
});

test('the cases go where the configuration wants them', async () => {
  const cwd = folderWith({ 'rulewright.toml': 'cases = "evidence"\n' });
  const { stdout } = await runIn({ cwd, service: noService }, 'new', 'rules/aaa.toml');
  assert.match(stdout, /^evidence\/rules\/aaa\/match-certutil\.ndjson$/m);
});

test('a wrong command line is refused with what is wrong', async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /one PATH/],
    [['a.toml', 'b.toml'], /one PATH/],
    [['a.ndjson'], /ends in `\.toml`/],
    [['.toml'], /ends in `\.toml`/],
    [['--type', 'eqll', 'a.toml'], /no type `eqll`/],
    [['--shape', 'a.toml'], /--shape/],
  ];
  for (const [args, message] of wrong) {
    const { code, stderr } = await runIn({ cwd: folderWith({}), service: noService }, 'new', ...args);
    assert.equal(code, 2);
    assert.match(stderr, message);
  }
});
