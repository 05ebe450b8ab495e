import assert from 'node:assert/strict';
import {
  commands,
  env,
  extensions,
  MarkdownString,
  window,
  workspace,
  type CompletionList,
  type Hover,
  type TestController,
} from 'vscode';
import type { FormatQueryResult } from '../../../server/src/protocol/index.ts';
import { diagnosticWith, noDiagnostics } from './support/diagnostics.ts';
import { EXTENSION } from './support/extension.ts';
import { until } from './support/until.ts';
import { fileIn, open, positionIn, rangeOf, replace, revert, RULE } from './support/workspace.ts';

const CASE = 'rules/certificate_tool_downloads.samples/match-fetches.ndjson';

interface Api {
  readonly testController: TestController | undefined;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
  };
}

async function api(): Promise<Api> {
  const extension = extensions.getExtension<Api>(EXTENSION);
  assert.ok(extension);
  return extension.activate();
}

/** Commands that need the open text alone, or nothing of the workspace. */
const STATIC = ['formatQuery', 'hideTrace', 'listTrace', 'openRuleOfTest', 'restartServer', 'showLog'];

/** Runs something, and returns the warnings that were shown meanwhile. */
async function warningsOf(run: () => PromiseLike<unknown>): Promise<readonly string[]> {
  const shown: string[] = [];
  const original = window.showWarningMessage;
  window.showWarningMessage = (message: string): Thenable<undefined> => {
    shown.push(message);
    return Promise.resolve(undefined);
  };
  try {
    await run();
  } finally {
    window.showWarningMessage = original;
  }
  return shown;
}

/** In this order: the last test trusts the workspace. */
suite('A workspace that is not trusted', () => {
  test('is not', () => {
    assert.equal(workspace.isTrusted, false);
  });

  test('diagnostics, hover, completion and layout work, in rules and in a `rulewright.toml`', async () => {
    const document = await open(RULE);
    await replace(document, 'process.name :', 'process.nome :');
    await diagnosticWith(document.uri, 'unknown-field');
    await revert(document);
    await noDiagnostics(document.uri);
    const at = positionIn(document, 'process.args', 9);
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const texts = hovers.flatMap(({ contents }) => contents);
    assert.ok(texts.some((text) => text instanceof MarkdownString && text.value.includes('process.args')));
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      rangeOf(document, 'process.args').end,
    );
    assert.ok(list.items.some(({ label }) => label === 'process.args'));
    const result = await commands.executeCommand<FormatQueryResult>('rulewright.formatQuery', document.uri);
    assert.equal(result.kind, 'laid-out');
    await revert(document);

    await workspace.fs.writeFile(fileIn('rulewright.toml'), new TextEncoder().encode('cses = "events"\n'));
    const configuration = await open('rulewright.toml');
    await diagnosticWith(configuration.uri, 'unknown-key');
  });

  test('no test is known, and no rule is looked for', async () => {
    await open(RULE);
    assert.equal((await api()).testController, undefined);
  });

  test('every command that reads or writes files refuses, whoever calls it, and says why', async () => {
    const extension = extensions.getExtension(EXTENSION);
    const manifest = extension?.packageJSON as Manifest;
    const offered = manifest.contributes.commands.map(({ command, enablement }) => ({
      command,
      isStatic: STATIC.some((name) => command === `rulewright.${name}`),
      isDisabled: enablement === 'isWorkspaceTrusted',
    }));
    for (const { command, isStatic, isDisabled } of offered) assert.equal(isDisabled, !isStatic, command);
    const refusing = offered.filter(({ isDisabled }) => isDisabled);
    assert.ok(refusing.length > 10);
    await open(CASE);
    await env.clipboard.writeText('{"event":{"category":"process"}}');
    for (const { command } of refusing) {
      const warnings = await warningsOf(async () => {
        assert.equal(
          await commands.executeCommand(command, fileIn(RULE), [fileIn(CASE)]),
          undefined,
          command,
        );
      });
      assert.deepEqual(
        warnings,
        ['Rulewright reads event files and writes cases and rules in trusted workspaces only.'],
        command,
      );
    }
    assert.equal((await api()).testController, undefined);
  });

  test('once it is trusted, the Test Explorer fills, and a rule runs, without a reload', async () => {
    // The program that started VS Code clicks the button there.
    await commands.executeCommand('workbench.trust.manage');
    await until(() => workspace.isTrusted, 'the workspace is trusted');
    const controller = await until(async () => (await api()).testController, 'there is a test controller');
    await controller.resolveHandler?.(undefined);
    const rule = await until(() => controller.items.get(fileIn(RULE).toString()), 'the rule is shown');
    await controller.resolveHandler?.(rule);
    assert.equal(rule.error, undefined);
    assert.ok(rule.children.size > 0);
    const result = await commands.executeCommand<{ cases: readonly { passed: boolean }[] }>(
      'rulewright.testRule',
      fileIn(RULE),
    );
    assert.ok(result.cases.length > 0 && result.cases.every(({ passed }) => passed));
  });
});
