import { existsSync, readFileSync } from 'node:fs';
import type { SuiteResults } from '../vscode/results.ts';

/** Of the workbench's log, which is long and mostly about what code-server lacks, told only when there are no results. */
const LOG_LINES = 40;

/**
 * Tells what the suite left. Tests must have run: an extension host that never loaded the suite has no failures either.
 * @param exit what VS Code ended with, `undefined` when it did not
 * @param file with the results
 * @param log of the workbench
 * @returns the exit code
 */
export function reportSuite(exit: number | undefined, file: string, log: readonly string[]): number {
  const results = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SuiteResults) : undefined;
  for (const { title, error } of results?.tests ?? []) {
    console.log(error === undefined ? `ok    ${title}` : `FAIL  ${title}\n${error}`);
  }
  if (results === undefined) {
    console.error(log.slice(-LOG_LINES).join('\n'));
    console.error(`No results: the suite was not loaded or did not end (exit ${String(exit)}).`);
  } else {
    for (const line of results.measures) console.log(`measured  ${line}`);
    console.log(`VS Code ${results.vscode}, Node ${results.node}`);
  }
  const failed = results === undefined ? 1 : results.failed;
  const passed = results?.passed ?? 0;
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  return passed > 0 && failed === 0 && exit === 0 ? 0 : 1;
}
