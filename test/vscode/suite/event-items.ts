import assert from 'node:assert/strict';
import { commands, window, workspace, type TestController, type TestItem } from 'vscode';
import { listenToRuns, testController, type SeenRun } from './support/test-runs.ts';
import { fileIn, open, replace, RULE } from './support/workspace.ts';
import { until } from './support/until.ts';

const FOLDER = 'events-shown';
const SHOWN = `${FOLDER}/a.toml`;
const MATCH = `${FOLDER}/a.samples/match-x.ndjson`;

const HIT =
  '{"event":{"category":"process","type":"start"},"host":{"os":{"type":"windows"}},"process":{"name":"certutil.exe","args":["-urlcache"]}}';
const MISS = HIT.replace('certutil', 'cmd');

async function write(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(fileIn(path), new TextEncoder().encode(text));
}

suite('Events in the Test Explorer', () => {
  let controller: TestController;
  let runs: readonly SeenRun[];
  let stop: () => void;

  const events = (tested: TestItem): readonly (readonly [string, number | undefined])[] =>
    [...tested.children].map(([, { label, range }]) => [label, range?.start.line]);

  /** As the view does when somebody opens the rule and the case there. */
  async function expanded(name: string): Promise<TestItem> {
    const rule = await until(() => controller.items.get(fileIn(SHOWN).toString()), 'the rule is shown');
    await controller.resolveHandler?.(rule);
    const [, tested] = [...rule.children].find(([, { label }]) => label === name) ?? [];
    assert.ok(tested);
    await controller.resolveHandler?.(tested);
    return tested;
  }

  setup(async () => {
    controller = await testController();
    ({ runs, stop } = listenToRuns(controller));
    const rule = new TextDecoder().decode(await workspace.fs.readFile(fileIn(RULE)));
    await write(SHOWN, rule);
    await write(MATCH, `${HIT}\n${MISS}\n`);
    await controller.resolveHandler?.(undefined);
  });

  teardown(async () => {
    stop();
    await workspace.fs.delete(fileIn(FOLDER), { recursive: true });
    await until(() => controller.items.get(fileIn(SHOWN).toString()) === undefined, 'the rule is gone');
  });

  test('a case shows its events when somebody looks, each at its line, and follows the file', async () => {
    const tested = await expanded('match-x');
    assert.deepEqual(events(tested), [
      ['process: certutil.exe', 0],
      ['process: cmd.exe', 1],
    ]);
    await write(MATCH, `${MISS}\n\n${HIT}\n`);
    await until(
      () => tested.children.size === 2 && events(tested)[1]?.[1] === 2,
      'the events are shown anew',
    );
  });

  test('a case of many events, and one that is no text, show none', async () => {
    await write(`${FOLDER}/a.samples/match-many.ndjson`, `${HIT}\n`.repeat(201));
    await write(`${FOLDER}/a.samples/match-none.ndjson`, 'no event');
    for (const name of ['match-many', 'match-none']) {
      const tested = await expanded(name);
      assert.deepEqual([tested.children.size, tested.busy, tested.error], [0, false, undefined], name);
    }
  });

  test('a run tells of each event; one event runs its case', async () => {
    const tested = await expanded('match-x');
    await commands.executeCommand('rulewright.testRule', fileIn(SHOWN));
    const run = await until(() => runs.find(({ hasEnded }) => hasEnded), 'the run has ended');
    assert.deepEqual(
      ['match-x', 'process: certutil.exe', 'process: cmd.exe'].map((label) => run.states.get(label)?.state),
      ['failed', 'passed', 'failed'],
    );
    const [message] = run.states.get('process: cmd.exe')?.messages ?? [];
    assert.equal(message?.stackTrace?.[0]?.position?.line, 1);
    assert.deepEqual(run.states.get('match-x')?.messages, [], 'it is told once');

    const document = await open(MATCH);
    await replace(document, '"cmd.exe"', '"certutil.exe"');
    await document.save();
    const editor = window.activeTextEditor;
    assert.ok(editor);
    const known = runs.length;
    const again = await until(async () => {
      await commands.executeCommand('testing.runAtCursor');
      return runs.slice(known).find(({ hasEnded }) => hasEnded);
    }, 'the run of an event has ended');
    assert.equal(again.states.get('match-x')?.state, 'passed');
    assert.equal(again.states.has('a.toml'), false);
    assert.equal(tested.children.size, 2);
  });

  test('what `expect.json` asks for is told once too, at its event; a case without events tells all of it', async () => {
    await expanded('match-x');
    await write(MATCH, `${HIT}\n`);
    await write(`${FOLDER}/a.samples/expect.json`, '{"match-x.ndjson":{"alerts":3}}');
    const messagesOf = async (): Promise<readonly (number | undefined)[]> => {
      const known = runs.length;
      await commands.executeCommand('rulewright.testRule', fileIn(SHOWN));
      const run = await until(() => runs.slice(known).find(({ hasEnded }) => hasEnded), 'the run has ended');
      return ['match-x', 'process: certutil.exe'].map((label) => run.states.get(label)?.messages.length);
    };
    assert.deepEqual(await messagesOf(), [0, 1]);
    await workspace.fs.delete(fileIn(`${FOLDER}/a.samples/expect.json`));
    await write(MATCH, `${MISS}\n`.repeat(201));
    await expanded('match-x');
    assert.ok(((await messagesOf())[0] ?? 0) > 0);
  });

  test('the menu of an event leads to its trace, that of a case to its rule', async () => {
    const tested = await expanded('match-x');
    const [, [, miss] = []] = [...tested.children];
    const trace = await commands.executeCommand<{ alert: boolean; event: { line: number } } | undefined>(
      'rulewright.traceTestedEvent',
      miss,
    );
    assert.deepEqual([trace?.alert, trace?.event.line], [false, 2]);
    await commands.executeCommand('rulewright.hideTrace');
    await open('Cargo.toml');
    await commands.executeCommand('rulewright.openRuleOfTest', tested);
    assert.equal(window.activeTextEditor?.document.uri.toString(), fileIn(SHOWN).toString());
    assert.equal(await commands.executeCommand('rulewright.traceTestedEvent', tested), undefined);
    assert.equal(await commands.executeCommand('rulewright.openRuleOfTest'), undefined);
  });
});
