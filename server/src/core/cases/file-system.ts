export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/**
 * The only way the core reaches files: given in by the command line (paths) and by the language server (URIs).
 * A location is absolute, with `/` between its parts; only the port takes it apart.
 */
export interface FileSystem {
  /** Rejects when the file can't be read; the message says why, in words for people. */
  readFile(location: string): Promise<Uint8Array>;
  /**
   * The bytes of a file, in pieces, each of which holds its bytes only until the next one is asked for. Rejects as `readFile` does,
   * also on its way; whoever ends early closes the file.
   */
  open(location: string): AsyncIterable<Uint8Array>;
  /** `undefined` when there is no such directory. Sorted by name. */
  readDirectory(location: string): Promise<readonly DirectoryEntry[] | undefined>;
  /** A quick look whether a file is there; without it, the directory is listed. */
  isFile?(location: string): Promise<boolean>;
  join(location: string, ...names: readonly string[]): string;
  /** The directory that holds the location; the location itself at the top. */
  parent(location: string): string;
  /** Last part, decoded: `rule.toml`. */
  name(location: string): string;
  /**
   * Unpacks gzip (RFC 1952) piece by piece; its implementation is the host's. Rejects with a reason in words for people when the
   * bytes are no gzip or are cut off, and as `packed` does.
   */
  gunzip(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}
