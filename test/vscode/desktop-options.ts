import path from 'node:path';
import { RESULTS_VARIABLE } from './results.ts';

export interface DesktopRun {
  /** The repository: the extension under development. */
  readonly root: string;
  /** Executable of VS Code. */
  readonly vscode: string;
  /** Folder to open. */
  readonly workspace: string;
  /** Where the suite leaves its results. */
  readonly results: string;
  /** Folder for the profile of this run; a short path, since sockets lie in it. */
  readonly profile: string;
  readonly isRoot: boolean;
}

/** What `runTests` of `@vscode/test-electron` gets: the same bundle that runs in code-server. */
export function desktopOptions({ root, vscode, workspace, results, profile, isRoot }: DesktopRun): {
  readonly vscodeExecutablePath: string;
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
  readonly extensionTestsEnv: Record<string, string>;
  readonly launchArgs: string[];
} {
  return {
    vscodeExecutablePath: vscode,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'client/dist/test/index.js'),
    extensionTestsEnv: { [RESULTS_VARIABLE]: results },
    launchArgs: [
      workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      '--skip-welcome',
      '--skip-release-notes',
      `--user-data-dir=${path.join(profile, 'user')}`,
      `--extensions-dir=${path.join(profile, 'extensions')}`,
      // Chromium refuses its sandbox to root.
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
  };
}
