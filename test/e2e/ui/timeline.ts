import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { accessibilityTrees, withRole } from './accessibility-tree.ts';
import type { Scenario, Stage } from './scenario.ts';
import { showTheme, type Theme } from './theme.ts';
import { SEQUENCE, STREAM, writeSequence } from './timeline-files.ts';

const THEMES: readonly Theme[] = ['light', 'high contrast', 'dark'];
const ALERT = 'alert in 9 s';
/** Milliseconds. */
const BACKUP_GONE = 3_000;
const SAMPLE = 'execution_container_session_runs_download.toml';

export const sequenceTimeline: Scenario = {
  title:
    'the timeline of a sequence: lanes, stepping, what a screen reader gets, a click to the event and to the term, an edit, a reload',
  async run(stage) {
    const { workbench, samples, address } = stage;
    const { page } = workbench;
    const { keyboard } = page;
    writeSequence(samples);
    await workbench.openFolder(address(samples));
    await workbench.openFile(SEQUENCE);
    await workbench.placeOf('sequence by host.id');
    // Room for the lanes.
    await keyboard.press('Control+B');
    await workbench.runCommand('Rulewright: Show Sequence Timeline');
    const timeline = timelineIn(stage);
    await timeline.getByText(ALERT).waitFor();
    assert.equal(await timeline.locator('.lane').count(), 4);
    assert.equal(await timeline.locator('.position').textContent(), '21 of 21');

    await timeline.getByRole('button', { name: 'First event (Home)' }).click();
    for (const reached of [2, 3, 4]) {
      await keyboard.press('n');
      await timeline.getByText(`${String(reached)} of 21`, { exact: true }).waitFor();
    }
    const waiting = timeline.locator('.pending tbody tr');
    assert.equal(await waiting.count(), 2);
    assert.match((await waiting.filter({ hasText: 'ann' }).textContent()) ?? '', /stage 4.*1 min 56 s left/);
    assert.match(
      (await timeline.locator('[aria-live]').textContent()) ?? '',
      /^Event 4 of 21, 09:00:04\.200, line 4: meets stage 3\. 2 partial sequences wait\.$/,
    );
    await workbench.saveShot('17-timeline-stepped');

    const alert = timeline.getByRole('gridcell', {
      name: /line 6: stage 4, alert, for host\.id = web-01, user\.name = ann/,
    });
    await alert.click();
    await page.locator('.tab.active', { hasText: STREAM }).waitFor();
    await atLine(stage, 6);
    await timeline.getByText('6 of 21', { exact: true }).waitFor();
    await workbench.saveShot('17-timeline-event');

    await timeline.getByRole('button', { name: /^Show stage 3 in the query/ }).click();
    await page.locator('.tab.active', { hasText: SEQUENCE }).waitFor();
    await atLine(stage, 24);
    await page.locator('.editor-instance .selected-text').first().waitFor();
    await workbench.saveShot('17-timeline-term');

    await isHeard(stage);
    await byKeyboard(stage);
    for (const theme of THEMES) {
      await showTheme(stage, theme);
      await workbench.saveShot(`18-timeline-${theme.replace(' ', '-')}`);
    }
    await fitsAndFollowsTheSystem(stage);
    await followsEdits(stage);
    await comesBack(stage);
    await keyboard.press('Control+B');
  },
};

/** The same page where the extension runs in the browser; the sample comes to it through the editor. */
export const timelineInBrowser: Scenario = {
  title: 'in the browser alone: the timeline of a sample, over the case that is chosen',
  async run(stage) {
    const { workbench } = stage;
    await workbench.openFile(SAMPLE);
    await workbench.runCommand('Rulewright: Show Sequence Timeline');
    const timeline = timelineIn(stage);
    await timeline
      .getByText(/^alert in /)
      .first()
      .waitFor();
    await timeline
      .getByRole('combobox', { name: 'Events' })
      .selectOption('no-match-session-ended-first.ndjson');
    await timeline.locator('.position').filter({ hasText: '4 of 4' }).waitFor();
    await timeline.locator('.cut-line').waitFor({ state: 'attached' });
    assert.equal(await timeline.getByText(/^alert in /).count(), 0);
    await workbench.saveShot('21-timeline-browser');
  },
};

/** The page of the webview, which is a frame in a frame. */
function timelineIn({ workbench: { page } }: Stage): FrameLocator {
  return page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
}

/** The editor beside the timeline has its cursor there. */
async function atLine({ workbench: { page } }: Stage, line: number): Promise<void> {
  const number = page.locator('.editor-instance .active-line-number');
  await number.filter({ hasText: new RegExp(`^${String(line)}$`) }).waitFor();
}

