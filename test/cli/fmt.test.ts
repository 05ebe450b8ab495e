/** `rulewright fmt`: what it writes, what `--check` says, what it leaves alone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { folderWith, runIn } from './support.ts';

const service = createLanguageService(readTable);
const rule = (query: string): string =>
  `[metadata]\nmaturity = "production"\n\n[rule]\ntype = "eql"\nlanguage = "eql"\nquery = '''\n${query}\n'''\n`;

function run(cwd: string, ...args: readonly string[]) {
  return runIn({ cwd, service: () => service }, 'fmt', ...args);
}

test('a rule is laid out in place, its byte order mark and all else kept', async () => {
  const folder = folderWith({
    'a.toml': `\uFEFF${rule('any   where a==1')}`,
    'b.toml': rule('any where a == 1'),
    'broken.toml': rule('any where a =='),
    'other.toml': '[package]\nname = "x"\n',
  });
  const { code, stdout, stderr } = await run(folder);
  assert.deepEqual(
    { code, stdout, stderr },
    { code: 0, stdout: 'a.toml\n3 rules: 1 changed.\n', stderr: '' },
  );
  assert.equal(readFileSync(join(folder, 'a.toml'), 'utf8'), `\uFEFF${rule('any where a == 1')}`);
  assert.equal(readFileSync(join(folder, 'broken.toml'), 'utf8'), rule('any where a =='));
  assert.equal((await run(folder)).stdout, '3 rules: all laid out.\n');
});

test('--check changes nothing and fails when a file would change', async () => {
  const text = rule('any   where a==1');
  const folder = folderWith({ 'a.toml': text });
  const { code, stdout } = await run(folder, '--check');
  assert.deepEqual({ code, stdout }, { code: 1, stdout: 'a.toml\n1 rule: 1 would change.\n' });
  assert.equal(readFileSync(join(folder, 'a.toml'), 'utf8'), text);
});

test('a path that is not there is told, and the rest is done', async () => {
  const folder = folderWith({ 'a.toml': rule('any   where a==1') });
  const { code, stdout, stderr } = await run(folder, 'gone.toml', 'a.toml');
  assert.equal(code, 2);
  assert.match(stdout, /^a\.toml\n/);
  assert.match(stderr, /^gone\.toml: no such file/);
});
