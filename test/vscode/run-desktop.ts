import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../support/shared.ts';
import { copyOf } from '../e2e/workspace.ts';
import { reportSuite } from '../e2e/suite-report.ts';
import { desktopOptions } from './desktop-options.ts';

/**
 * @param version of VS Code to download, where none is named
 * @returns the exit code: 0 when all passed, and when there is no desktop VS Code here
 */
export async function runDesktop(version: string): Promise<number> {
  let vscode: string;
  try {
    vscode = process.env['RULEWRIGHT_VSCODE'] ?? (await downloadAndUnzipVSCode({ version, reporter: quiet }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(
      `Desktop VS Code: not run here, since it can't be downloaded (${reason}). RULEWRIGHT_VSCODE can name one.`,
    );
    return 0;
  }
  return runIn(vscode);
}

const quiet = { report: () => undefined, error: () => undefined };

async function runIn(vscode: string): Promise<number> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'rw-'));
  const workspace = copyOf(path.join(repositoryRoot, 'test/vscode/workspace'));
  const results = path.join(profile, 'results.json');
  try {
    const options = desktopOptions({
      root: repositoryRoot,
      vscode,
      workspace: workspace.folder,
      results,
      profile,
      isRoot: process.getuid?.() === 0,
    });
    const code = await runTests(options).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return 1;
    });
    return reportSuite(code, results, []);
  } finally {
    workspace.remove();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
