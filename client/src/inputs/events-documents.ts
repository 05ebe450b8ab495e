import { window, workspace, type TextDocument } from 'vscode';
import type { EventsText } from '../../../server/src/protocol/index.ts';

const LANGUAGES: readonly string[] = ['json', 'jsonl', 'jsonc', 'ndjson'];

/** A document that holds events, by its language or its name. */
export function holdsEvents({ languageId, uri }: TextDocument): boolean {
  return LANGUAGES.includes(languageId) || /\.(?:json|jsonl|ndjson)$/i.test(uri.path);
}

/** The events of the active editor as they are typed, or those that its selection touches; `undefined` without such an editor. */
export function eventsInEditor(): EventsText | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined || !holdsEvents(editor.document)) return undefined;
  const { document, selection } = editor;
  const all = { uri: document.uri.toString(), text: document.getText() };
  const name = workspace.asRelativePath(document.uri);
  if (selection.isEmpty) return { ...all, name };
  const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  return { ...all, name: `selection of ${name}`, selection: { start, end } };
}
