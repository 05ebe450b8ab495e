// Finds a Chromium, or installs Debian's. Plain JavaScript for Node 20 without packages.
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { hostRoot } from './folder.mjs';
import { withLock } from './lock.mjs';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * @returns {string | undefined} the browser that `RULEWRIGHT_CHROMIUM` names, else the first one on PATH
 */
export function findChromium() {
  const named = process.env['RULEWRIGHT_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/**
 * @param {(line: string) => void} [log] told once when an installation starts
 * @returns {Promise<string>} path of the browser
 * @throws {Error} with one line that says why there is none
 */
export async function installChromium(log = () => {}) {
  return findChromium() ?? (await withLock(path.join(hostRoot, 'chromium.lock'), () => install(log)));
}

/** @param {(line: string) => void} log */
async function install(log) {
  const found = findChromium();
  if (found !== undefined) return found;
  if (!isDebian() || process.getuid?.() !== 0) {
    throw new Error(
      'no Chromium on PATH (install one, or name it in RULEWRIGHT_CHROMIUM; on Debian root gets it by itself)',
    );
  }
  log('Installing Chromium (apt-get, once) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  const installed = findChromium();
  if (installed === undefined) throw new Error('apt-get installed `chromium`, yet it is not on PATH');
  return installed;
}

function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
