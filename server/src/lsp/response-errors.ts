import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Something outside is in the way; the message is for people. */
export function failed(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

export function cancelled(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, message);
}

/** For a bug, which the guard has logged. */
export function brokenBy(what: string): ResponseError {
  return failed(`Rulewright could not ${what} because of a mistake of its own. The log says where.`);
}
