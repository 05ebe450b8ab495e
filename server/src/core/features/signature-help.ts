import type { SignatureHelp } from 'vscode-languageserver-types';
import { queryAt, type SourceFile } from './source-file.ts';

/** The signature of the call that an offset lies in, with the parameter that stands there. */
export function signatureHelp(file: SourceFile, offset: number): SignatureHelp | undefined {
  const at = queryAt(file, offset);
  return at?.query.features.signatureHelp(at.offset);
}
