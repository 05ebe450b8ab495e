// Installs the VS Code under test from the npm registry alone: no compiler, no install script, no other download.
// As a program: `node test/e2e/host/install.mjs`. Plain JavaScript for Node 20 without packages.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hostFiles, hostFolder, hostRoot, isInstalled } from './folder.mjs';
import { isAlive, withLock } from './lock.mjs';
import { run } from './run.mjs';

/**
 * Idempotent; quick when it is there; safe when two processes start it.
 * @param {(line: string) => void} [log] told once when an installation starts
 * @returns {Promise<{ node: string, entry: string }>} absolute paths of the Node binary and of code-server's script
 * @throws {Error} with one line that says why it can't be installed
 */
export async function installHost(log = () => {}) {
  refuseOtherMachines();
  if (!isInstalled()) {
    await withLock(path.join(hostRoot, 'install.lock'), async () => {
      if (!isInstalled()) await install(log);
    });
  }
  return hostFiles(hostFolder());
}

function refuseOtherMachines() {
  if (process.platform === 'linux' && process.arch === 'x64') return;
  throw new Error(
    `the VS Code for tests is packaged for linux x64 only, this is ${process.platform} ${process.arch}`,
  );
}

/** @param {(line: string) => void} log */
async function install(log) {
  log('Installing the VS Code for tests (code-server from npm, about 800 MB, once) ...');
  removeUnfinished();
  const unfinished = path.join(hostRoot, `unfinished-${String(process.pid)}`);
  mkdirSync(unfinished);
  for (const name of ['package.json', 'package-lock.json']) {
    copyFileSync(path.join(import.meta.dirname, name), path.join(unfinished, name));
  }
  await npm(['ci'], unfinished);
  const { node, entry } = hostFiles(unfinished);
  chmodSync(node, 0o755);
  // Not `npm ci`: the shrinkwrap that code-server ships there lacks an optional package, which npm refuses.
  await npm(['install', '--omit=dev'], path.join(unfinished, 'node_modules/code-server/lib/vscode'));
  await run(node, [entry, '--config', path.join(unfinished, 'config.yaml'), '--version']);
  // The final name says that it is complete; a twin that was quicker has put the same there.
  if (isInstalled()) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, hostFolder());
}

/** What installations left that were killed. */
function removeUnfinished() {
  for (const name of readdirSync(hostRoot)) {
    const owner = /^unfinished-(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) {
      rmSync(path.join(hostRoot, name), { recursive: true, force: true });
    }
  }
}

/**
 * Install scripts stay off: code-server's own demands other tools and compiles modules that nothing here needs.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const script = process.env['npm_execpath'];
  return script !== undefined && existsSync(script)
    ? run(process.execPath, [script, ...args, ...options], { cwd })
    : run('npm', [...args, ...options], { cwd });
}

if (process.argv[1] === import.meta.filename) {
  try {
    const { entry } = await installHost((line) => console.log(line));
    console.log(`VS Code for tests: ${path.resolve(entry, '../../..')}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
