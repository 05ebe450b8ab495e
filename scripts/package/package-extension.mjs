// The extension as a .vsix, with the notices of everything in it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/paths.mjs';
import { exitCodeOf, start } from '../setup/process.mjs';
import { bundledFolders, dataNotices, formatNotices, licencesOf } from './notices.mjs';

/** Bundles that go into the package; that of the tests does not. */
const SHIPPED = ['extension', 'extension.web', 'timeline', 'server', 'server.web', 'cli'];

/** Data in the package, beside ECS, whose source asks for a notice. */
const NOTICED_DATA = ['attack'];

/** There is no public repository yet that the README's relative links could be made to lead to. */
const UNPUBLISHED = ['--allow-missing-repository', '--no-rewrite-relative-links'];

/**
 * Builds for production, writes THIRD-PARTY-NOTICES.txt and the package.
 * @param {string} file where the .vsix goes
 * @param {import('node:child_process').StdioOptions} [stdio] of the programs that do it
 * @returns {Promise<void>}
 * @throws {Error} when a step fails or something in the package has no licence text
 */
export async function packageExtension(file, stdio = ['ignore', 'inherit', 'inherit']) {
  await runNode(['scripts/build.mjs', '--production'], stdio);
  writeFileSync(path.join(root, 'THIRD-PARTY-NOTICES.txt'), notices());
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  await runNode([vsce, 'package', '--no-dependencies', ...UNPUBLISHED, '--out', file], stdio);
}

function notices() {
  const metafiles = SHIPPED.map((name) => {
    const metafile = path.join(root, `node_modules/.cache/rulewright/meta/${name}.json`);
    return JSON.parse(readFileSync(metafile, 'utf8'));
  });
  // The ECS table is made from its package at build time: data of it, no code.
  const folders = [...bundledFolders(metafiles), 'node_modules/@elastic/ecs'];
  const data = dataNotices(path.join(root, 'server/data'), NOTICED_DATA);
  return formatNotices([...licencesOf(root, folders), ...data]);
}

/**
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 */
async function runNode(args, stdio) {
  const code = await exitCodeOf(start(process.execPath, args, { cwd: root, stdio }));
  if (code !== 0) throw new Error(`\`${args.join(' ')}\` ended with ${String(code)}`);
}
