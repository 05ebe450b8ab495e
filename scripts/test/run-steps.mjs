// Runs the steps of `npm test` one after the other and adds up what they counted.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {object} Step
 * @property {string} name for `--only`
 * @property {string} title
 * @property {() => Promise<Counts>} run
 */

/**
 * Every step runs, whatever became of those before. One that counted nothing has failed: what did not run is not green.
 * @param {readonly Step[]} steps
 * @param {(line: string) => void} print
 * @returns {Promise<number>} the exit code
 */
export async function runSteps(steps, print) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const rows = [];
  for (const step of steps) {
    print(`\n== ${step.title} (${step.name})`);
    const started = performance.now();
    const counts = honest(await step.run(), step, print);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += counts[key];
    rows.push(row(step.name, counts, performance.now() - started));
    print(rows.at(-1) ?? '');
  }
  print(`\n== Steps\n${rows.join('\n')}\n`);
  print(`${String(sum.passed)} passed, ${String(sum.failed)} failed, ${String(sum.skipped)} skipped`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

/**
 * @param {Counts} counts
 * @param {Step} step
 * @param {(line: string) => void} print
 * @returns {Counts}
 */
function honest(counts, step, print) {
  const { passed, failed, skipped } = counts;
  if (passed + failed + skipped > 0) return counts;
  print(`${step.name}: ran nothing, which counts as a failure.`);
  return { passed, failed: 1, skipped };
}

/**
 * @param {string} name
 * @param {Counts} counts
 * @param {number} milliseconds
 */
function row(name, { passed, failed, skipped }, milliseconds) {
  const mark = failed > 0 ? 'FAILED' : 'ok';
  const counted = `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
  return `${mark.padEnd(6)} ${name.padEnd(8)} ${counted}, ${(milliseconds / 1000).toFixed(1)} s`;
}
