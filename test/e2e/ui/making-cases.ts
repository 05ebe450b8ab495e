import type { Locator } from 'playwright-core';
import type { Scenario, Stage } from './scenario.ts';

const AS_NO_MATCH = 'Add Event to Cases as No-Match';
const AS_MATCH = 'Add Event to Cases as Match';

/** Behind `failedEvent`, in its window: an event of a case failed, and the Test Explorer shows it. */
export const makingCases: Scenario = {
  title:
    'an event becomes a case: from the menu of a failure, and from that of the Test Explorer, which shows and runs it',
  async run(stage) {
    const { workbench } = stage;
    const { page } = workbench;
    const results = page.locator('.test-output-peek-tree .monaco-list-row', { hasText: 'No alert' });
    const entry = await menuOf(stage, results.first(), AS_NO_MATCH);
    await entry.waitFor();
    await workbench.saveShot('22-failure-menu');
    await entry.click();
    await page.locator('.tab.active', { hasText: 'no-match-event.ndjson' }).waitFor();
    const made = rowOf(stage, 'no-match-event');
    await made.waitFor();
    await workbench.runCommand('Test: Run Tests in Current File');
    await made.locator('.codicon-testing-passed-icon').waitFor();

    await (await menuOf(stage, rowOf(stage, 'line 3'), AS_MATCH)).click();
    await page.locator('.tab.active', { hasText: /^match-event\.ndjson/ }).waitFor();
    await rowOf(stage, ' match-event').or(rowOf(stage, 'match-event')).first().waitFor();
    await workbench.saveShot('23-made-cases');
  },
};

function rowOf({ workbench }: Stage, label: string): Locator {
  return workbench.page.locator('.test-explorer .monaco-list-row', { hasText: label }).first();
}

/** Opens the menu of a row. @returns an entry of it */
async function menuOf({ workbench: { page } }: Stage, row: Locator, entry: string): Promise<Locator> {
  await row.click({ button: 'right' });
  return page.locator('.monaco-menu .action-item', { hasText: entry }).first();
}
