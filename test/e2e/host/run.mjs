import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} what it printed, both streams
 * @throws {Error} with one line: the command, how it ended and the line of its output that tells most
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
    child.once('error', (error) => reject(new Error(`\`${command}\` can't be started: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(`\`${[command, ...args].join(' ')}\` ended with ${String(code)}: ${tellingLine(output)}`),
        );
    });
  });
}

/** Lines that name an error and tell nothing: where npm's log is, a module that code-server does without. */
const noise = /complete log of this run|bindings file/;

/** @param {string} output */
function tellingLine(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !noise.test(line));
  return lines.find((line) => /\berr(or|!)?\b/i.test(line)) ?? lines.at(-1) ?? 'no output';
}
