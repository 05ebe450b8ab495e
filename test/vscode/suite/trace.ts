import assert from 'node:assert/strict';
import { commands, MarkdownString, window, type Hover, type Position, type TextDocument } from 'vscode';
import type { ListedTrace } from '../../../client/src/trace/list-trace.ts';
import type { TraceSummary } from '../../../client/src/trace/show-trace.ts';
import { until } from './support/until.ts';
import { fileIn, open, positionIn, rangeOf, replace, revert, RULE } from './support/workspace.ts';

const MATCHES = fileIn('rules/certificate_tool_downloads.samples/match-fetches.ndjson');
const MISSES = fileIn('rules/certificate_tool_downloads.samples/no-match-lists.ndjson');
const ARGS = 'process.args : ("*urlcache*", "*verifyctl*")';
const TYPE = 'event.type == "start"';

async function trace(uri: unknown, line: number, rule = fileIn(RULE)): Promise<TraceSummary | undefined> {
  return commands.executeCommand('rulewright.showTrace', rule, { uri, line });
}

/** Our hovers of the trace, and no other's: they begin with a sign. */
async function traceHovers(document: TextDocument, position: Position): Promise<readonly string[]> {
  const hovers = await commands.executeCommand<readonly Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof MarkdownString ? content.value : '')),
  );
  return texts.filter((text) => /^\*\*[✓✗∅?]/.test(text));
}

/** Opens the list of the trace that the active editor shows, and ends it with a command of the workbench. */
async function list(end: 'acceptSelectedQuickOpenItem' | 'closeQuickOpen'): Promise<ListedTrace | undefined> {
  let listed: { readonly trace: ListedTrace | undefined } | undefined;
  void commands.executeCommand<ListedTrace | undefined>('rulewright.listTrace').then((trace) => {
    listed = { trace };
  });
  const ended = await until(async () => {
    await commands.executeCommand(`workbench.action.${end}`);
    return listed;
  }, 'the list is closed');
  return ended.trace;
}

async function hasTrace(document: TextDocument): Promise<boolean> {
  return (await traceHovers(document, positionIn(document, ARGS, 14))).length > 0;
}

