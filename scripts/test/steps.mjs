// What `npm test` does, in its order.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/paths.mjs';
import { check, counted } from './run-program.mjs';
import { runOnNode20 } from './node20.mjs';
import { runUnitTests } from './unit.mjs';

const MINUTE = 60_000;

/** @param {string} name of a package's program */
const bin = (name) => path.join(root, 'node_modules', name);

/** @type {readonly import('./run-steps.mjs').Step[]} */
export const steps = [
  { name: 'types', title: 'Types', run: () => check([bin('typescript/bin/tsc'), '--build'], 5 * MINUTE) },
  {
    name: 'lint',
    title: 'Linter',
    run: () => check([bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'], 5 * MINUTE),
  },
  {
    name: 'format',
    title: 'Formatter',
    run: () => check([bin('prettier/bin/prettier.cjs'), '--check', '.'], 5 * MINUTE),
  },
  { name: 'build', title: 'Bundles', run: () => check(['scripts/build.mjs'], 5 * MINUTE) },
  { name: 'unit', title: 'Unit tests', run: () => runUnitTests(unitTests(), 15 * MINUTE) },
  { name: 'node20', title: 'The bundled command line on Node 20', run: () => runOnNode20() },
  {
    name: 'suite',
    title: 'Suite in the extension host',
    run: () => counted(['test/e2e/suite.mjs'], 10 * MINUTE),
  },
  {
    name: 'untrusted',
    title: 'The same where the workspace is not trusted',
    run: () => counted(['test/e2e/untrusted.mjs'], 5 * MINUTE),
  },
  { name: 'browser', title: 'A person in the browser', run: () => counted(['test/e2e/ui.mjs'], 14 * MINUTE) },
];

function unitTests() {
  return readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}
