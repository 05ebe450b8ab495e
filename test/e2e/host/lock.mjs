import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** An owner writes its id at once; a file that stays empty is of one that died in between. */
const emptyFor = 10_000;

/**
 * Runs `work` while no other process of this machine does so under the same lock file. The file holds the owner's process id;
 * the lock of a process that is gone is taken over. Two that take it over in the same instant can both get in: the work
 * must bear that.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  while (!acquire(file)) {
    if (isAbandoned(file)) rmSync(file, { force: true });
    else await sleep(500);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {number} id */
export function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {string} file */
function acquire(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    const id = Number(readFileSync(file, 'utf8'));
    return id > 0 ? !isAlive(id) : Date.now() - statSync(file).mtimeMs > emptyFor;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
