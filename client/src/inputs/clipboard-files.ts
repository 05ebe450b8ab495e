import {
  EventEmitter,
  FileSystemError,
  FileType,
  Uri,
  workspace,
  type Disposable,
  type FileStat,
  type FileSystemProvider,
} from 'vscode';
import { ID } from '../names.ts';

const SCHEME = `${ID}-clipboard`;

/** Texts that are kept, so that the results of the last runs lead to their events. */
const KEPT = 20;

/** What was on the clipboard when rules ran over it, as files that can be read and opened, and not written. */
export class ClipboardFiles implements FileSystemProvider, Disposable {
  /** By path. */
  readonly #files = new Map<string, { readonly bytes: Uint8Array; readonly time: number }>();
  readonly #registration: Disposable;
  readonly onDidChangeFile = new EventEmitter<never>().event;
  #count = 0;

  constructor() {
    this.#registration = workspace.registerFileSystemProvider(SCHEME, this, { isReadonly: true });
  }

  /** The address of a new file with this text. */
  add(text: string): Uri {
    const path = `/${String(++this.#count)}/Clipboard.ndjson`;
    this.#files.set(path, { bytes: new TextEncoder().encode(text), time: Date.now() });
    for (const oldest of [...this.#files.keys()].slice(0, -KEPT)) this.#files.delete(oldest);
    return Uri.from({ scheme: SCHEME, path });
  }

  stat(uri: Uri): FileStat {
    const { bytes, time } = this.#at(uri);
    return { type: FileType.File, ctime: time, mtime: time, size: bytes.length };
  }

  readFile(uri: Uri): Uint8Array {
    return this.#at(uri).bytes;
  }

  #at(uri: Uri): { readonly bytes: Uint8Array; readonly time: number } {
    const file = this.#files.get(uri.path);
    if (file === undefined) throw FileSystemError.FileNotFound(uri);
    return file;
  }

  watch(): Disposable {
    return { dispose: () => undefined };
  }

  readDirectory(uri: Uri): never {
    throw FileSystemError.FileNotADirectory(uri);
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
