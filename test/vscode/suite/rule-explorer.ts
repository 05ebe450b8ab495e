import assert from 'node:assert/strict';
import { commands, workspace, WorkspaceEdit, type TestController, type TestItem } from 'vscode';
import { listenToRuns, testController, type SeenRun } from './support/test-runs.ts';
import { fileIn, open, rangeOf, replace, write, RULE } from './support/workspace.ts';
import { until } from './support/until.ts';

const FOLDER = 'explored';
const EXPLORED = `${FOLDER}/a.toml`;
const CASES = `${FOLDER}/a.samples`;

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(fileIn(path)));
}

function labels(rule: TestItem): readonly string[] {
  return [...rule.children].map(([, { label }]) => label).sort();
}

suite('Test Explorer', () => {
  let controller: TestController;
  let runs: readonly SeenRun[];
  let stop: () => void;

  const ruleAt = (path: string): TestItem | undefined => controller.items.get(fileIn(path).toString());
  const shown = (path: string): Promise<TestItem> => until(() => ruleAt(path), `${path} is shown`);
  const gone = (path: string): Promise<true> => until(() => ruleAt(path) === undefined, `${path} is gone`);

  /** As the view does when somebody opens the rule there. */
  async function expanded(path: string): Promise<TestItem> {
    const rule = await shown(path);
    await controller.resolveHandler?.(rule);
    return rule;
  }

  /** The run that the command starts, when it has ended. */
  async function runBy(command: string): Promise<SeenRun> {
    const known = runs.length;
    void commands.executeCommand(command);
    return until(() => runs.slice(known).find(({ hasEnded }) => hasEnded), `a run by ${command} has ended`);
  }

  /** The workbench hears of new items a little later than we have them, and until then knows no test of the file in the editor. */
  async function runFile(): Promise<SeenRun> {
    const known = runs.length;
    return until(async () => {
      await commands.executeCommand('testing.runCurrentFile');
      return runs.slice(known).find(({ hasEnded }) => hasEnded);
    }, 'a run of the current file has ended');
  }

  setup(async () => {
    controller = await testController();
    ({ runs, stop } = listenToRuns(controller));
    await write(EXPLORED, await textOf(RULE));
    const samples = RULE.replace('.toml', '.samples');
    await write(`${CASES}/match-x.ndjson`, await textOf(`${samples}/match-fetches.ndjson`));
    await write(`${CASES}/no-match-y.ndjson`, await textOf(`${samples}/no-match-lists.ndjson`));
    await controller.resolveHandler?.(undefined);
  });

  teardown(async () => {
    stop();
    await workspace.fs.delete(fileIn(FOLDER), { recursive: true });
    await gone(EXPLORED);
  });

  test('rules are found without being opened, their cases when somebody looks', async () => {
    const rule = await shown(EXPLORED);
    assert.deepEqual(labels(rule), []);
    await expanded(EXPLORED);
    assert.deepEqual(labels(rule), ['match-x', 'no-match-y']);
    const id = fileIn(`${CASES}/match-x.ndjson`).toString();
    assert.equal(rule.children.get(id)?.uri?.toString(), id);
    assert.equal(rule.error, undefined);
  });

  test('cases that come and go are followed, and those that stay keep their items', async () => {
    const rule = await expanded(EXPLORED);
    const kept = rule.children.get(fileIn(`${CASES}/match-x.ndjson`).toString());
    assert.ok(kept);
    await write(`${CASES}/match-z.ndjson`, '{}\n');
    await until(() => labels(rule).includes('match-z'), 'the new case is shown');
    await workspace.fs.delete(fileIn(`${CASES}/no-match-y.ndjson`));
    await until(() => !labels(rule).includes('no-match-y'), 'the deleted case is gone');
    assert.deepEqual(labels(rule), ['match-x', 'match-z']);
    assert.equal(rule.children.get(kept.id), kept);
  });

  test('a rule that is deleted goes, one that is renamed goes and comes with its cases', async () => {
    await shown(EXPLORED);
    const edit = new WorkspaceEdit();
    edit.renameFile(fileIn(EXPLORED), fileIn(`${FOLDER}/b.toml`));
    assert.ok(await workspace.applyEdit(edit));
    await gone(EXPLORED);
    assert.deepEqual(labels(await expanded(`${FOLDER}/b.toml`)), ['match-x', 'no-match-y']);
    await workspace.fs.delete(fileIn(`${FOLDER}/b.toml`));
    await gone(`${FOLDER}/b.toml`);
  });

  test('cases in a folder that a `rulewright.toml` names are found', async () => {
    await write(`${FOLDER}/deep/c.toml`, await textOf(RULE));
    await write(`${FOLDER}/events/deep/c/match-x.ndjson`, await textOf(`${CASES}/match-x.ndjson`));
    await write(`${FOLDER}/rulewright.toml`, 'cases = "events"\n');
    assert.deepEqual(labels(await expanded(`${FOLDER}/deep/c.toml`)), ['match-x']);
  });

  test('a rule whose last case is deleted has none to show', async () => {
    await shown(EXPLORED);
    await workspace.fs.delete(fileIn(CASES), { recursive: true });
    await gone(EXPLORED);
  });

  test('run all, see one fail, fix the rule, run what failed', async () => {
    await expanded(EXPLORED);
    const document = await open(EXPLORED);
    await replace(document, '"*urlcache*"', '"*nothing*"');
    await document.save();
    const all = await runBy('testing.runAll');
    assert.equal(all.states.get('match-fetches')?.state, 'passed');
    assert.equal(all.states.get('no-match-y')?.state, 'passed');
    // VS Code counts what has a state: a rule has that of its cases.
    assert.equal(all.states.get('a.toml'), undefined);
    const failed = all.states.get('match-x');
    assert.equal(failed?.state, 'failed');
    assert.ok(failed.duration !== undefined && failed.duration > 0);
    const [message] = failed.messages;
    assert.equal(message?.location?.uri.toString(), document.uri.toString());
    const condition = rangeOf(document, 'process.args : ("*nothing*", "*verifyctl*")');
    assert.deepEqual(message.location.range, condition);
    assert.equal(message.stackTrace?.[0]?.uri?.toString(), fileIn(`${CASES}/match-x.ndjson`).toString());

    await replace(document, '"*nothing*"', '"*urlcache*"');
    await document.save();
    const again = await runBy('testing.reRunFailTests');
    // A rule that another suite left half typed has failed too.
    const saved = [...again.states].filter(([label]) => !label.startsWith('Untitled'));
    assert.deepEqual(
      saved.map(([label, { state }]) => [label, state]),
      [['match-x', 'passed']],
    );
  });

  test('a rule that is no valid TOML is in error, at the place of the slip, though its cases would pass', async () => {
    const rule = await expanded(EXPLORED);
    const document = await open(EXPLORED);
    await replace(document, 'severity = "medium"', 'severity = ');
    await document.save();
    const run = await runFile();
    const [message] = run.states.get(rule.label)?.messages ?? [];
    assert.equal(run.states.get(rule.label)?.state, 'errored');
    assert.match(String(message?.message), /The rule is no valid TOML, so nothing can load it/);
    assert.equal(message?.location?.range.start.line, rangeOf(document, 'severity').start.line);
    for (const name of ['match-x', 'no-match-y']) assert.equal(run.states.get(name)?.state, 'failed');
    // Its editor stays open, and what it shows counts.
    await replace(document, 'severity = ', 'severity = "medium"');
    await document.save();
  });

  test('a case alone is run, and nothing is told of the others', async () => {
    const rule = await expanded(EXPLORED);
    await open(`${CASES}/match-x.ndjson`);
    const run = await runFile();
    // VS Code may have opened the case, since it is in the editor: then its events are told of too.
    const cases = [...run.states.keys()].filter((label) => !label.startsWith('process: '));
    assert.deepEqual(cases, ['match-x']);
    assert.equal(run.states.get('match-x')?.state, 'passed');
    assert.equal(rule.children.size, 2);
  });

  test('a long case tells its first failure in the output before its report', async () => {
    const event = await textOf(`${CASES}/match-x.ndjson`);
    await write(`${CASES}/match-long.ndjson`, `{}\n${event.repeat(20_000)}`);
    await expanded(EXPLORED);
    await open(EXPLORED);
    const { output } = await runFile();
    const told = /So far: [^\r]*match-long\.ndjson:1: No alert: [^\r]+\r\n/.exec(output);
    assert.ok(told, output);
    assert.ok(told.index < output.indexOf('must match'), `the report comes behind it: ${output}`);
  });

  test('a cancelled run says so of the cases and lets go at once', async () => {
    const event = await textOf(`${CASES}/match-x.ndjson`);
    await write(`${CASES}/match-long.ndjson`, event.repeat(40_000));
    await expanded(EXPLORED);
    await open(EXPLORED);
    const known = runs.length;
    const run = await until(async () => {
      void commands.executeCommand('testing.runCurrentFile');
      await new Promise((resolve) => setTimeout(resolve, 500));
      return runs[known];
    }, 'the run has begun');
    await commands.executeCommand('testing.cancelRun');
    await until(() => run.hasEnded, 'the run has ended');
    assert.deepEqual([...run.states].map(([label, { state }]) => [label, state]).sort(), [
      ['match-long', 'skipped'],
      ['match-x', 'skipped'],
      ['no-match-y', 'skipped'],
    ]);
  });

  test('a continuous run follows what is saved: the rule, and its cases', async () => {
    await expanded(EXPLORED);
    const document = await open(EXPLORED);
    await commands.executeCommand('testing.startContinuousRun');
    const ended = (state: string): Promise<SeenRun> =>
      until(
        () => runs.find((run) => run.hasEnded && run.states.get('match-x')?.state === state),
        `a run of the saved rule has ${state}`,
      );
    try {
      await replace(document, '"*urlcache*"', '"*nothing*"');
      await document.save();
      await ended('failed');
      await write(
        `${CASES}/match-x.ndjson`,
        (await textOf(`${CASES}/match-x.ndjson`)).replaceAll('urlcache', 'nothing'),
      );
      await ended('passed');
    } finally {
      await commands.executeCommand('testing.stopContinuousRun');
    }
    const known = runs.length;
    await write(`${CASES}/match-x.ndjson`, '{}\n');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.equal(runs.length, known);
  });
});
