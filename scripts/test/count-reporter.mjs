// A reporter for Node's test runner that writes one JSON text: how many tests passed and failed, and which were skipped and why.

/**
 * @typedef {{ readonly name: string, readonly reason: string }} Skip
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skips: readonly Skip[] }} Report
 */

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} source */
export default async function* countReporter(source) {
  let passed = 0;
  let failed = 0;
  /** @type {Skip[]} */
  const skips = [];
  for await (const event of source) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    const { name, file, skip, details } = event.data;
    // A suite is no test of its own: its tests count.
    if (details.type === 'suite') continue;
    // A file is reported as a test when it failed to load, or has none: what ran nothing has failed.
    if (name === file) failed++;
    else if (skip !== undefined && skip !== false) skips.push({ name, reason: skip === true ? '' : skip });
    else if (event.type === 'test:pass') passed++;
    else failed++;
  }
  yield JSON.stringify({ passed, failed, skips });
}
