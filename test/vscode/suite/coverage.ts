import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  commands,
  DeclarationCoverage,
  Range,
  StatementCoverage,
  TestRunProfileKind,
  workspace,
  type FileCoverage,
  type FileCoverageDetail,
  type TestController,
} from 'vscode';
import { listenToRuns, testController, type SeenRun } from './support/test-runs.ts';
import { until } from './support/until.ts';
import { fileIn, open, replace, revert, write, RULE } from './support/workspace.ts';

const FOLDER = 'covered';
const COVERED = `${FOLDER}/c.toml`;
const CASES = `${FOLDER}/c.samples`;
const ARGS = 'process.args : ("*urlcache*", "*verifyctl*")';
const SPOILT =
  'process.args : ("*urlcache*", "*verifyctl*", "*store*") and not (process.args : "*b.txt" or process.args : ("My", "x"))';

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(fileIn(path)));
}

/** What VS Code asks of the profile when somebody opens the file. */
async function detailsOf({ request, run }: SeenRun, file: FileCoverage): Promise<FileCoverageDetail[]> {
  const { profile } = request;
  assert.ok(profile?.loadDetailedCoverage);
  return profile.loadDetailedCoverage(run, file, new CancellationTokenSource().token);
}

/** `hits text`, of each statement and, below it, its branches with their labels. */
async function table(details: readonly FileCoverageDetail[]): Promise<readonly string[]> {
  const document = await workspace.openTextDocument(fileIn(COVERED));
  const at = (place: unknown): string => {
    assert.ok(place instanceof Range);
    return document.getText(place);
  };
  return details.flatMap((detail) => {
    if (detail instanceof DeclarationCoverage) return [`${String(detail.executed)} ${detail.name}`];
    assert.ok(detail instanceof StatementCoverage);
    return [
      `${String(detail.executed)} ${at(detail.location)}`,
      ...detail.branches.map(
        ({ executed, location, label }) => `  ${String(executed)} [${at(location)}] ${String(label)}`,
      ),
    ];
  });
}

