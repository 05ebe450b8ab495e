import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describeFileError, isMissing } from '../node/files.ts';

export interface PathProblem {
  readonly path: string;
  readonly message: string;
}

export interface Walk {
  /** Absolute paths of the `.toml` files below the folder, sorted; no file twice, whatever links lead to it. */
  readonly files: readonly string[];
  /** Folders that could not be listed. */
  readonly unreadable: readonly PathProblem[];
  /** Links named `.toml` with nothing behind them. */
  readonly broken: readonly PathProblem[];
}

interface Folder {
  readonly path: string;
  /** The same with every link resolved: what tells folders apart. */
  readonly real: string;
}

/**
 * Looks for `.toml` files below `folder`, in which `node_modules`, dot folders and `*.samples` are left out. Links are
 * followed after everything else, so that a file reached both ways keeps its real path and a loop ends where it closes.
 * `real` is the folder's own path with every link resolved.
 */
export async function findTomlFiles(folder: string, real: string): Promise<Walk> {
  const files = new Map<string, string>();
  const unreadable: PathProblem[] = [];
  const broken: PathProblem[] = [];
  const seen = new Set<string>();
  const pending: Folder[] = [{ path: folder, real }];
  const links: string[] = [];

  for (;;) {
    const next = pending.pop() ?? (await followLinks(links, files, broken));
    if (next === undefined) break;
    if (seen.has(next.real)) continue;
    seen.add(next.real);
    const entries = await list(next.path, unreadable);
    for (const entry of entries) {
      const path = join(next.path, entry.name);
      if (entry.isSymbolicLink()) links.push(path);
      else if (entry.isDirectory() && isSearched(entry.name))
        pending.push({ path, real: join(next.real, entry.name) });
      else if (entry.isFile() && isToml(entry.name)) files.set(join(next.real, entry.name), path);
    }
  }
  return { files: [...files.values()].sort(), unreadable, broken };
}

/** Takes links until one leads to a folder, which it gives back; those to files are added to `files`. */
async function followLinks(
  links: string[],
  files: Map<string, string>,
  broken: PathProblem[],
): Promise<Folder | undefined> {
  for (let path = links.pop(); path !== undefined; path = links.pop()) {
    const target = await targetOf(path, broken);
    if (target === undefined) continue;
    const names = [basename(path), basename(target.real)];
    if (target.directory && names.every(isSearched)) return { path, real: target.real };
    if (!target.directory && isToml(basename(path)) && !files.has(target.real)) files.set(target.real, path);
  }
  return undefined;
}

async function targetOf(
  path: string,
  broken: PathProblem[],
): Promise<{ real: string; directory: boolean } | undefined> {
  try {
    const kind = await stat(path);
    if (!kind.isDirectory() && !kind.isFile()) return undefined;
    return { real: await realpath(path), directory: kind.isDirectory() };
  } catch (error) {
    if (isToml(basename(path)))
      broken.push({ path, message: `a link that leads nowhere: ${describeFileError(error)}` });
    return undefined;
  }
}

async function list(path: string, unreadable: PathProblem[]): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    // A folder that was removed since its parent was listed holds no rule.
    if (!isMissing(error)) unreadable.push({ path, message: describeFileError(error) });
    return [];
  }
}

function isSearched(name: string): boolean {
  return name !== 'node_modules' && !name.startsWith('.') && !name.endsWith('.samples');
}

function isToml(name: string): boolean {
  return name.endsWith('.toml');
}
