// Whether node_modules is what package-lock.json says. Plain JavaScript for Node 20, without packages: it runs before `npm ci`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages by path: `node_modules/chevrotain`
 */

/**
 * Compares contents, not times: a checkout of another commit gives every file a new time.
 * @param {string} root the repository
 */
export function isInstalled(root) {
  const modules = path.join(root, 'node_modules');
  const installed = packagesOf(path.join(modules, '.package-lock.json'));
  const locked = packagesOf(path.join(root, 'package-lock.json'));
  if (installed === undefined || locked === undefined) return false;
  return missingPackages(locked, installed).length === 0 && existsSync(path.join(modules, '.bin', nodeName));
}

const nodeName = process.platform === 'win32' ? 'node.cmd' : 'node';

/**
 * Paths of packages that are locked and not installed, or installed in another version. Optional ones may be missing: they
 * are for other machines.
 * @param {LockedPackages} locked
 * @param {LockedPackages} installed
 */
export function missingPackages(locked, installed) {
  return Object.entries(locked)
    .filter(([place, entry]) => place.includes('node_modules/') && entry.link !== true)
    .filter(([place, entry]) => {
      const found = installed[place];
      return found === undefined ? !isOptional(entry) : found.version !== entry.version;
    })
    .map(([place]) => place);
}

/** @param {LockedPackage} entry */
function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

/**
 * @param {string} file a lock file of npm
 * @returns {LockedPackages | undefined} undefined when there is none, or a broken one
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
