import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  READ_DIRECTORY,
  READ_FILE,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
} from '../../../server/src/protocol/index.ts';
import { toBase64 } from './base64.ts';

/** Reads for the server what only the editor can reach: virtual file systems, and everything in a browser. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(READ_FILE, readFile);
  client.onRequest(READ_DIRECTORY, readDirectory);
}

async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    return { base64: toBase64(await workspace.fs.readFile(Uri.parse(uri))) };
  } catch (error) {
    throw new Error(reason(error), { cause: error });
  }
}

async function readDirectory({ uri }: ReadDirectoryParams): Promise<ReadDirectoryResult> {
  const folder = Uri.parse(uri);
  // A document that was never saved lies in no folder.
  if (folder.scheme === 'untitled') return null;
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  } catch (error) {
    if (isMissing(error)) return null;
    throw new Error(reason(error), { cause: error });
  }
}

/** A link counts as what it leads to. */
function kindOf(type: FileType): 'file' | 'directory' | 'other' {
  if ((type & FileType.File) !== 0) return 'file';
  return (type & FileType.Directory) !== 0 ? 'directory' : 'other';
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && ['FileNotFound', 'FileNotADirectory'].includes(error.code);
}

/** In the words of the command line. */
function reason(error: unknown): string {
  if (!(error instanceof FileSystemError)) return error instanceof Error ? error.message : String(error);
  switch (error.code) {
    case 'FileNotFound':
    case 'FileNotADirectory':
      return 'no such file or folder';
    case 'FileIsADirectory':
      return 'it is a folder';
    case 'NoPermissions':
      return 'permission denied';
    case 'Unavailable':
      return 'its file system is not available';
    default:
      return error.message;
  }
}
