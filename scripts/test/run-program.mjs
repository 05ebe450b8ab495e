// Programs as steps of `npm test`.
import { root } from '../build/paths.mjs';
import { exitCodeOf, start } from '../setup/process.mjs';

/** @typedef {import('./run-steps.mjs').Counts} Counts */

/** How long a program that was told to end may take to tidy up. */
const GRACE = 15_000;

/**
 * A program that is right or wrong as a whole.
 * @param {readonly string[]} args of Node
 * @param {number} timeout in ms
 * @returns {Promise<Counts>}
 */
export async function check(args, timeout) {
  const { code } = await runNode(args, timeout);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * A program that prints `N passed, N failed` and ends with 0 when none failed.
 * @param {readonly string[]} args of Node
 * @param {number} timeout in ms
 * @returns {Promise<Counts>}
 */
export async function counted(args, timeout) {
  const { code, output } = await runNode(args, timeout);
  return judge(code, output);
}

/**
 * Nothing passed, no counts, or another exit code than the counts say: each is a failure.
 * @param {number} code
 * @param {string} output
 * @returns {Counts}
 */
export function judge(code, output) {
  const counts = countsIn(output) ?? { passed: 0, failed: 0, skipped: 0 };
  const failed = counts.failed > 0 || (code === 0 && counts.passed > 0) ? counts.failed : 1;
  return { ...counts, failed };
}

/**
 * @param {string} output
 * @returns {Counts | undefined} those of the last line that has them
 */
export function countsIn(output) {
  const found = [...output.matchAll(/(\d+) passed, (\d+) failed(?:, (\d+) skipped)?/g)].at(-1);
  if (found === undefined) return undefined;
  const [, passed, failed, skipped = '0'] = found;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/**
 * Runs the pinned Node in the repository; what it prints goes to the terminal as it comes.
 * @param {readonly string[]} args
 * @param {number} timeout in ms
 * @returns {Promise<{ code: number, output: string }>} `output`: what it wrote to standard output
 */
export async function runNode(args, timeout) {
  const child = start(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout?.on('data', (data) => {
    output += String(data);
    process.stdout.write(data);
  });
  const timer = setTimeout(() => {
    console.error(`\`${args.join(' ')}\` took longer than ${String(timeout / 1000)} s and is ended.`);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
  }, timeout);
  const code = await exitCodeOf(child);
  clearTimeout(timer);
  return { code, output };
}
