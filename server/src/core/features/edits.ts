import type { TextEdit as LspEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../text/diagnostic.ts';
import type { SourceFile } from './source-file.ts';

/** Edits of a file as LSP has them. */
export function toLspEdits({ lines }: SourceFile, edits: readonly TextEdit[]): LspEdit[] {
  return edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText }));
}
