import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadTable } from '../core/index.ts';

/** Reads the fact tables as the build lays them beside a bundle: `<folder>/<name>.json`. */
export function tablesIn(folder: string): ReadTable {
  return (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown;
}