/** Roles and names as Chromium tells them to a screen reader, in its order. */
async function isHeard({ workbench: { page } }: Stage): Promise<void> {
  const trees = await accessibilityTrees(page);
  const [tree] = trees.filter((each) => withRole('grid', [each]).length > 0);
  assert.ok(tree, 'no frame has a grid');
  const [grid] = withRole('grid', [tree]);
  assert.equal(grid?.name, 'Events in time order, by join key');
  const rows = withRole('row', grid.children);
  assert.deepEqual(
    rows.map((row) => withRole('rowheader', [row]).map(({ name }) => name)),
    [
      ['21 events'],
      ['host.id = web-01, user.name = ann: 1 alert'],
      ['host.id = web-02, user.name = bob: no alert in 1 partial sequence'],
      ['host.id = db-07, user.name = cleo: no alert in 2 partial sequences'],
      ['host.id = mail-03, user.name = eve: no alert in 1 partial sequence'],
    ],
  );
  const cells = rows.map((row) => withRole('gridcell', [row]).map(({ name }) => name));
  assert.equal(cells[0]?.length, 21);
  assert.equal(
    cells[2]?.at(-1),
    'Event 8 of 21, 09:00:13.000, line 8: stage 4, complete, but blocked by a missing event, for host.id = web-02, user.name = bob',
  );
  assert.ok(cells.flat().every((name) => /^Event \d+ of 21, /.test(name)));
  // In the order of Tab, and nothing without a name.
  for (const role of ['button', 'combobox', 'region', 'navigation', 'table'])
    for (const { name } of withRole(role, [tree])) assert.notEqual(name, '', `a ${role} has no name`);
  assert.ok(withRole('group', [tree]).some(({ name }) => name === 'Step through the events'));
  const buttons = withRole('button', [tree]).map(({ name }) => name);
  assert.deepEqual(buttons.slice(0, 4), [
    'First event (Home)',
    'Previous event (p)',
    'Next event (n)',
    'Last event (End)',
  ]);
  assert.equal(withRole('status', [tree]).length, 1);
}

/** At 200 % half as much has room: nothing is cut off at the side. With the system's own colours the drawings have them too. */
async function fitsAndFollowsTheSystem(stage: Stage): Promise<void> {
  const { workbench } = stage;
  const { page } = workbench;
  const timeline = timelineIn(stage);
  const { width, height } = page.viewportSize() ?? { width: 1400, height: 900 };
  await page.setViewportSize({ width: width / 2, height: height / 2 });
  await workbench.saveShot('18-timeline-200-percent');
  const root = timeline.locator('html');
  assert.ok(await root.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth));
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ forcedColors: 'active' });
  await workbench.saveShot('18-timeline-forced-colors');
  const [canvas, back] = await root.evaluate((element) => {
    const { backgroundColor } = getComputedStyle(element.ownerDocument.body);
    const loose = element.querySelector('.mark.loose .shape');
    return [backgroundColor, loose === null ? '' : getComputedStyle(loose).fill];
  });
  assert.equal(back, canvas, 'the drawing lies on the same ground as the page');
  await page.emulateMedia({ forcedColors: null });
}

/** From mark to mark with the arrows; Enter leads to the line. */
async function byKeyboard(stage: Stage): Promise<void> {
  const { page } = stage.workbench;
  const timeline = timelineIn(stage);
  await timeline.locator('.mark[tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  await timeline.getByText('4 of 21', { exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await timeline.getByText('3 of 21', { exact: true }).waitFor();
  const focused = await timeline.locator('.mark:focus').getAttribute('aria-label');
  assert.match(
    focused ?? '',
    /^Event 3 of 21, 09:00:04\.000, line 3: stage 1, for host\.id = web-02, user\.name = bob$/,
  );
  // The mark says the rest.
  assert.match((await timeline.locator('[aria-live]').textContent()) ?? '', /^2 partial sequences wait\.$/);
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: STREAM }).waitFor();
  await atLine(stage, 3);
}

/** A broken query: the last good view stays, and says that it is old; undone, it is as before. */
async function followsEdits(stage: Stage): Promise<void> {
  const { workbench } = stage;
  const { keyboard } = workbench.page;
  const timeline = timelineIn(stage);
  await timeline.getByRole('button', { name: /^Show stage 4 in the query/ }).click();
  await workbench.page.locator('.tab.active', { hasText: SEQUENCE }).waitFor();
  await workbench.clickBehind('process.name == "sh"');
  await keyboard.type(' and');
  await timeline.getByText(/The rule can’t be run/).waitFor();
  await timeline.getByText(ALERT).waitFor();
  await workbench.saveShot('19-timeline-stale');
  for (let count = 0; count < 4; count++) await keyboard.press('Backspace');
  await timeline.locator('.banner').waitFor({ state: 'hidden' });
  await keyboard.press('ArrowLeft');
  await keyboard.type('x');
  await timeline.getByText(ALERT).waitFor({ state: 'detached' });
  await keyboard.press('Backspace');
  await timeline.getByText(ALERT).waitFor();
  await keyboard.press('Control+S');
  await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'hidden' });
}

/** After a reload the panel asks again, and stands where it stood. */
async function comesBack(stage: Stage): Promise<void> {
  const { page } = stage.workbench;
  // VS Code throws away its copy of what was typed a moment after it saved; a reload before that brings the copy back.
  await page.waitForTimeout(BACKUP_GONE);
  await page.reload();
  const timeline = timelineIn(stage);
  await timeline.getByText(ALERT).waitFor();
  await timeline.getByText('3 of 21', { exact: true }).waitFor();
  await stage.workbench.saveShot('20-timeline-reloaded');
}
