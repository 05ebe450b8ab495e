import type { Locator } from 'playwright-core';
import type { Scenario, Stage } from './scenario.ts';

const AS_NO_MATCH = 'Add Event to Cases as No-Match';
const AS_MATCH = 'Add Event to Cases as Match';
const CLICKS = 4;
/** Milliseconds until a menu that took a click is closed. */
const NOTICED = 5_000;

/** Behind `failedEvent`, in its window: an event of a case failed, and the Test Explorer shows it. */
export const makingCases: Scenario = {
  title:
    'an event becomes a case: from the menu of a failure, and from that of the Test Explorer, which shows and runs it',
  async run(stage) {
    const { workbench } = stage;
    const { page } = workbench;
    const results = page.locator('.test-output-peek-tree .monaco-list-row', { hasText: 'No alert' });
    await choose(stage, results.first(), AS_NO_MATCH, '22-failure-menu');
    await page.locator('.tab.active', { hasText: 'no-match-event.ndjson' }).waitFor();
    const made = rowOf(stage, 'no-match-event');
    await made.waitFor();
    await workbench.runCommand('Test: Run Tests in Current File');
    await made.locator('.codicon-testing-passed-icon').waitFor();

    await choose(stage, rowOf(stage, 'line 3'), AS_MATCH, '22-event-menu');
    await page.locator('.tab.active', { hasText: /^match-event\.ndjson/ }).waitFor();
    await rowOf(stage, ' match-event').or(rowOf(stage, 'match-event')).first().waitFor();
    await workbench.saveShot('23-made-cases');
  },
};

function rowOf({ workbench }: Stage, label: string): Locator {
  return workbench.page.locator('.test-explorer .monaco-list-row', { hasText: label }).first();
}

/** A menu takes no click in the first moment that it is open; a person then clicks again. */
async function choose({ workbench }: Stage, row: Locator, title: string, shot: string): Promise<void> {
  await row.click({ button: 'right' });
  const entry = workbench.page.locator('.monaco-menu .action-item', { hasText: title }).first();
  await entry.waitFor();
  await workbench.saveShot(shot);
  for (let click = 1; click <= CLICKS && (await entry.isVisible()); click++) {
    await entry.click();
    await entry.waitFor({ state: 'hidden', timeout: NOTICED }).catch(() => undefined);
  }
}
