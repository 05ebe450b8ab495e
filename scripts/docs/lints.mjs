// Writes docs/lints: a page for each lint, and their list. With `--check` it writes nothing, and fails when a page differs.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { lintPages, REPAIR } from './lint-pages.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'lints');

const wanted = new Map();
for (const [name, text] of lintPages()) wanted.set(name, await formatted(join(FOLDER, name), text));

mkdirSync(FOLDER, { recursive: true });
const present = readdirSync(FOLDER);
const obsolete = present.filter((name) => !wanted.has(name));
const stale = [...wanted.keys()].filter(
  (name) => !present.includes(name) || readFileSync(join(FOLDER, name), 'utf8') !== wanted.get(name),
);

if (!process.argv.includes('--check')) {
  for (const name of obsolete) rmSync(join(FOLDER, name));
  for (const name of stale) writeFileSync(join(FOLDER, name), wanted.get(name));
} else if (obsolete.length + stale.length > 0) {
  console.error(`docs/lints is out of date: ${[...stale, ...obsolete].join(', ')}. Run: ${REPAIR}`);
  process.exitCode = 1;
}

/**
 * @param {string} file
 * @param {string} markdown
 */
async function formatted(file, markdown) {
  return await format(markdown, { ...(await resolveConfig(file)), parser: 'markdown' });
}
