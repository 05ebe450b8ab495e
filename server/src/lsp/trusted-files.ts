import type { Connection } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import { TRUST_GRANTED } from '../protocol/index.ts';
import { member } from './member.ts';

/**
 * The files of a workspace, of which none is read while it is not trusted: requests for them fail with that as the reason.
 * @param options `initializationOptions` of the client
 */
export function trustedFiles(files: FileSystem, connection: Connection, options: unknown): FileSystem {
  if (member(options, 'untrusted') !== true) return files;
  let isTrusted = false;
  connection.onNotification(TRUST_GRANTED, () => {
    isTrusted = true;
  });
  const onlyTrusted = (): FileSystem => {
    if (!isTrusted) throw new Error('the workspace is not trusted');
    return files;
  };
  return {
    ...files,
    readFile: async (uri) => onlyTrusted().readFile(uri),
    open: async function* (uri) {
      yield* onlyTrusted().open(uri);
    },
    readDirectory: async (uri) => onlyTrusted().readDirectory(uri),
    // As a folder that can't be listed: it holds no file for us.
    isFile: async (uri) => isTrusted && (await files.isFile?.(uri)) === true,
  };
}
