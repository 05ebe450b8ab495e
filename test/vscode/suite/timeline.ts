import assert from 'node:assert/strict';
import {
  commands,
  extensions,
  MarkdownString,
  TabInputText,
  TabInputWebview,
  ViewColumn,
  window,
  workspace,
  type Hover,
  type Tab,
  type Uri,
} from 'vscode';
import type { RulewrightApi } from '../../../client/src/rulewright.ts';
import type { TimelineView } from '../../../client/src/timeline/messages.ts';
import { obeyPage, type Spoken } from '../../../client/src/timeline/obey-page.ts';
import type { TimelineSummary } from '../../../client/src/timeline/show-timeline.ts';
import type { TraceSummary } from '../../../client/src/trace/show-trace.ts';
import { watchFiles, watchNeighbours } from '../../../client/src/timeline/watch-files.ts';
import { EXTENSION } from './support/extension.ts';
import { until } from './support/until.ts';
import { fileIn, open, positionIn, replace, revert, RULE } from './support/workspace.ts';

const FOLDER = 'sequences';
const SEQUENCE = `${FOLDER}/fetch_and_run.toml`;
const CASES = `${FOLDER}/fetch_and_run.samples`;
const MATCH = `${CASES}/match-runs.ndjson`;
const MISS = `${CASES}/no-match-logs-out.ndjson`;

const TEXT = `[metadata]
maturity = "development"

[rule]
name = "Fetched and Run"
type = "eql"
language = "eql"
query = '''
sequence by host.id with maxspan=1m
  [process where process.name == "curl"]
  [process where process.name == "sh"]
until [process where process.name == "logout"]
'''
`;

function line(second: number, name: string, host = 'h1'): string {
  const time = `2026-02-02T09:00:${String(second).padStart(2, '0')}Z`;
  return JSON.stringify({
    '@timestamp': time,
    event: { category: 'process' },
    process: { name },
    host: { id: host },
  });
}

const FILES: Readonly<Record<string, string>> = {
  [SEQUENCE]: TEXT,
  [MATCH]: [line(0, 'curl'), line(1, 'curl', 'h2'), line(5, 'sh')].join('\n'),
  [MISS]: [line(0, 'curl'), line(3, 'logout'), line(5, 'sh')].join('\n'),
};

async function show(...given: readonly unknown[]): Promise<TimelineSummary | undefined> {
  return commands.executeCommand<TimelineSummary | undefined>('rulewright.showTimeline', ...given);
}

async function shown(...given: readonly unknown[]): Promise<TimelineView> {
  const summary = await show(...given);
  assert.equal(summary?.stale, undefined);
  assert.ok(summary?.view);
  return summary.view;
}

function panels(): readonly Tab[] {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) => input instanceof TabInputWebview && input.viewType.includes('rulewright.timeline'),
  );
}

/** Tabs are told a while after they are there. */
async function onePanel(): Promise<Tab> {
  return until(() => panels().length === 1 && panels()[0], 'there is one panel');
}

function ends({ sequence }: TimelineView): readonly unknown[] {
  return sequence.states.map(({ end }) => end?.kind);
}