suite('Coverage', () => {
  let controller: TestController;
  let runs: readonly SeenRun[];
  let stop: () => void;

  /** A run with coverage of what stands in the active editor, when it has ended. */
  async function covered(path = COVERED): Promise<SeenRun> {
    await open(path);
    const known = runs.length;
    return until(async () => {
      // The workbench hears of new items a little later than we have them, and until then knows no test of the file.
      if (runs.length === known) await commands.executeCommand('testing.coverageCurrentFile');
      return runs.slice(known).find(({ hasEnded }) => hasEnded);
    }, 'a run with coverage has ended');
  }

  setup(async () => {
    controller = await testController();
    ({ runs, stop } = listenToRuns(controller));
    await write(COVERED, await textOf(RULE));
    const samples = RULE.replace('.toml', '.samples');
    await write(`${CASES}/match-x.ndjson`, await textOf(`${samples}/match-fetches.ndjson`));
    await write(`${CASES}/no-match-y.ndjson`, await textOf(`${samples}/no-match-lists.ndjson`));
    await controller.resolveHandler?.(undefined);
    const id = fileIn(COVERED).toString();
    const rule = await until(() => controller.items.get(id), 'the rule is shown');
    await controller.resolveHandler?.(rule);
  });

  teardown(async () => {
    stop();
    await commands.executeCommand('testing.coverage.close');
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.fs.delete(fileIn(FOLDER), { recursive: true });
    const id = fileIn(COVERED).toString();
    await until(() => controller.items.get(id) === undefined, 'the rule is gone');
  });

  test('each condition is a statement, each literal a branch, and the counts are those of all places', async () => {
    const run = await covered();
    assert.equal(run.request.profile?.kind, TestRunProfileKind.Coverage);
    assert.equal(run.states.get('match-x')?.state, 'passed');
    const [file, ...others] = run.coverage;
    assert.ok(file);
    assert.deepEqual(others, []);
    assert.equal(file.uri.toString(), fileIn(COVERED).toString());
    assert.deepEqual(await table(await detailsOf(run, file)), [
      '2 process',
      '2 host.os.type == "windows"',
      '  2 ["windows"] "windows"',
      '2 event.type == "start"',
      '  2 ["start"] "start"',
      '2 process.name : "certutil.exe"',
      '  2 ["certutil.exe"] "certutil.exe"',
      `2 ${ARGS}`,
      '  1 ["*urlcache*"] "*urlcache*"',
      '  1 ["*verifyctl*"] "*verifyctl*"',
    ]);
    const { statementCoverage, branchCoverage, declarationCoverage } = file;
    assert.deepEqual({ ...statementCoverage }, { covered: 5, total: 5 });
    assert.deepEqual({ ...branchCoverage }, { covered: 5, total: 5 });
    assert.equal(declarationCoverage, undefined);
    assert.match(run.output, /coverage\S* 100 % \(10 of 10 places\)/);
  });

  test('what is true but never decisive, what is never true and what excludes are told apart', async () => {
    await replace(await open(COVERED), ARGS, SPOILT);
    const run = await covered();
    const [file] = run.coverage;
    assert.ok(file);
    assert.equal(run.states.get('match-x')?.state, 'failed');
    assert.deepEqual((await table(await detailsOf(run, file))).slice(7), [
      '1 process.args : ("*urlcache*", "*verifyctl*", "*store*")',
      '  1 ["*urlcache*"] "*urlcache*"',
      '  0 ["*verifyctl*"] "*verifyctl*" (true, but never decisive)',
      '  0 ["*store*"] "*store*" (true, but never decisive)',
      'true or',
      '  1 [] process.args : "*b.txt" (exclusion)',
      '  1 [] process.args : ("My", "x") (exclusion)',
      '1 process.args : "*b.txt"',
      '  1 ["*b.txt"] "*b.txt" (exclusion)',
      '1 process.args : ("My", "x")',
      '  1 ["My"] "My" (exclusion)',
      '  0 ["x"] "x" (exclusion: never true)',
    ]);
    assert.deepEqual({ ...file.statementCoverage }, { covered: 7, total: 7 });
    assert.deepEqual({ ...file.branchCoverage }, { covered: 8, total: 11 });
    assert.match(run.output, /line 23: excluded literal "x": never true/);
  });

  test('escapes of the string are part of the places', async () => {
    const document = await open(COVERED);
    const [before = '', query = '', after = ''] = document.getText().split("'''");
    const escaped = query
      .trim()
      .replaceAll('"', '\\"')
      .replace(/\s*\n\s*/, '\\n');
    await write(COVERED, `${before}"${escaped}"${after}`);
    await until(() => !document.getText().includes("'''"), 'the document is as written');
    const run = await covered();
    const [file] = run.coverage;
    assert.ok(file);
    assert.deepEqual((await table(await detailsOf(run, file))).slice(7), [
      `2 ${ARGS.replaceAll('"', '\\"')}`,
      '  1 [\\"*urlcache*\\"] "*urlcache*"',
      '  1 [\\"*verifyctl*\\"] "*verifyctl*"',
    ]);
  });

  test('nothing is shown of a query that changed or moved since; a change below it is none', async () => {
    const run = await covered();
    const [file] = run.coverage;
    assert.ok(file);
    const document = await open(COVERED);
    await replace(document, 'name = "Command and Control"', 'name = "C2"');
    assert.equal((await detailsOf(run, file)).length, 5);
    await replace(document, '"*urlcache*"', '"*urlcash*"');
    assert.deepEqual(await detailsOf(run, file), []);
    await revert(document);
    assert.equal((await detailsOf(run, file)).length, 5);
    await replace(document, '[metadata]', '# A line more\n[metadata]');
    assert.deepEqual(await detailsOf(run, file), []);
    await revert(document);
  });

  test('a case alone covers what it exercises, and each case of a run can be looked at', async () => {
    const alone = await covered(`${CASES}/no-match-y.ndjson`);
    const [less] = alone.coverage;
    assert.deepEqual({ ...less?.statementCoverage }, { covered: 0, total: 5 });
    assert.deepEqual(
      less?.includesTests?.map(({ label }) => label),
      ['no-match-y'],
    );
    const { request, run, coverage } = await covered();
    const [file] = coverage;
    assert.ok(file?.includesTests !== undefined && request.profile?.loadDetailedCoverageForTest);
    const item = file.includesTests.find(({ label }) => label === 'match-x');
    assert.ok(item);
    const { token } = new CancellationTokenSource();
    const details = await request.profile.loadDetailedCoverageForTest(run, file, item, token);
    assert.deepEqual((await table(details)).slice(7), [
      `2 ${ARGS}`,
      '  1 ["*urlcache*"] "*urlcache*"',
      '  1 ["*verifyctl*"] "*verifyctl*"',
    ]);
  });

  test('what is wrong in `rulewright.toml` and what a rule lacks of its minimum stand in the output', async () => {
    await write(`${FOLDER}/rulewright.toml`, '[coverage]\nminimum = 95\nminimun = 1\n');
    await replace(await open(COVERED), ARGS, SPOILT);
    const { output, coverage } = await covered();
    assert.equal(coverage.length, 1);
    assert.match(output, /rulewright\.toml:3: There is no key `coverage\.minimun` here/);
    assert.match(
      output,
      /cover 83\.3 % \(15 of 18 places\) of its query, and `coverage\.minimum` \(\S+:2\) is 95 %/,
    );
  });

  test('a rule that can not be run has no coverage, and neither has a run without it', async () => {
    const document = await open(COVERED);
    await replace(document, 'process.name : "certutil.exe" and', 'process.name : and');
    const broken = await covered();
    assert.equal(broken.states.get('c.toml')?.state, 'errored');
    assert.deepEqual(broken.coverage, []);
    // VS Code saves what is open before it runs tests.
    await replace(document, 'process.name : and', 'process.name : "certutil.exe" and');
    const known = runs.length;
    await commands.executeCommand('testing.runCurrentFile');
    // A run with coverage that was asked for twice may come in between.
    const plain = await until(
      () =>
        runs
          .slice(known)
          .find(({ hasEnded, request }) => hasEnded && request.profile?.kind !== TestRunProfileKind.Coverage),
      'the run without coverage has ended',
    );
    assert.equal(plain.states.get('match-x')?.state, 'passed', plain.output);
    assert.deepEqual(plain.coverage, []);
  });
});
