// Makes an empty clone ready: packages installed, and the script running on the pinned Node. Plain JavaScript for Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/paths.mjs';
import { isInstalled } from './installed.mjs';
import { exitCodeOf, start } from './process.mjs';

/** Set for the second run of a script, so that it can't start itself again and again. */
const MARK = 'RULEWRIGHT_PREPARED';

/**
 * Installs the packages when they are missing or others than package-lock.json says. Goes on when this is the pinned Node,
 * else runs the script again under it and ends with its exit code.
 * @param {string} script its `import.meta.filename`
 */
export async function prepare(script) {
  const again = process.env[MARK] !== undefined;
  if (!again && !isInstalled(root)) install();
  if (process.version === pinnedVersion()) {
    process.env['PATH'] = pathWithPinnedNode();
    return;
  }
  if (again) fail(`${pinnedNode()} is ${process.version}, not the pinned ${pinnedVersion()}`);
  const child = start(pinnedNode(), [script, ...process.argv.slice(2)], {
    env: { ...process.env, PATH: pathWithPinnedNode(), [MARK]: '1' },
  });
  // Ctrl-C reaches the child itself, which ends in its own time; other signals are handed on.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  process.exit(await exitCodeOf(child));
}

function install() {
  console.log('Installing the packages of package-lock.json (npm ci) ...');
  const npm = process.env['npm_execpath'];
  const options = ['ci', '--no-audit', '--no-fund'];
  const { status, error } =
    npm !== undefined && existsSync(npm)
      ? spawnSync(process.execPath, [npm, ...options], { cwd: root, stdio: 'inherit' })
      : spawnSync('npm', options, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) fail(`\`npm ci\` failed${error === undefined ? '' : `: ${error.message}`}`);
  if (!isInstalled(root))
    fail('`npm ci` left packages out: is `ignore-scripts` set? The pinned Node needs its install script');
}

/** @returns {string} as `process.version` has it */
function pinnedVersion() {
  const manifest = path.join(root, 'node_modules/node/package.json');
  return `v${JSON.parse(readFileSync(manifest, 'utf8')).version}`;
}

function pinnedNode() {
  return path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function pathWithPinnedNode() {
  return [path.join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(path.delimiter);
}

/**
 * @param {string} problem
 * @returns {never}
 */
function fail(problem) {
  console.error(`Rulewright's set-up: ${problem}.`);
  process.exit(1);
}
