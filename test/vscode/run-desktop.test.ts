/** The desktop run can't happen on every machine; what it would start VS Code with is checked on all of them. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '../support/shared.ts';
import { desktopOptions } from './desktop-options.ts';
import { RESULTS_VARIABLE } from './results.ts';

const run = {
  root: repositoryRoot,
  vscode: '/opt/code/code',
  workspace: '/tmp/w/workspace',
  results: '/tmp/rw-1/results.json',
  profile: '/tmp/rw-1',
  isRoot: false,
};

test('the extension is the repository, and the suite is the bundle that the build makes', async () => {
  const { extensionDevelopmentPath, extensionTestsPath } = desktopOptions(run);
  const manifest = JSON.parse(readFileSync(path.join(extensionDevelopmentPath, 'package.json'), 'utf8')) as {
    main: string;
  };
  assert.equal(manifest.main, './client/dist/extension.js');
  const { bundles } = await import('../../scripts/build/bundles.mjs');
  const suite = bundles.find(({ name }) => name === 'suite')?.options;
  const entry = Array.isArray(suite?.entryPoints) ? String(suite.entryPoints[0]) : '';
  assert.ok(existsSync(path.join(repositoryRoot, entry)), entry);
  const built = path.join(repositoryRoot, suite?.outdir ?? '', path.basename(entry).replace(/\.ts$/, '.js'));
  assert.equal(extensionTestsPath, built);
});

test("the folder comes first, the profile is the run's own, no other extension runs", () => {
  const { launchArgs } = desktopOptions(run);
  assert.equal(launchArgs[0], '/tmp/w/workspace');
  assert.ok(launchArgs.includes('--disable-extensions'));
  assert.ok(launchArgs.includes(`--user-data-dir=${path.join('/tmp/rw-1', 'user')}`));
  assert.ok(launchArgs.includes(`--extensions-dir=${path.join('/tmp/rw-1', 'extensions')}`));
});

test('the named VS Code is started, and the suite is told where its results go', () => {
  const { vscodeExecutablePath, extensionTestsEnv } = desktopOptions(run);
  assert.equal(vscodeExecutablePath, '/opt/code/code');
  assert.deepEqual(extensionTestsEnv, { [RESULTS_VARIABLE]: '/tmp/rw-1/results.json' });
});

test('only root gives up the sandbox', () => {
  assert.ok(!desktopOptions(run).launchArgs.includes('--no-sandbox'));
  assert.ok(desktopOptions({ ...run, isRoot: true }).launchArgs.includes('--no-sandbox'));
});
