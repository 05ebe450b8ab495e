import { Disposable, workspace, type TextDocument } from 'vscode';
import { needsServer } from '../rule-documents.ts';
import type { LanguageSession } from './language-session.ts';

/** Starts the server with the first document that needs it, be it open already, opened, or typed; then looks no more. */
export function wakeOnRule(session: LanguageSession): Disposable {
  const look = (document: TextDocument): void => {
    if (!needsServer(document)) return;
    watching.dispose();
    void session.start();
  };
  const watching = Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => {
      look(document);
    }),
  );
  workspace.textDocuments.forEach(look);
  return watching;
}
