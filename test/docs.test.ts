import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from './support/shared.ts';

test('docs/lints says what the lints say', () => {
  const script = join(repositoryRoot, 'scripts/docs/lints.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  // The message names the pages and the command that writes them anew.
  assert.equal(status, 0, stderr);
});
