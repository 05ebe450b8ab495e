/** Fact tables without a build, for tests and development; the built server reads `server/dist/data`. Node only. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadTable, TableName } from '../src/core/tables.ts';
import { ecsTable, type EcsEntry } from './ecs-table.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const CACHE = join(HERE, '../../node_modules/.cache/rulewright');

export const readTable: ReadTable = (name) => JSON.parse(readFileSync(tableFile(name), 'utf8')) as unknown;

/** Path of a table's JSON file; the one of ECS is made from the npm package when it is not there yet. */
export function tableFile(name: TableName): string {
  return name === 'ecs' ? cachedEcsFile() : join(HERE, `${name}.json`);
}

/** The ECS table as JSON text, made from npm `@elastic/ecs`. Slow: loads 1.5 MB of JavaScript. */
export function makeEcsTable(): string {
  const { EcsFlat, EcsVersion } = createRequire(import.meta.url)('@elastic/ecs') as {
    EcsFlat: Readonly<Record<string, EcsEntry>>;
    EcsVersion: string;
  };
  return JSON.stringify(ecsTable(EcsVersion, EcsFlat));
}

/** The package's version without loading it. */
function ecsVersion(): string {
  const manifest = createRequire(import.meta.url)('@elastic/ecs/package.json') as { version: string };
  return manifest.version;
}

/** The cache's name depends on all that the table depends on: the package's version and the code that makes it. */
function cachedEcsFile(): string {
  const code = readFileSync(join(HERE, 'ecs-table.ts'));
  const key = createHash('sha256').update(code).update(ecsVersion()).digest('hex').slice(0, 12);
  const file = join(CACHE, `ecs-${key}.json`);
  try {
    readFileSync(file);
  } catch {
    mkdirSync(CACHE, { recursive: true });
    // Test processes run side by side: each writes its own file, the last rename wins with the same content.
    const own = `${file}.${String(process.pid)}`;
    writeFileSync(own, makeEcsTable());
    renameSync(own, file);
  }
  return file;
}
