import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../support/shared.ts';
import { RESULTS_VARIABLE, UNTRUSTED_VARIABLE } from '../vscode/results.ts';
import { reportSuite } from './suite-report.ts';
import { startVSCode } from './vscode.ts';
import { copyOf } from './workspace.ts';

const TESTS = path.join(repositoryRoot, 'client/dist/test/index.js');
/** Milliseconds for all of it; a busy machine takes three times as long as a quiet one. */
const LIMIT = 480_000;

export interface SuiteOptions {
  /** In a workspace that is not trusted, with the suite that is made for it. */
  readonly untrusted?: boolean;
}

/** @returns the exit code: 0 when tests ran and none failed */
export async function runSuite(options: SuiteOptions = {}): Promise<number> {
  if (!existsSync(TESTS)) {
    console.error(`${path.relative(repositoryRoot, TESTS)} is missing: \`npm run build\` makes it.`);
    return 1;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rulewright-results-'));
  const workspace = copyOf(path.join(repositoryRoot, 'test/vscode/workspace'));
  try {
    const file = path.join(folder, 'results.json');
    const log: string[] = [];
    const exit = await runIn(workspace.folder, file, log, options);
    return reportSuite(exit, file, log);
  } catch (error) {
    console.error(`The suite did not run: ${error instanceof Error ? error.message : String(error)}`);
    console.log('0 passed, 1 failed');
    return 1;
  } finally {
    workspace.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the code that the workbench reports, `undefined` when it reported none in time */
async function runIn(
  workspace: string,
  results: string,
  log: string[],
  { untrusted = false }: SuiteOptions,
): Promise<number | undefined> {
  const vscode = await startVSCode({
    extension: repositoryRoot,
    tests: TESTS,
    untrusted,
    env: { [RESULTS_VARIABLE]: results, ...(untrusted && { [UNTRUSTED_VARIABLE]: '1' }) },
  });
  try {
    const exit = await listenForExit(vscode.page, log);
    await vscode.page.goto(vscode.address(workspace));
    if (untrusted) trustWhenAsked(vscode.page);
    return await Promise.race([exit.code, timeout()]);
  } finally {
    await vscode.close();
  }
}

/** A workbench that runs tests calls these two functions of its page, when they are there before it loads. */
async function listenForExit(page: Page, log: string[]): Promise<{ readonly code: Promise<number> }> {
  let exited: (code: number) => void = () => {};
  const code = new Promise<number>((resolve) => (exited = resolve));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    log.push(args.map(String).join(' '));
  });
  await page.exposeFunction('codeAutomationExit', exited);
  return { code };
}

/** Presses the button once the suite has opened the page about trust, which no extension can do. */
function trustWhenAsked(page: Page): void {
  const button = page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ }).first();
  // Where it never comes, the suite waits in vain and says so.
  button.click({ timeout: LIMIT }).catch(() => undefined);
}

async function timeout(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, LIMIT).unref());
  return undefined;
}
