/** Two processes may install the VS Code under test at once: `npm test` beside `npm run demo`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'rulewright-lock-'));
after(() => {
  rmSync(folder, { recursive: true });
});

/** The id of a process that has ended. */
const gone = spawnSync(process.execPath, ['-e', '']).pid;

test('one after the other, and the lock is gone afterwards', async () => {
  const file = path.join(folder, 'a/one.lock');
  const steps: string[] = [];
  const work = (name: string) => async (): Promise<string> => {
    steps.push(`${name} in`);
    await sleep(50);
    steps.push(`${name} out`);
    return name;
  };
  assert.deepEqual(await Promise.all([withLock(file, work('x')), withLock(file, work('y'))]), ['x', 'y']);
  assert.deepEqual(steps, ['x in', 'x out', 'y in', 'y out']);
  assert.ok(!existsSync(file));
});

test('the lock of a process that is gone is taken over', async () => {
  const file = path.join(folder, 'gone.lock');
  writeFileSync(file, String(gone));
  assert.equal(await withLock(file, () => Promise.resolve(1)), 1);
});

test('so is an empty one that stays empty', async () => {
  const file = path.join(folder, 'empty.lock');
  writeFileSync(file, '');
  utimesSync(file, new Date(0), new Date(0));
  assert.equal(await withLock(file, () => Promise.resolve(1)), 1);
});

test('work that fails leaves no lock', async () => {
  const file = path.join(folder, 'fails.lock');
  await assert.rejects(
    withLock(file, () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.ok(!existsSync(file));
});
