import type { Connection } from 'vscode-languageserver';
import {
  READ_DIRECTORY,
  READ_FILE,
  type ReadDirectoryResult,
  type ReadFileResult,
} from '../protocol/index.ts';
import type { FileReader } from './host.ts';

/** Reads through the client: virtual file systems are known to the editor alone. */
export function clientFiles(connection: Connection): FileReader {
  return {
    async readFile(uri) {
      const { base64 } = await connection.sendRequest<ReadFileResult>(READ_FILE, { uri });
      return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    },
    async readDirectory(uri) {
      return (await connection.sendRequest<ReadDirectoryResult>(READ_DIRECTORY, { uri })) ?? undefined;
    },
  };
}
