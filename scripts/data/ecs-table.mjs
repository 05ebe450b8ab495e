import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeEcsTable } from '../../server/data/read-table.ts';

/**
 * Writes the compact ECS table for the build; it is not committed, since npm `@elastic/ecs` is at hand wherever one builds.
 * @param {string} outFile usually `server/dist/data/ecs.json`
 * @returns {Promise<void>}
 */
export async function buildEcsTable(outFile) {
  await mkdir(dirname(outFile), { recursive: true });
  await writeFile(outFile, makeEcsTable());
}
