/** What the demo starts, and that nothing of it is left. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openOnDesktop } from '../../scripts/demo/desktop-vscode.mjs';
import { startGroup, stopGroup, untilStopped } from '../../scripts/demo/process-group.mjs';

const folder = mkdtempSync(join(tmpdir(), 'rulewright-demo-test-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});
const onWindows = process.platform === 'win32' && 'needs a shell script';

function script(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
}

async function withPath<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['PATH'];
  process.env['PATH'] = path;
  try {
    return await work();
  } finally {
    process.env['PATH'] = before;
  }
}

test('the desktop VS Code gets the extension and the folder', { skip: onWindows }, async () => {
  const seen = join(folder, 'arguments');
  script('code', `printf '%s\\n' "$@" > '${seen}'`);
  const opened = await withPath([folder, process.env['PATH']].join(delimiter), () =>
    openOnDesktop('/ext', '/a b'),
  );
  assert.equal(opened, true);
  assert.equal(readFileSync(seen, 'utf8'), '--extensionDevelopmentPath=/ext\n/a b\n');
});

test(
  'a VS Code that refuses to start, or none at all, leaves it to the browser',
  { skip: onWindows },
  async () => {
    script('code', 'exit 1');
    assert.equal(
      await withPath([folder, process.env['PATH']].join(delimiter), () => openOnDesktop('/ext', '/x')),
      false,
    );
    const empty = mkdtempSync(join(folder, 'empty-'));
    assert.equal(await withPath(empty, () => openOnDesktop('/ext', '/x')), false);
  },
);

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

for (const [title, text] of [
  ['it and its child', 'sleep 300 & echo $! > "$1"; wait'],
  [
    'those who do not listen',
    `trap '' TERM; (trap '' TERM; while :; do sleep 1; done) & echo $! > "$1"; while :; do sleep 1; done`,
  ],
] as const) {
  test(`stopping a program ends ${title}`, { skip: onWindows }, async () => {
    const note = join(folder, 'child-id');
    rmSync(note, { force: true });
    const child = startGroup(script('program', text), [note], { stdio: 'ignore' });
    let grandchild = 0;
    for (let tries = 0; tries < 100 && grandchild === 0; tries++) {
      await sleep(50);
      grandchild = Number(
        await Promise.resolve()
          .then(() => readFileSync(note, 'utf8'))
          .catch(() => '0'),
      );
    }
    assert.ok(grandchild > 0);
    await stopGroup(child);
    assert.equal(isAlive(child.pid ?? 0), false);
    assert.equal(isAlive(grandchild), false);
  });
}

test('the wish to stop is heard once asked for, and no longer once released', async () => {
  const stop = untilStopped();
  assert.equal(stop.given(), false);
  process.emit('SIGINT');
  await stop.signal;
  assert.equal(stop.given(), true);
  stop.release();
  assert.equal(process.listenerCount('SIGINT'), 0);
});
