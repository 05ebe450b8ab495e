import { access, copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';

/** Tables without which the server can't work; `ecs` is made, the others are committed. */
const needed = ['ecs', 'layers', 'streams', 'usage', 'attack'];

/**
 * Lays the fact tables where the bundles read them.
 * @param {string} folder usually `server/dist/data`
 */
export async function copyTables(folder) {
  await mkdir(folder, { recursive: true });
  const source = path.join(root, 'server/data');
  for (const name of await readdir(source)) {
    if (name.endsWith('.json')) await copyFile(path.join(source, name), path.join(folder, name));
  }
  const { buildEcsTable } = await import('../data/ecs-table.mjs');
  await buildEcsTable(path.join(folder, 'ecs.json'));
  await refuseGaps(folder);
}

/** @param {string} folder */
async function refuseGaps(folder) {
  /** @type {string[]} */
  const missing = [];
  for (const name of needed) {
    await access(path.join(folder, `${name}.json`)).catch(() => missing.push(name));
  }
  if (missing.length > 0) throw new Error(`no fact table ${missing.join(', ')} in server/data`);
}
