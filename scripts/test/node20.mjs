// The command line is built for Node 20: it runs there, when the machine has one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { root } from '../build/paths.mjs';

const MAJOR = 'v20.';

/** @returns {Promise<import('./run-steps.mjs').Counts>} */
export async function runOnNode20() {
  const node = nodesOnPath().find((file) => versionOf(file).startsWith(MAJOR));
  if (node === undefined) {
    console.log('skipped: no Node 20 on PATH');
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const cli = path.join(root, 'server/dist/cli.js');
  console.log(`${node} (${versionOf(node)}) ${path.relative(root, cli)}`);
  const results = [['--version'], ['test', 'samples'], ['check', 'samples', '--format', 'json']].map(
    (args) => {
      const { status } = spawnSync(node, [cli, ...args], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      console.log(`rulewright ${args.join(' ')}: exit ${String(status)}`);
      return status === 0;
    },
  );
  const passed = results.filter((fine) => fine).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

/** Every `node` that PATH leads to, but those that npm puts in front. */
function nodesOnPath() {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => folder !== '' && !folder.includes('node_modules'))
    .map((folder) => path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .filter((file) => isExecutable(file));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
function versionOf(file) {
  return spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
