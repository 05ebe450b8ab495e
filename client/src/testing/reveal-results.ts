import { commands } from 'vscode';

/** Brings the output of the latest run to the front: the Test Results panel. */
export async function revealResults(): Promise<void> {
  await commands.executeCommand('testing.showMostRecentOutput');
}
