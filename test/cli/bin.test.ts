/** The built command line as a program of its own: `npm run build` comes before. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { repositoryRoot } from '../support/shared.ts';
import { folderWith } from './support.ts';

const cli = join(repositoryRoot, 'server/dist/cli.js');

before(() => {
  assert.ok(existsSync(cli), 'server/dist/cli.js is not built: npm run build');
});

function rulewright(cwd: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
}

test('it starts, and is what the manifest names', () => {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, 'server/package.json'), 'utf8')) as {
    bin: { rulewright: string };
    version: string;
  };
  assert.equal(join(repositoryRoot, 'server', manifest.bin.rulewright), cli);
  assert.ok(readFileSync(cli, 'utf8').startsWith('#!/usr/bin/env node\n'));
  const { stdout, stderr, status } = rulewright(repositoryRoot, '--version');
  assert.deepEqual([stdout, stderr, status], [`rulewright ${manifest.version}\n`, '', 0]);
});

test('the samples pass, with its own fact tables', () => {
  const { stdout, stderr, status } = rulewright(repositoryRoot, 'test', 'samples');
  // The two in KQL and the two in ES|QL are not evaluated.
  assert.match(stdout, /\n\d+ rules, \d+ cases: \d+ passed \(4 rules without cases\)\n$/);
  assert.deepEqual([stderr, status], ['', 0]);
});

test('JSON of any size arrives whole in a pipe', () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `${String(index)}.toml`,
      '[metadata]\n[rule]\nx = 1\ny = 2\n',
    ]),
  );
  const cwd = folderWith(files);
  const { stdout, status } = rulewright(cwd, 'check', '--format', 'json');
  assert.ok(stdout.length > 200_000);
  assert.equal((JSON.parse(stdout) as { files: unknown[] }).files.length, 300);
  assert.equal(status, 1);
});

test('a reader that goes away (| head) is no crash', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `${String(index)}.toml`,
      '[metadata]\n[rule]\nx = 1\ny = 2\n',
    ]),
  );
  const child = spawn(process.execPath, [cli, 'check'], {
    cwd: folderWith(files),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  child.stdout.once('data', () => {
    child.stdout.destroy();
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.once('close', (exitCode, by) => {
      resolve([exitCode, by]);
    });
  });
  assert.deepEqual({ code, signal, stderr }, { code: 1, signal: null, stderr: '' });
});

test('the fact tables lie beside it', () => {
  for (const name of ['ecs', 'layers', 'streams', 'usage', 'attack']) {
    assert.ok(statSync(join(repositoryRoot, `server/dist/data/${name}.json`)).size > 1000, name);
  }
});
