import type { DirectoryEntry, FileSystem } from '../core/cases/file-system.ts';
import type { ReadTable } from '../core/index.ts';

/** Reads what stands at an address (`file:///rules/x.toml`). Rejects with a reason for people. */
export interface FileReader {
  readFile(uri: string): Promise<Uint8Array>;
  /** In pieces, as `FileSystem.open`; without it a file comes whole. */
  open?(uri: string): AsyncIterable<Uint8Array>;
  /** `undefined` when there is no such directory. In any order. */
  readDirectory(uri: string): Promise<readonly DirectoryEntry[] | undefined>;
  /** A quick look whether a file is there; without it, the directory is listed. */
  isFile?(uri: string): Promise<boolean>;
}

/** What the place that the server runs in can do for it. */
export interface Host {
  /** `options`: `initializationOptions` of the client. */
  tables(options: unknown): ReadTable;
  /** Reads `file:` addresses, where the host has a disk; all others are the client's. */
  readonly disk: FileReader | undefined;
  /** Better than what browsers have, which is taken without it. */
  readonly gunzip?: FileSystem['gunzip'];
}
