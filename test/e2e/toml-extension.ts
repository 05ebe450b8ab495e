import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '../support/shared.ts';

/**
 * Packs the extension of `toml-extension/`, which colours TOML with Even Better TOML's scope names: that one can't be had
 * without the marketplace.
 * @param folder where the package goes
 * @returns its path
 */
export async function packedToml(folder: string): Promise<string> {
  const file = path.join(folder, 'toml-colours.vsix');
  const vsce = path.join(repositoryRoot, 'node_modules/@vscode/vsce/vsce');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file];
  await promisify(execFile)(process.execPath, [vsce, 'package', ...flags], {
    cwd: path.join(repositoryRoot, 'test/e2e/toml-extension'),
  });
  return file;
}
