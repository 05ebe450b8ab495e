import { commands, Disposable, window, workspace } from 'vscode';

/**
 * What needs a trusted workspace: all that reads files of it which nobody opened, and all that writes some. Checks, completion,
 * hovers and the layout of a query need the open text alone.
 */
export const UNTRUSTED =
  'Rulewright reads event files and writes cases and rules in trusted workspaces only.';

/**
 * Registers a command that refuses, and says why, where the workspace is not trusted. The manifest disables it there, but
 * keybindings, code lenses and other extensions call it all the same.
 */
export function registerTrusted(command: string, run: (...args: unknown[]) => unknown): Disposable {
  return commands.registerCommand(command, (...args: unknown[]): unknown => {
    if (workspace.isTrusted) return run(...args);
    void refuse();
    return undefined;
  });
}

const MANAGE = 'Manage Workspace Trust';

async function refuse(): Promise<void> {
  if ((await window.showWarningMessage(UNTRUSTED, MANAGE)) === MANAGE)
    await commands.executeCommand('workbench.trust.manage');
}

/** Starts something at once, or as soon as the workspace is trusted. */
export function whenTrusted(start: () => Disposable): Disposable {
  if (workspace.isTrusted) return start();
  let started: Disposable | undefined;
  const waiting = workspace.onDidGrantWorkspaceTrust(() => (started ??= start()));
  return new Disposable(() => {
    waiting.dispose();
    started?.dispose();
  });
}
