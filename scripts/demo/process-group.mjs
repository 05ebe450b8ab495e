// A program with all that it starts, and the wish of a person to end it.
import { start } from '../setup/process.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** How long it may take to end by itself. */
const GRACE = 5_000;

/**
 * Starts a program as the head of a process group of its own, so that all of it can be ended together.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {ChildProcess}
 */
export function startGroup(command, args, options) {
  return start(command, args, { ...options, detached: process.platform !== 'win32' });
}

/**
 * Ends the program and whatever it started: asks first, then insists.
 * @param {ChildProcess} child
 * @returns {Promise<void>}
 */
export async function stopGroup(child) {
  const end = Date.now() + GRACE;
  for (let signal = /** @type {NodeJS.Signals} */ ('SIGTERM'); send(child, signal);) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (Date.now() > end) signal = 'SIGKILL';
  }
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 * @returns {boolean} false when nobody is left to hear it
 */
function send(child, signal) {
  if (child.pid === undefined) return false;
  if (process.platform === 'win32')
    return child.exitCode === null && child.signalCode === null && child.kill(signal);
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/**
 * @typedef {object} Stop
 * @property {Promise<void>} signal resolves when the person pressed Ctrl-C, or the terminal was closed
 * @property {() => boolean} given
 * @property {() => void} release from then on, these signals do what they always do
 * @returns {Stop}
 */
export function untilStopped() {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  let given = false;
  let hear = () => {};
  const signal = /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      hear = () => {
        given = true;
        resolve();
      };
    })
  );
  for (const name of signals) process.on(name, hear);
  return {
    signal,
    given: () => given,
    release: () => {
      for (const name of signals) process.off(name, hear);
    },
  };
}
