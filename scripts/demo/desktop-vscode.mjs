// The desktop's VS Code, when its command `code` is on PATH.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { exitCodeOf, start } from '../setup/process.mjs';

const onWindows = process.platform === 'win32';

/**
 * @param {string} extension folder of the extension under development
 * @param {string} folder to open
 * @returns {Promise<boolean>} false when there is no such VS Code, or it would not start
 */
export async function openOnDesktop(extension, folder) {
  const code = findCode();
  if (code === undefined) return false;
  console.log(`\nOpening ${folder} in VS Code with the extension.`);
  const args = [`--extensionDevelopmentPath=${extension}`, folder];
  // A .cmd file needs the shell, which takes the words apart unless they are quoted.
  const child = onWindows
    ? start(
        `"${code}"`,
        args.map((arg) => `"${arg}"`),
        { shell: true },
      )
    : start(code, args);
  const exitCode = await exitCodeOf(child);
  if (exitCode !== 0)
    console.log(`\`${code}\` ended with ${String(exitCode)}; trying VS Code in the browser.`);
  return exitCode === 0;
}

function findCode() {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((entry) => entry !== '')
    .map((entry) => path.join(entry, onWindows ? 'code.cmd' : 'code'))
    .find((file) => isExecutable(file));
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
