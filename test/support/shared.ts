/**
 * The optional folder of reference data beside the repository (`../shared`). Tests that use it ask here, and skip with
 * `skipWithoutShared` as the reason where it is absent.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const sharedRoot = resolve(repositoryRoot, '..', 'shared');

/** For `test(name, { skip: folder === undefined && skipWithoutShared }, ...)`. */
export const skipWithoutShared = 'no ../shared folder beside the repository (optional reference data)';

/** Absolute path of a folder or file below `../shared`, or `undefined` where it does not exist. */
export function sharedFolder(...parts: readonly string[]): string | undefined {
  const folder = join(sharedRoot, ...parts);
  return existsSync(folder) ? folder : undefined;
}
