import assert from 'node:assert/strict';
import { commands, env, Selection, window, workspace, type TestItem, type Uri } from 'vscode';
import { listenToRuns, testController } from './support/test-runs.ts';
import { until } from './support/until.ts';
import { fileIn, open, openUntitled, RULE } from './support/workspace.ts';

const MATCH = 'rulewright.addEventAsMatch';
const NO_MATCH = 'rulewright.addEventAsNoMatch';

async function write(path: string, text: string): Promise<void> {
  await workspace.fs.writeFile(fileIn(path), new TextEncoder().encode(text));
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(fileIn(path)));
}

function putCursor(line: number): void {
  const editor = window.activeTextEditor;
  assert.ok(editor);
  editor.selection = new Selection(line, 3, line, 3);
}

function added(uri: Uri | undefined, path: string): void {
  assert.equal(uri?.toString(), fileIn(path).toString());
  assert.equal(window.activeTextEditor?.document.uri.toString(), uri?.toString(), 'the case is shown');
}

suite('Add Event to Cases', () => {
  setup(async () => {
    const rule = (await open(RULE)).getText();
    await write('added/a.toml', rule);
  });

  teardown(async () => {
    await workspace.fs.delete(fileIn('added'), { recursive: true });
  });

  test('the event at the cursor becomes a case of the rule whose folder the file is in', async () => {
    await write('added/a.samples/raw.ndjson', '{"process":{"name":"x"}}\n{"process":{"name":"y.exe"}}\n');
    await open('added/a.samples/raw.ndjson');
    putCursor(1);
    added(await commands.executeCommand<Uri>(NO_MATCH), 'added/a.samples/no-match-y.ndjson');
    assert.equal(await textOf('added/a.samples/no-match-y.ndjson'), '{"process":{"name":"y.exe"}}\n');
  });

  test('the clipboard becomes a case of the rule in the editor, in a folder that is made for it', async () => {
    await open('added/a.toml');
    await env.clipboard.writeText('{"_id":"1","_source":{"process":{"name":"curl"}}}');
    added(await commands.executeCommand<Uri>(MATCH), 'added/a.samples/match-curl.ndjson');
    assert.equal(await textOf('added/a.samples/match-curl.ndjson'), '{"process":{"name":"curl"}}\n');
  });

  test('a second case takes the next name, and the first one stays as it is', async () => {
    await write('added/a.samples/match-curl.ndjson', '{}\n');
    await open('added/a.toml');
    await env.clipboard.writeText('{"process":{"name":"curl"}}');
    added(await commands.executeCommand<Uri>(MATCH), 'added/a.samples/match-curl-2.ndjson');
    assert.equal(await textOf('added/a.samples/match-curl.ndjson'), '{}\n');
  });

  test('a clipboard without an event adds nothing', async () => {
    await open('added/a.toml');
    await env.clipboard.writeText('no event');
    assert.equal(await commands.executeCommand(MATCH), undefined);
    await assert.rejects(async () => workspace.fs.stat(fileIn('added/a.samples')));
  });

  test('the rule is found by the folder of cases that `rulewright.toml` names too', async () => {
    await write('added/rulewright.toml', 'cases = "evidence"\n');
    await write('added/evidence/a/raw.ndjson', '{"event":{"action":"fork"}}\n');
    await open('added/evidence/a/raw.ndjson');
    putCursor(0);
    added(await commands.executeCommand<Uri>(MATCH), 'added/evidence/a/match-fork.ndjson');
  });

  test('another rule can be named', async () => {
    await write('added/loose.ndjson', '{"event":{"action":"fork"}}\n');
    await open('added/loose.ndjson');
    putCursor(0);
    const uri = await commands.executeCommand<Uri>(MATCH, undefined, fileIn('added/a.toml'));
    added(uri, 'added/a.samples/match-fork.ndjson');
  });

  /** The items of events below a file or a case of the rule, by its label. */
  async function eventsBelow(label: string): Promise<readonly TestItem[]> {
    const controller = await testController();
    const rule = await until(() => controller.items.get(fileIn('added/a.toml').toString()), 'the rule');
    const tested = await until(() => [...rule.children].find(([, item]) => item.label === label), label);
    return [...tested[1].children].map(([, item]) => item);
  }

  test('an event in the Test Explorer becomes a case of the rule that it is below', async () => {
    await write('added/loose.ndjson', '{"event":{"action":"fork"}}\n{"process":{"name":"y.exe"}}\n');
    const file = fileIn('added/loose.ndjson');
    await commands.executeCommand('rulewright.testRuleAgainstFile', file, [file], fileIn('added/a.toml'));
    const [, second] = await eventsBelow('loose.ndjson');
    assert.equal(second?.label, 'y.exe');
    added(await commands.executeCommand<Uri>(NO_MATCH, second), 'added/a.samples/no-match-y.ndjson');
    assert.equal(await textOf('added/a.samples/no-match-y.ndjson'), '{"process":{"name":"y.exe"}}\n');
  });

  test('so does one of the clipboard, and one that is typed and not saved', async () => {
    await env.clipboard.writeText('{"_id":"1","_source":{"process":{"name":"curl"}}}');
    await open('added/a.toml');
    await commands.executeCommand('rulewright.testRuleAgainstClipboard');
    const [copied] = await eventsBelow('Clipboard.ndjson');
    added(await commands.executeCommand<Uri>(MATCH, copied), 'added/a.samples/match-curl.ndjson');

    const document = await openUntitled('json', '[{"process":{"name":"a"}},\n{"process":{"name":"b"}}]');
    const rule = fileIn('added/a.toml');
    await commands.executeCommand('rulewright.testRuleAgainstEditor', undefined, undefined, rule);
    const [, typed] = await eventsBelow(workspace.asRelativePath(document.uri));
    added(await commands.executeCommand<Uri>(MATCH, typed), 'added/a.samples/match-b.ndjson');
    assert.equal(await textOf('added/a.samples/match-b.ndjson'), '{"process":{"name":"b"}}\n');
  });

  test('the event that a failure is about becomes a case from the menu of the failure', async () => {
    await write('added/a.samples/match-x.ndjson', '{"process":{"name":"sh"}}\n');
    const { runs, stop } = listenToRuns(await testController());
    try {
      await commands.executeCommand('rulewright.testRule', fileIn('added/a.toml'));
      const run = await until(() => runs.find(({ hasEnded }) => hasEnded), 'the run has ended');
      const [message] = run.states.get('match-x')?.messages ?? [];
      assert.match(message?.contextValue ?? '', /^rulewright\.event#L1$/);
      const controller = await testController();
      const rule = controller.items.get(fileIn('added/a.toml').toString());
      const [, item] = [...(rule?.children ?? [])][0] ?? [];
      const argument = { test: item, message };
      added(await commands.executeCommand<Uri>(NO_MATCH, argument), 'added/a.samples/no-match-sh.ndjson');
    } finally {
      stop();
    }
  });
});
