import { commands, window, workspace, type TextDocument } from 'vscode';
import { COMMANDS } from '../names.ts';
import type { ShownTrace } from './shown-trace.ts';

const SHOWN_MILLISECONDS = 5000;
const LIST = 'List Conditions';

/**
 * The verdict in the status bar; with `editor.accessibilitySupport` on, with the condition to blame in a notification. Of what
 * an extension can show, VS Code has notifications alone read out, and tells no extension that it found a screen reader.
 */
export function announceTrace(rule: TextDocument, { said }: ShownTrace, verdict: string): void {
  if (workspace.getConfiguration('editor').get('accessibilitySupport') !== 'on') {
    window.setStatusBarMessage(verdict, SHOWN_MILLISECONDS);
    return;
  }
  void window.showInformationMessage(said, LIST).then(async (chosen) => {
    if (chosen !== LIST) return;
    await window.showTextDocument(rule);
    await commands.executeCommand(COMMANDS.listTrace);
  });
}
