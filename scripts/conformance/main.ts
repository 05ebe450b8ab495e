import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runKqlFolder } from './kql-folder.ts';
import { runSuites, type SuiteRun } from './run-suites.ts';
import { isKqlFolder, readSuites } from './suite.ts';

const USAGE = 'Usage: npm run conformance -- DIR [--out FILE]';

/** Gives the exit code: 0 all cases as expected, 1 one is not or a file can't be read, 2 no case was run. */
export function main(args: readonly string[]): number {
  const options = optionsOf(args);
  if (typeof options === 'string') return refuse(`${options}\n${USAGE}`);
  const { folder, out } = options;
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return refuse(`There is no folder ${folder}.`);
  if (isKqlFolder(folder)) return runKql(folder, out);
  const { suites, broken } = readSuites(folder);
  for (const { file, reason } of broken) console.error(`✗ ${file} can't be read: ${reason}`);
  const run = runSuites(suites);
  if (run.records.length === 0)
    return refuse(`${folder} holds no case: no *.json file in it has \`suite\` and \`cases\`.`);
  const code = report(run, out);
  return broken.length === 0 ? code : 1;
}

/** Writes the records, prints what failed, and gives the exit code. */
function report(run: SuiteRun, out: string | undefined): number {
  const { records, passed, skipped, failures, unsupported = 0 } = run;
  if (out !== undefined && !write(out, `${JSON.stringify(records, null, 1)}\n`)) return 1;
  for (const { suite, id, reason } of failures) console.log(`✗ ${suite} ${id} ${reason}`);
  // What was not run has not passed.
  const notRun = unsupported === 0 ? '' : `, ${unsupported} unsupported`;
  console.log(
    `${records.length} cases: ${passed} passed, ${failures.length} failed${notRun}; ${skipped} skipped`,
  );
  return failures.length === 0 && unsupported === 0 ? 0 : 1;
}

function runKql(folder: string, out: string | undefined): number {
  try {
    const run = runKqlFolder(folder);
    if (run.records.length === 0)
      return refuse(`${folder} holds no case: the list in its cases.json is empty.`);
    return report(run, out);
  } catch (error) {
    console.error(`✗ ${folder} can't be read: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function write(path: string, text: string): boolean {
  try {
    writeFileSync(path, text);
    return true;
  } catch (error) {
    console.error(`${path} can't be written: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

interface Options {
  readonly folder: string;
  readonly out: string | undefined;
}

/** The options, or what is wrong with them. */
function optionsOf(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) return 'One folder of cases must be named.';
    // npm starts scripts in the package's folder, but means the folder where it was called.
    const from = process.env['INIT_CWD'] ?? process.cwd();
    return {
      folder: resolve(from, folder),
      out: values.out === undefined ? undefined : resolve(from, values.out),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}
