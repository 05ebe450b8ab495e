// The unit tests: Node's own runner over the sources, no compile step.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../build/paths.mjs';
import { runNode } from './run-program.mjs';

/** A test that takes longer than this hangs. */
const TEST_TIMEOUT = 180_000;

/**
 * @param {readonly string[]} files from the repository's root
 * @param {number} timeout in ms
 * @returns {Promise<import('./run-steps.mjs').Counts>}
 */
export async function runUnitTests(files, timeout) {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rulewright-unit-'));
  const report = path.join(folder, 'counts.json');
  const reporter = (/** @type {string} */ name) => path.join(root, 'scripts/test', name);
  const options = [
    `--test-timeout=${String(TEST_TIMEOUT)}`,
    // Node leaves one processor alone, which is half of a small machine.
    `--test-concurrency=${String(os.availableParallelism())}`,
    `--test-reporter=${reporter('failure-reporter.mjs')}`,
    '--test-reporter-destination=stdout',
    `--test-reporter=${reporter('count-reporter.mjs')}`,
    `--test-reporter-destination=${report}`,
  ];
  try {
    const { code } = await runNode(['--test', ...options, ...files], timeout);
    return readCounts(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} report
 * @param {number} code the runner's exit code
 * @returns {import('./run-steps.mjs').Counts}
 */
function readCounts(report, code) {
  /** @type {import('./count-reporter.mjs').Report} */
  const { passed, failed, skips } = JSON.parse(readFileSync(report, 'utf8'));
  for (const skip of skips)
    console.log(`skipped: ${skip.name}${skip.reason === '' ? '' : ` (${skip.reason})`}`);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: skips.length };
}
