import assert from 'node:assert/strict';
import type { Position } from 'vscode';
import { commands, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { until } from './until.ts';

export const RULE = 'rules/certificate_tool_downloads.toml';
export const CASELESS_RULE = 'rules/no_cases.toml';

/** A file of the workspace, which is a copy of `test/vscode/workspace`. */
export function fileIn(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return Uri.joinPath(folder.uri, path);
}

/**
 * Writes a file. An earlier test's document of it, whose editor is closed, may still be known: it is as written too then, so that
 * nobody opens the old text.
 */
export async function write(path: string, text: string): Promise<void> {
  const uri = fileIn(path);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const known = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (known !== undefined)
    await until(() => known.isClosed || known.isDirty || known.getText() === text, `${path} is as written`);
}

/** Opens a file in the editor, or a document as it is. */
export async function open(place: string | Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(typeof place === 'string' ? fileIn(place) : place);
  await window.showTextDocument(document);
  return document;
}

/**
 * Opens a new document that has no file. The number of an untitled document that was just closed is given
 * again, and its text may still be the old one's; then another one is opened.
 */
export async function openUntitled(language: string, content: string): Promise<TextDocument> {
  return until(async () => {
    const document = await workspace.openTextDocument({ language, content });
    await window.showTextDocument(document);
    return !document.isClosed && document.getText() === content && document;
  }, 'a new document has its text');
}

/** Replaces the only occurrence of a text. */
export async function replace(document: TextDocument, before: string, after: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, before), after);
  assert.ok(await workspace.applyEdit(edit), 'the edit is applied');
}

/** The range of a text's only occurrence. */
export function rangeOf(document: TextDocument, wanted: string): Range {
  const text = document.getText();
  const start = text.indexOf(wanted);
  assert.ok(start >= 0, `\`${wanted}\` stands in ${document.uri.path}`);
  assert.equal(text.indexOf(wanted, start + 1), -1, `\`${wanted}\` stands there once`);
  return new Range(document.positionAt(start), document.positionAt(start + wanted.length));
}

/** A position inside a text's only occurrence, `offset` characters behind its start. */
export function positionIn(document: TextDocument, wanted: string, offset = 1): Position {
  return rangeOf(document, wanted).start.translate(0, offset);
}

/** Throws away what was typed into the active editor, and waits until the document has its text of the disk again. */
export async function revert(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand('workbench.action.files.revert');
  await until(() => !document.isDirty, 'the document is as saved');
}