suite('Sequence timeline', () => {
  suiteSetup(async () => {
    for (const [path, text] of Object.entries(FILES))
      await workspace.fs.writeFile(fileIn(path), new TextEncoder().encode(text));
  });
  teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));
  suiteTeardown(() => workspace.fs.delete(fileIn(FOLDER), { recursive: true }));

  test('opens over the first case that must match, beside the rule, and offers the others', async () => {
    await open(SEQUENCE);
    const view = await shown();
    assert.equal(view.rule.name, 'fetch_and_run.toml');
    assert.equal(view.source.uri, fileIn(MATCH).toString());
    assert.deepEqual(
      view.sources.map(({ name }) => name),
      ['match-runs.ndjson', 'no-match-logs-out.ndjson'],
    );
    assert.deepEqual(
      view.sequence.lanes.map(({ key }) => key),
      [['"h1"'], ['"h2"']],
    );
    assert.deepEqual(ends(view), ['advanced', undefined, 'alert']);
    assert.equal(view.sequence.maxspan, 60_000);
    const { group } = await onePanel();
    assert.equal(group.viewColumn, ViewColumn.Two);
    await until(() => panels()[0]?.label === 'Timeline: fetch_and_run', 'the tab names the rule');
  });

  test('one panel for a rule: another file of events is shown in it', async () => {
    await shown(fileIn(SEQUENCE));
    const view = await shown(fileIn(SEQUENCE).toString(), fileIn(MISS));
    assert.deepEqual(ends(view), ['cut']);
    assert.equal(view.sequence.until?.text, '[process where process.name == "logout"]');
    await onePanel();
    assert.equal((await shown(fileIn(SEQUENCE))).source.uri, fileIn(MISS).toString());
  });

  test('from the Test Explorer: a case is shown over its own events', async () => {
    const extension = extensions.getExtension<RulewrightApi>(EXTENSION);
    const { testController } = (await extension?.activate()) ?? {};
    await open(SEQUENCE);
    await commands.executeCommand('rulewright.testRule', fileIn(SEQUENCE));
    const rule = testController?.items.get(fileIn(SEQUENCE).toString());
    const item = rule?.children.get(fileIn(MISS).toString());
    assert.ok(item);
    assert.equal((await shown(item)).source.uri, fileIn(MISS).toString());
  });

  test('the open texts of rule and events count, saved or not', async () => {
    const events = await open(MATCH);
    const rule = await open(SEQUENCE);
    await replace(events, '"sh"', '"bash"');
    assert.deepEqual(ends(await shown(rule.uri)), [undefined, undefined]);
    await replace(rule, '== "sh"', '== "bash"');
    assert.deepEqual(ends(await shown(rule.uri)), ['advanced', undefined, 'alert']);
    await revert(events);
    await revert(rule);
  });

  test('a query that can not be run leaves the last view, and says why it is old', async () => {
    const rule = await open(SEQUENCE);
    const before = await shown(rule.uri);
    await replace(rule, '== "sh"', '== ');
    const broken = await show(rule.uri);
    assert.equal(broken?.view?.id, before.id);
    assert.match(broken?.stale ?? '', /^The rule can’t be run\. /);
    await revert(rule);
    assert.ok((await shown(rule.uri)).id > before.id);
  });

  test('events that are gone, and a rule without cases, are told in the panel', async () => {
    const gone = await show(fileIn(SEQUENCE), fileIn(`${CASES}/gone.ndjson`));
    assert.equal(gone?.view, undefined);
    assert.match(gone?.stale ?? '', /^gone\.ndjson holds no events\. .+/);
    const lonely = fileIn(`${FOLDER}/lonely.toml`);
    await workspace.fs.writeFile(lonely, new TextEncoder().encode(TEXT));
    assert.match((await show(lonely))?.stale ?? '', /^The rule has no cases/);
  });

  test('what is no sequence, no rule or no file opens nothing', async () => {
    assert.equal(await show(fileIn(RULE)), undefined);
    assert.equal(await show(fileIn('Cargo.toml')), undefined);
    assert.equal(await show(fileIn('rules/gone.toml')), undefined);
    assert.equal(await show(), undefined);
    assert.deepEqual(panels(), []);
  });

  test('the page leads to an event’s line and to a term, in the other group, and only for the view that it has', async () => {
    const view = await shown(fileIn(SEQUENCE));
    const panel = window.createWebviewPanel('test', 'Test', ViewColumn.Two);
    const asked: (string | undefined)[] = [];
    const spoken: Spoken = {
      panel,
      rule: fileIn(SEQUENCE),
      view,
      problem: { start: { line: 4, character: 0 }, end: { line: 4, character: 4 } },
      ask: (uri) => {
        asked.push(uri);
        return Promise.resolve();
      },
    };
    await obeyPage({ kind: 'open-event', view: view.id, event: 2, focus: true }, spoken);
    assert.equal(window.activeTextEditor?.document.uri.toString(), fileIn(MATCH).toString());
    assert.equal(window.activeTextEditor.selection.active.line, 2);
    assert.notEqual(window.activeTextEditor.viewColumn, panel.viewColumn);
    await obeyPage({ kind: 'open-term', view: view.id, term: 'until' }, spoken);
    const { document, selection } = window.activeTextEditor;
    assert.equal(document.getText(selection), '[process where process.name == "logout"]');
    await obeyPage({ kind: 'open-problem' }, spoken);
    assert.equal(window.activeTextEditor.selection.active.line, 4);
    await obeyPage({ kind: 'open-term', view: view.id + 1, term: 0 }, spoken);
    await obeyPage({ kind: 'open-event', view: view.id, event: 99, focus: true }, spoken);
    assert.equal(window.activeTextEditor.selection.active.line, 4);
    await obeyPage({ kind: 'choose-source', uri: fileIn(MISS).toString() }, spoken);
    await obeyPage({ kind: 'choose-source', uri: fileIn('Cargo.toml').toString() }, spoken);
    await obeyPage({ kind: 'ask-again' }, spoken);
    assert.deepEqual(asked, [fileIn(MISS).toString(), undefined]);
    await obeyPage({ kind: 'trace-event', view: view.id, event: 0 }, spoken);
    assert.equal(await commands.executeCommand('rulewright.hideTrace'), 1);
    const open = window.tabGroups.all.flatMap(({ tabs }) => tabs);
    const texts = open.filter(({ input }) => input instanceof TabInputText);
    assert.ok(texts.every(({ group }) => group.viewColumn !== panel.viewColumn));
    panel.dispose();
  });

  test('the trace of a sequence’s event: its sign in each term and in `until`, its key, and whether it counts in time', async () => {
    const late = fileIn(`${CASES}/no-match-too-late.ndjson`);
    const events = [line(0, 'curl'), line(59, 'x'), line(59, 'sh').replace('09:00:59', '09:01:01')];
    await workspace.fs.writeFile(late, new TextEncoder().encode(events.join('\n')));
    const rule = fileIn(SEQUENCE);
    const signs = async (uri: Uri, at: number): Promise<readonly unknown[]> => {
      const given = [rule, { uri, line: at }] as const;
      const trace = await commands.executeCommand<TraceSummary | undefined>('rulewright.showTrace', ...given);
      assert.ok(trace);
      const own = trace.marks.filter(({ text }) => /process\.name|host\.id/.test(text));
      return [trace.alert, ...own.map(({ sign, text }) => `${sign} ${text.replace('process.name == ', '')}`)];
    };
    assert.deepEqual(await signs(fileIn(MATCH), 3), [true, '✓ host.id', '✗ "curl"', '✓ "sh"', '✗ "logout"']);
    assert.deepEqual(await signs(fileIn(MATCH), 2), [false, '✓ host.id', '✓ "curl"', '✗ "sh"', '✗ "logout"']);
    assert.deepEqual(await signs(fileIn(MISS), 2), [false, '✓ host.id', '✗ "curl"', '✗ "sh"', '✓ "logout"']);
    assert.deepEqual(await signs(late, 3), [false, '✓ host.id', '✗ "curl"', '✓ "sh"', '✗ "logout"']);
    const document = await open(SEQUENCE);
    const given = [document.uri, positionIn(document, '== "sh"')] as const;
    const hovers = await commands.executeCommand<readonly Hover[]>('vscode.executeHoverProvider', ...given);
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((each) => (each instanceof MarkdownString ? each.value : '')),
    );
    const [, query = ''] = /command:rulewright\.showTimeline\?([^)]+)/.exec(texts.join('\n')) ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), [rule.toString(), late.toString()]);
    await commands.executeCommand('rulewright.hideTrace');
    const [begun] = (await shown(rule, late)).sequence.states;
    assert.deepEqual([begun?.end?.kind, begun?.expires?.time], ['expired', '2026-02-02T09:01:00.000Z']);
    await workspace.fs.delete(late);
  });

  test('files of the disk are watched: the rule’s and the events’ own changes, and cases that come or go beside them', async () => {
    const write = (path: string): Thenable<void> =>
      workspace.fs.writeFile(fileIn(path), new TextEncoder().encode(FILES[path] ?? `${line(0, 'curl')}\n`));
    const seen = { own: 0, beside: 0 };
    const watchers = [
      watchFiles([fileIn(SEQUENCE), fileIn(MATCH)], () => seen.own++),
      watchNeighbours([fileIn(MATCH)], () => seen.beside++),
    ];
    // A watcher takes a while to begin; until then a change is made again.
    const changeOfEvents = (): Promise<unknown> =>
      until(async () => {
        await write(MATCH);
        return seen.own > 0;
      }, 'a change of the events is told');
    await changeOfEvents();
    // That the setup made these files may have been told only now.
    seen.own = seen.beside = 0;
    await changeOfEvents();
    assert.equal(seen.beside, 0);
    await write(`${CASES}/match-new [1].ndjson`);
    await until(() => seen.beside > 0, 'a new case is told');
    seen.own = 0;
    await write(SEQUENCE);
    await until(() => seen.own > 0, 'a change of the rule is told');
    await workspace.fs.delete(fileIn(`${CASES}/match-new [1].ndjson`));
    for (const watcher of watchers) watcher.dispose();
  });

  test('a panel that was closed opens anew', async () => {
    await shown(fileIn(SEQUENCE));
    await window.tabGroups.close(await onePanel());
    await until(() => panels().length === 0, 'the panel is closed');
    assert.deepEqual(ends(await shown(fileIn(SEQUENCE))), ['advanced', undefined, 'alert']);
    await onePanel();
  });
});
