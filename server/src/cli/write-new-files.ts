import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that could not be written; none was. */
export interface NotWritten {
  readonly location: string;
  /** As Node tells it. */
  readonly error: unknown;
}

export interface NewText {
  /** Absolute. */
  readonly location: string;
  readonly text: string;
}

/** Writes files that are not there yet, with the folders that they need: all of them, or none. */
export async function writeNewFiles(files: readonly NewText[]): Promise<NotWritten | undefined> {
  const undo: (() => Promise<void>)[] = [];
  for (const { location, text } of files) {
    try {
      const folder = dirname(location);
      const first = await mkdir(folder, { recursive: true });
      if (first !== undefined) undo.push(() => removeFolders(folder, first));
      await writeFile(location, text, { flag: 'wx' }).catch((error: unknown) => {
        // One that could be made and not filled.
        if (!isThere(error)) undo.push(() => rm(location, { force: true }));
        throw error;
      });
      undo.push(() => rm(location, { force: true }));
    } catch (error) {
      for (const step of undo.reverse()) await step();
      return { location, error };
    }
  }
  return undefined;
}

export function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** Those that were made, from the innermost to the first; where another file came into one meanwhile, it stays. */
async function removeFolders(innermost: string, first: string): Promise<void> {
  try {
    for (let at = innermost; at.startsWith(first); at = dirname(at)) await rmdir(at);
  } catch {
    // Not empty, or gone: either way there is nothing of ours left.
  }
}
