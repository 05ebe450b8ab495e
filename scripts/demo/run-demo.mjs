// The demo: the report of the samples, then the samples in an editor.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../build/paths.mjs';
import { exitCodeOf, start } from '../setup/process.mjs';
import { openInBrowser } from './browser-vscode.mjs';
import { openOnDesktop } from './desktop-vscode.mjs';

const SAMPLES = path.join(root, 'samples');

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code: that of the report, whatever becomes of the editor
 */
export async function runDemo(args) {
  const { values } = parseArgs({ args: [...args], options: { 'no-open': { type: 'boolean' } } });
  const built = await runNode(['scripts/build.mjs'], ['ignore', 'ignore', 'inherit']);
  if (built !== 0) return built;
  console.log('rulewright test samples\n');
  const report = await runNode(['server/dist/cli.js', 'test', 'samples'], ['ignore', 'inherit', 'inherit']);
  if (values['no-open'] !== true && process.env['CI'] === undefined && process.stdin.isTTY) await open();
  return report;
}

async function open() {
  try {
    if (!(await openOnDesktop(root, SAMPLES))) await openInBrowser(SAMPLES);
  } catch (error) {
    console.log(`\nNo editor was opened: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/**
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 */
function runNode(args, stdio) {
  return exitCodeOf(start(process.execPath, args, { cwd: root, stdio }));
}
