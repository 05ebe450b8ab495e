import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Reads a JSON file of the reference folder; the caller names its shape. */
export function readShared<T>(shared: string, path: string): T {
  return JSON.parse(readFileSync(join(shared, path), 'utf8')) as T;
}

/** A committed table: its text, and where its facts are from. */
export interface TableRecipe {
  readonly name: string;
  readonly make: (shared: string) => string;
  readonly sources: readonly Source[];
}

/** Where facts are from. `commit` or `version` is absent where the reference folder does not know it. */
export interface Source {
  readonly what: string;
  readonly from: string;
  readonly version?: string;
  readonly commit?: string;
  readonly licence: string;
  /** The file of the reference folder that was read. */
  readonly file: string;
}
