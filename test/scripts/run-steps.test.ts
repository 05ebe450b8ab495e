import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsIn, judge } from '../../scripts/test/run-program.mjs';
import { runSteps } from '../../scripts/test/run-steps.mjs';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const counts = (passed: number, failed = 0, skipped = 0): Counts => ({ passed, failed, skipped });

async function run(...results: readonly Counts[]): Promise<{ code: number; last: string | undefined }> {
  const lines: string[] = [];
  const steps = results.map((result, index) => ({
    name: `step${String(index)}`,
    title: 'A step',
    run: () => Promise.resolve(result),
  }));
  const code = await runSteps(steps, (line) => lines.push(line));
  return { code, last: lines.at(-1) };
}

test('the last line sums up all steps', async () => {
  assert.deepEqual(await run(counts(3, 0, 1), counts(4)), { code: 0, last: '7 passed, 0 failed, 1 skipped' });
});

test('a failure fails the run, and the steps behind it still run', async () => {
  assert.deepEqual(await run(counts(3, 2), counts(4)), { code: 1, last: '7 passed, 2 failed, 0 skipped' });
});

test('a step that ran nothing has failed', async () => {
  assert.deepEqual(await run(counts(3), counts(0)), { code: 1, last: '3 passed, 1 failed, 0 skipped' });
});

test('a run in which everything was skipped is not green', async () => {
  assert.deepEqual(await run(counts(0, 0, 2)), { code: 1, last: '0 passed, 0 failed, 2 skipped' });
});

test('counts come from the last line that has them', () => {
  assert.deepEqual(countsIn('1 passed, 2 failed\nmore\n10 passed, 0 failed, 3 skipped\n'), counts(10, 0, 3));
  assert.deepEqual(countsIn('suite: 5 passed, 1 failed'), counts(5, 1));
  assert.equal(countsIn('nothing of the kind'), undefined);
});

for (const [title, code, output, expected] of [
  ['all passed', 0, '7 passed, 0 failed', counts(7)],
  ['some failed', 1, '5 passed, 2 failed', counts(5, 2)],
  ['failures with exit 0 are failures', 0, '5 passed, 2 failed', counts(5, 2)],
  ['a bad exit code is a failure', 1, '7 passed, 0 failed', counts(7, 1)],
  ['no counts are a failure', 0, 'started', counts(0, 1)],
  ['nothing passed is a failure', 0, '0 passed, 0 failed', counts(0, 1)],
] as const) {
  test(`the verdict on a program: ${title}`, () => {
    assert.deepEqual(judge(code, output), expected);
  });
}
