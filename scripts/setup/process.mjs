// Starting other programs and hearing how they end. Plain JavaScript for Node 20.
import { spawn } from 'node:child_process';
import os from 'node:os';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options] by default the child shares this process's terminal
 */
export function start(command, args, options = {}) {
  return spawn(command, args, { stdio: 'inherit', ...options });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} as a shell gives it: 128 + number for a signal, 127 when it could not be started
 */
export function exitCodeOf(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : os.constants.signals[signal]));
    });
  });
}
