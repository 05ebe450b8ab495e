/** Reading the disk, for the command line and the language server: plain paths in, words for people when it fails. */
import { open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { DirectoryEntry } from '../core/cases/file-system.ts';

/** What the disk refused; the message is the reason alone: "permission denied". */
export class FileError extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(describeFileError(cause), { cause });
    this.path = path;
  }
}

/** Rejects with a `FileError`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new FileError(path, error);
  }
}

/** `FileSystem.open`. Rejects with a `FileError`. */
export async function* openBytes(path: string): AsyncGenerator<Uint8Array, void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    // Most files are small. One buffer serves all pieces: new ones would pile up until they are collected.
    let buffer = Buffer.allocUnsafe(FIRST_PIECE);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      if (bytesRead === FIRST_PIECE) buffer = Buffer.allocUnsafe(PIECE);
    }
  } catch (error) {
    throw new FileError(path, error);
  } finally {
    await file?.close();
  }
}

const FIRST_PIECE = 16 * 1024;
const PIECE = 256 * 1024;

/** Sorted by name; links count as what they lead to. `undefined` when there is no such directory. Rejects with a `FileError`. */
export async function listDirectory(path: string): Promise<readonly DirectoryEntry[] | undefined> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const kinds = await Promise.all(
      entries.map(async (entry) => ({
        name: entry.name,
        kind: entry.isSymbolicLink() ? await linkedKind(join(path, entry.name)) : kindOf(entry),
      })),
    );
    return kinds.sort(byName);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new FileError(path, error);
  }
}

/** True when a file is there, or a link to one. */
export async function isFile(path: string): Promise<boolean> {
  return (await linkedKind(path)) === 'file';
}

export function describeFileError(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  return REASONS.get(code) ?? `it can't be read (${code})`;
}

/** True when the error says that there is nothing at the path. */
export function isMissing(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'no such file or folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its symbolic links lead back to themselves'],
  ['ENAMETOOLONG', 'the path is too long'],
  ['EMFILE', 'too many open files'],
  ['ERR_FS_FILE_TOO_LARGE', 'it is larger than 2 GiB'],
]);

interface FileKind {
  isFile(): boolean;
  isDirectory(): boolean;
}

function kindOf(entry: FileKind): DirectoryEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'other';
}

async function linkedKind(path: string): Promise<DirectoryEntry['kind']> {
  try {
    return kindOf(await stat(path));
  } catch {
    // A link that leads nowhere is neither file nor directory.
    return 'other';
  }
}

function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function byName(left: DirectoryEntry, right: DirectoryEntry): number {
  return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
}
