import type { Range } from 'vscode';
import { type TextDocument } from 'vscode';

const HEADER = /^[ \t]*\[[ \t]*rule[ \t]*\]/m;

/** The line of the `[rule]` header, where the editor puts the button that runs the rule. */
export function headerRange(document: TextDocument): Range {
  const start = HEADER.exec(document.getText())?.index ?? 0;
  return document.lineAt(document.positionAt(start)).range;
}
