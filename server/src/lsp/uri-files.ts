import { URI, Utils } from 'vscode-uri';
import type { DirectoryEntry, FileSystem } from '../core/cases/file-system.ts';
import type { FileReader } from './host.ts';
import { streamedGunzip } from './streamed-gunzip.ts';

/** Files by their address: those on the disk through the host, where it has one, all others through the client. */
export function uriFiles(
  disk: FileReader | undefined,
  client: FileReader,
  gunzip: FileSystem['gunzip'] = streamedGunzip,
): FileSystem {
  const readerOf = (uri: string): FileReader =>
    disk !== undefined && URI.parse(uri).scheme === 'file' ? disk : client;
  return {
    readFile: (uri) => readerOf(uri).readFile(uri),
    open: (uri) => openWith(readerOf(uri), uri),
    isFile: (uri) => isFile(uri, readerOf(uri)),
    readDirectory: async (uri) => sorted(await readerOf(uri).readDirectory(uri)),
    join: (uri, ...names) => Utils.joinPath(URI.parse(uri), ...names).toString(),
    parent: (uri) => Utils.dirname(URI.parse(uri)).toString(),
    name: (uri) => Utils.basename(URI.parse(uri)),
    gunzip,
  };
}

async function* openWith(reader: FileReader, uri: string): AsyncGenerator<Uint8Array, void> {
  if (reader.open === undefined) yield await reader.readFile(uri);
  else yield* reader.open(uri);
}

/** What can't be listed holds no file for us. */
async function isFile(uri: string, reader: FileReader): Promise<boolean> {
  if (reader.isFile !== undefined) return await reader.isFile(uri);
  const { dirname, basename } = Utils;
  const parsed = URI.parse(uri);
  const entries = await reader.readDirectory(dirname(parsed).toString()).catch(() => undefined);
  return entries?.some(({ name, kind }) => name === basename(parsed) && kind === 'file') === true;
}

function sorted(entries: readonly DirectoryEntry[] | undefined): readonly DirectoryEntry[] | undefined {
  return entries && [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
