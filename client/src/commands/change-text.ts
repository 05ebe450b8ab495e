import { Range, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';

/** What shall become of the text of a document. */
export interface TextChange {
  readonly document: TextDocument;
  /** Of the text that the edits were made for. */
  readonly version: number;
  /** Offsets in UTF-16 units of that text. */
  readonly edits: readonly { readonly start: number; readonly end: number; readonly newText: string }[];
}

/** Changes texts in one step, which can be undone and is not saved. Rejects where one of them is another by now. */
export async function changeTexts(changes: readonly TextChange[]): Promise<void> {
  if (changes.some(({ document, version }) => document.version !== version))
    throw new Error('The text changed meanwhile. Try again.');
  const edit = new WorkspaceEdit();
  for (const { document, edits } of changes) {
    for (const { start, end, newText } of edits)
      edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), newText);
  }
  if (edit.size > 0) await applyChange(edit);
}

/** Rejects where the editor does not do it. */
export async function applyChange(edit: WorkspaceEdit): Promise<void> {
  if (!(await workspace.applyEdit(edit))) throw new Error('The editor refused the change.');
}

/** In the status bar, for what needs no answer. */
export function tellBriefly(message: string): void {
  window.setStatusBarMessage(message, SHOWN_MILLISECONDS);
}

const SHOWN_MILLISECONDS = 5000;