suite('Trace', () => {
  teardown(() => commands.executeCommand('rulewright.hideTrace'));

  test('every sub-expression has the sign of what the event makes of it, and the condition to blame says the value', async () => {
    const document = await open(RULE);
    const shown = await trace(MISSES, 2);
    assert.ok(shown);
    assert.equal(shown.alert, false);
    assert.deepEqual(
      shown.marks.map(({ sign, text }) => `${sign} ${text}`).toSorted(),
      [
        '✓ process',
        '✗ where',
        '✓ host.os.type == "windows"',
        '✗ and',
        `✗ ${TYPE}`,
        '✗ and',
        '✓ process.name : "certutil.exe"',
        '✗ and',
        `✓ ${ARGS}`,
      ].toSorted(),
    );
    const { line } = rangeOf(document, TYPE).start;
    assert.deepEqual(shown.blame, { line, text: '✗ the event has "end"', condition: TYPE });
  });

  test('in words: the verdict with the condition to blame, and a list of all conditions that opens there and leads to it', async () => {
    const document = await open(RULE);
    const shown = await trace(MISSES, 2);
    const said = `no-match-lists.ndjson:2: no alert. The first condition to blame is ${TYPE}: the event has "end"`;
    assert.equal(shown?.said, said);
    const listed = await list('acceptSelectedQuickOpenItem');
    assert.ok(listed);
    assert.equal(listed.title, said);
    const rows = listed.rows.map(({ label }) => label.replace(/^(.) .*(.{8})$/, '$1 … $2'));
    assert.deepEqual(rows, [
      '✗ … fyctl*")',
      '✓ process',
      '✓ … windows"',
      '✗ …  "start"',
      '✓ … til.exe"',
      '✓ … fyctl*")',
    ]);
    assert.deepEqual(listed.rows[listed.first], {
      label: `✗ ${TYPE}`,
      description: 'first to blame',
      detail:
        'False. The event does not meet this condition. The event has event.type: "end". The verdict rests on it: were it the other way round, so would be the verdict.',
    });
    assert.equal(listed.chosen, listed.first);
    const { activeTextEditor } = window;
    assert.equal(activeTextEditor?.document, document);
    await until(() => document.getText(activeTextEditor.selection) === TYPE, 'the condition is selected');
  });

  test('the list that is left changes nothing, an alert blames nothing, and without a trace there is none', async () => {
    await open(RULE);
    assert.equal(await list('closeQuickOpen'), undefined);
    const before = window.activeTextEditor?.selection;
    assert.equal((await trace(MATCHES, 1))?.said, 'match-fetches.ndjson:1: alert');
    const listed = await list('closeQuickOpen');
    assert.equal(listed?.chosen, undefined);
    assert.ok(listed?.rows.every(({ description }) => description === ''));
    assert.deepEqual(window.activeTextEditor?.selection, before);
    const document = await open(RULE);
    await replace(document, 'process.name : "certutil.exe"', 'process.pid > 5');
    assert.equal(await list('closeQuickOpen'), undefined, 'another text has no trace');
    await revert(document);
  });

  test('hovers tell the values, the member that met the condition, and a field that lacks', async () => {
    const document = await open(RULE);
    assert.ok((await trace(MATCHES, 1))?.alert);
    const [met = ''] = await traceHovers(document, positionIn(document, ARGS, 14));
    assert.match(met, /^\*\*✓ True\.\*\*/);
    assert.match(met, /the event has ` process\.args `: [^]*` "-urlcache" ` met it\./);
    await replace(document, 'process.name : "certutil.exe"', 'process.pid > 5');
    const missing = await trace(MATCHES, 1);
    assert.equal(missing?.blame?.text, '∅ the event lacks process.pid');
    const [lacks = ''] = await traceHovers(document, positionIn(document, 'process.pid > 5', 12));
    assert.match(lacks, /^\*\*∅ Missing\.\*\*[^]*the event lacks ` process\.pid `/);
    await revert(document);
  });

  test('`!=`, `not` and `or` are told apart from what they hold', async () => {
    const document = await open(RULE);
    await replace(
      document,
      'process.name : "certutil.exe" and',
      'process.name != "a.exe" and not (process.pid > 5 or process.name : "CERT*") and',
    );
    const shown = await trace(MATCHES, 1);
    const signs = new Map(shown?.marks.map(({ text, sign }) => [text, sign]));
    assert.equal(signs.get('process.name != "a.exe"'), '✓');
    assert.equal(signs.get('not'), '✗');
    assert.equal(signs.get('process.pid > 5'), '∅');
    assert.equal(signs.get('or'), '✓');
    assert.match(shown?.blame?.text ?? '', /^✗ holds, and must not: the event .*certutil\.exe/);
    await revert(document);
  });

  test('an edit takes the marks away, undo brings them back, and hiding or closing removes them', async () => {
    const document = await open(RULE);
    assert.ok(await trace(MISSES, 1));
    assert.ok(await hasTrace(document));
    const editor = window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) => {
      edit.insert(document.positionAt(0), '# note\n');
    });
    assert.equal(await hasTrace(document), false);
    await commands.executeCommand('undo');
    assert.ok(await hasTrace(document));
    assert.equal(await commands.executeCommand('rulewright.hideTrace'), 1);
    assert.equal(await hasTrace(document), false);
    assert.ok(await trace(MISSES, 1));
    await commands.executeCommand('workbench.action.closeActiveEditor');
    const again = await open(RULE);
    await until(async () => !(await hasTrace(again)), 'the trace is gone with its editor');
    assert.equal(await commands.executeCommand('rulewright.hideTrace'), 0);
  });

  test('the open text of the event file counts', async () => {
    const events = await open(MISSES);
    await replace(events, '"type":["end"]', '"type":["start"]');
    assert.ok((await trace(MISSES, 2))?.alert);
    await revert(events);
  });

  test('a line without an event, a file that is gone, a broken query and a document that is no rule show nothing', async () => {
    const document = await open(RULE);
    assert.equal(await trace(MISSES, 99), undefined);
    assert.equal(await trace(fileIn('rules/gone.ndjson'), 1), undefined);
    assert.equal(await trace(MISSES, 1, fileIn('Cargo.toml')), undefined);
    await replace(document, 'process.name : "certutil.exe" and', 'process.name : and');
    assert.equal(await trace(MISSES, 1), undefined);
    assert.equal(await hasTrace(document), false);
    await revert(document);
  });
});
