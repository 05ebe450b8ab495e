import assert from 'node:assert/strict';
import {
  commands,
  languages,
  MarkdownString,
  workspace,
  type CompletionList,
  type Hover,
  type TestController,
  type TestItem,
} from 'vscode';
import { diagnosticsOf, diagnosticWith, noDiagnostics } from './support/diagnostics.ts';
import { listenToRuns, testController } from './support/test-runs.ts';
import { until } from './support/until.ts';
import { fileIn, open, positionIn, replace, RULE } from './support/workspace.ts';

const FOLDER = 'configured';
const RULE_BELOW = `${FOLDER}/deep/c.toml`;
const CONFIGURATION = `${FOLDER}/rulewright.toml`;

async function write(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(fileIn(path), new TextEncoder().encode(text));
}

async function copy(from: string, to: string): Promise<void> {
  await workspace.fs.copy(fileIn(from), fileIn(to), { overwrite: true });
}

suite('rulewright.toml', () => {
  teardown(async () => {
    await workspace.fs.delete(fileIn(FOLDER), { recursive: true });
  });

  test('what is wrong is shown while it is typed, with a fix; keys are explained and offered', async () => {
    await write(CONFIGURATION, 'cases = "events"\n');
    const document = await open(CONFIGURATION);
    await noDiagnostics(document.uri);
    await replace(document, 'cases', 'cses');
    const { range, message } = await diagnosticWith(document.uri, 'unknown-key');
    assert.equal(document.getText(range), 'cses');
    assert.match(message, /Did you mean `cases`\?/);
    await replace(document, 'cses', 'cases');
    await noDiagnostics(document.uri);
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.lineAt(1).range.start,
    );
    assert.ok(list.items.some(({ label, detail }) => label === '[coverage]' && detail === 'table'));
    await replace(document, '"events"\n', '"events"\ncoverage.minimum = 800\n');
    assert.equal(document.getText((await diagnosticWith(document.uri, 'wrong-value')).range), '800');

    const at = positionIn(document, 'minimum');
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const shown = hovers.flatMap(({ contents }) => contents);
    assert.ok(
      shown.some((text) => text instanceof MarkdownString && /number from 0 to 100/.test(text.value)),
    );
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('TOML of another name hears nothing of us', async () => {
    await write(`${FOLDER}/other.toml`, 'cses = "events"\n');
    await write(`${FOLDER}/deep/rulewright.toml`, 'cses = "events"\n');
    const other = await open(`${FOLDER}/other.toml`);
    const document = await open(`${FOLDER}/deep/rulewright.toml`);
    await diagnosticWith(document.uri, 'unknown-key');
    assert.deepEqual(diagnosticsOf(other.uri), []);
    assert.equal(languages.getDiagnostics(document.uri).length, 1);
  });

  test('a saved change is heard: other cases are shown, results are outdated, and a continuous run runs again', async () => {
    const controller = await testController();
    const samples = RULE.replace('.toml', '.samples');
    await write(CONFIGURATION, 'cases = "events"\n');
    await copy(RULE, RULE_BELOW);
    await copy(`${samples}/match-fetches.ndjson`, `${FOLDER}/events/deep/c/match-x.ndjson`);
    await copy(`${samples}/match-fetches.ndjson`, `${FOLDER}/more/deep/c/match-x.ndjson`);
    await copy(`${samples}/no-match-lists.ndjson`, `${FOLDER}/more/deep/c/no-match-y.ndjson`);
    await controller.resolveHandler?.(undefined);
    const rule = await until(() => controller.items.get(fileIn(RULE_BELOW).toString()), 'the rule is shown');
    await controller.resolveHandler?.(rule);
    const labels = (item: TestItem): string => [...item.children].map(([, { label }]) => label).join();
    assert.equal(labels(rule), 'match-x');

    const outdated: unknown[] = [];
    const invalidate = controller.invalidateTestResults;
    controller.invalidateTestResults = (items: Parameters<TestController['invalidateTestResults']>[0]) => {
      outdated.push(...[items].flat());
      invalidate.call(controller, items);
    };
    const { runs, stop } = listenToRuns(controller);
    try {
      const document = await open(CONFIGURATION);
      await until(async () => {
        const known = outdated.length;
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return outdated.length === known;
      }, 'all that was written before is heard');
      outdated.length = 0;
      await replace(document, 'events', 'more');
      assert.equal(labels(rule), 'match-x');
      assert.equal(outdated.length, 0);
      await document.save();
      await until(() => labels(rule) === 'match-x,no-match-y', 'the cases of the other folder are shown');
      assert.ok(outdated.includes(rule));

      await open(RULE_BELOW);
      await commands.executeCommand('testing.startContinuousRun');
      await write(CONFIGURATION, 'cases = "events"\n');
      const run = await until(() => runs.find(({ hasEnded }) => hasEnded), 'a run has ended');
      assert.equal(run.states.get('match-x')?.state, 'passed');
      assert.equal(run.states.has('no-match-y'), false);
      assert.equal(labels(rule), 'match-x');
    } finally {
      stop();
      controller.invalidateTestResults = invalidate;
      await commands.executeCommand('testing.stopContinuousRun');
    }
  });
});
