import type { ResponseError } from 'vscode-languageserver';
import type { FileSystem } from '../core/cases/file-system.ts';
import { CaseFolderError } from '../core/index.ts';
import { failed } from './response-errors.ts';

/** The answer where the folder of the cases can't be listed; what else was thrown is a bug, and goes on to the guard. */
export function unlisted(error: unknown, files: FileSystem): ResponseError {
  if (!(error instanceof CaseFolderError)) throw error;
  return failed(`The folder ${files.name(error.location)} can't be listed: ${error.message}.`);
}
