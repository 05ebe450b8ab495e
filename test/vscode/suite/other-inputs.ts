import assert from 'node:assert/strict';
import { commands, env, Selection, Uri, window, workspace } from 'vscode';
import type { TestedCase, TestRuleResult } from '../../../server/src/protocol/index.ts';
import { testController } from './support/test-runs.ts';
import { until } from './support/until.ts';
import { fileIn, open, openUntitled, RULE } from './support/workspace.ts';

const FILE = 'rulewright.testRuleAgainstFile';
const EDITOR = 'rulewright.testRuleAgainstEditor';
const CLIPBOARD = 'rulewright.testRuleAgainstClipboard';

const HIT =
  '{"event":{"category":"process","type":"start"},"host":{"os":{"type":"windows"}},"process":{"name":"certutil.exe","args":["-urlcache"]}}';
const MISS = HIT.replace('certutil', 'cmd');

const run = (command: string, ...args: readonly unknown[]): Thenable<TestRuleResult | undefined> =>
  commands.executeCommand(command, ...args);

async function write(path: string, content: string | Uint8Array): Promise<Uri> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await workspace.fs.writeFile(fileIn(path), bytes);
  return fileIn(path);
}

/** The only case of a report, whose address is that of the events. */
function only(result: TestRuleResult | undefined): TestedCase {
  assert.ok(result);
  assert.deepEqual(result.unsupported, []);
  assert.equal(result.cases.length, 1);
  const [tested] = result.cases;
  assert.ok(tested);
  assert.equal(tested.expect, 'any');
  return tested;
}

function verdicts({ tested }: TestedCase): readonly (readonly [number, boolean])[] {
  return tested.map(({ line, alert }) => [line, alert]);
}

suite('Other events', () => {
  const rule = (): Uri => fileIn(RULE);

  suiteTeardown(async () => {
    await workspace.fs.delete(fileIn('loose'), { recursive: true });
  });

  test('a file of the explorer, with the rule in the editor', async () => {
    const file = await write('loose/events.ndjson', `${MISS}\n${HIT}\n`);
    await open(RULE);
    const tested = only(await run(FILE, file, [file]));
    assert.equal(tested.uri, file.toString());
    assert.deepEqual(verdicts(tested), [
      [1, false],
      [2, true],
    ]);
  });

  test('several files that are selected run as one', async () => {
    const files = [await write('loose/a.json', HIT), await write('loose/b.json', `[${MISS},\n${HIT}]`)];
    await open(RULE);
    const result = await run(FILE, files[0], files);
    assert.deepEqual(
      result?.cases.map((tested) => verdicts(tested)),
      [
        [[1, true]],
        [
          [1, false],
          [2, true],
        ],
      ],
    );
  });

  test('a case that is run as a file keeps its own result', async () => {
    const controller = await testController();
    await open(RULE);
    assert.ok(await run('rulewright.testRule'));
    const file = fileIn('rules/certificate_tool_downloads.samples/match-fetches.ndjson');
    only(await run(FILE, file, [file]));
    const labels = [...(controller.items.get(rule().toString())?.children ?? [])].map(
      ([, { label }]) => label,
    );
    assert.deepEqual(labels.sort(), ['match-fetches', 'match-fetches.ndjson', 'no-match-lists']);
  });

  test('a binary file, an empty one and one that is gone have failed, and say why', async () => {
    await open(RULE);
    const binary = await write(
      'loose/binary.json',
      Uint8Array.from({ length: 400 }, (_, index) => index % 256),
    );
    const empty = await write('loose/empty.json', '');
    for (const [file, reason] of [
      [binary, /Not read: /],
      [empty, /holds no event/],
      [fileIn('loose/gone.json'), /no such file/],
    ] as const) {
      const tested = only(await run(FILE, file, [file]));
      assert.equal(tested.passed, false, file.path);
      assert.equal(tested.events, 0);
      assert.match(tested.failures[0]?.reason ?? '', reason);
    }
  });

  test('without a rule in sight a list offers those that are open', async () => {
    const file = await write('loose/events.ndjson', `${HIT}\n`);
    await workspace.openTextDocument(rule());
    await open('Cargo.toml');
    const running = run(FILE, file, [file]);
    const result = await until(async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return Promise.race([running, new Promise<undefined>((resolve) => setTimeout(resolve, 200))]);
    }, 'a rule is chosen');
    only(result);
  });

  test('the selection of an editor: its events, on their lines, without saving', async () => {
    const document = await openUntitled('json', `[\n  ${MISS},\n  ${HIT},\n  ${MISS}\n]\n`);
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(2, 10, 3, 5);
    const tested = only(await run(EDITOR, undefined, undefined, rule()));
    assert.equal(tested.uri, document.uri.toString());
    assert.match(tested.name, /^selection of /);
    assert.deepEqual(verdicts(tested), [
      [3, true],
      [4, false],
    ]);
  });

  test('without a selection all events of the editor, as they are typed', async () => {
    await write('loose/typed.ndjson', `${MISS}\n`);
    const document = await open('loose/typed.ndjson');
    const editor = window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) => {
      edit.insert(document.lineAt(0).range.end, `\n${HIT}\nno event`);
    });
    editor.selection = new Selection(0, 0, 0, 0);
    const tested = only(await run(EDITOR, undefined, undefined, rule()));
    assert.equal(tested.uri, document.uri.toString());
    assert.deepEqual(verdicts(tested), [
      [1, false],
      [2, true],
    ]);
    assert.deepEqual(
      tested.unread.map(({ line }) => line),
      [3],
    );
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('a selection without an event runs nothing, and so do an empty editor and one without events', async () => {
    await openUntitled('json', `${HIT}\n\n\n\n`);
    const editor = window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new Selection(2, 0, 3, 0);
    assert.equal(await run(EDITOR, undefined, undefined, rule()), undefined);
    await openUntitled('json', ' \n');
    assert.equal(await run(EDITOR, undefined, undefined, rule()), undefined);
    await open('Cargo.toml');
    assert.equal(await run(EDITOR, undefined, undefined, rule()), undefined);
  });

  test('the clipboard, as a document that can be opened at the event', async () => {
    await open(RULE);
    await env.clipboard.writeText(`${MISS}\n${HIT}\n`);
    const tested = only(await run(CLIPBOARD));
    assert.deepEqual(verdicts(tested), [
      [1, false],
      [2, true],
    ]);
    const shown = await workspace.openTextDocument(Uri.parse(tested.uri));
    assert.equal(shown.getText(), `${MISS}\n${HIT}\n`);
    await assert.rejects(async () => workspace.fs.writeFile(Uri.parse(tested.uri), new Uint8Array()));
  });

  test('a clipboard without events says so', async () => {
    await open(RULE);
    await env.clipboard.writeText('no event');
    const tested = only(await run(CLIPBOARD));
    assert.equal(tested.passed, false);
    assert.match(tested.failures[0]?.reason ?? '', /no JSON/);
    await env.clipboard.writeText(' ');
    assert.equal(await run(CLIPBOARD), undefined);
  });
});
