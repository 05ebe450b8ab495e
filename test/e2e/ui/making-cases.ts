import type { Locator } from 'playwright-core';
import type { Scenario, Stage } from './scenario.ts';

const AS_NO_MATCH = 'Add Event to Cases as No-Match';
const AS_MATCH = 'Add Event to Cases as Match';

/** Behind `failedEvent`, in its window: an event of a case failed, and the Test Explorer shows it. */
export const makingCases: Scenario = {
  title:
    'an event becomes a case: from the Test Explorer, which runs it, from a failure, and from the editor',
  async run(stage) {
    const { workbench } = stage;
    const { page } = workbench;
    const results = page.locator('.test-output-peek-tree .monaco-list-row', { hasText: 'No alert' });
    await (await menuOf(stage, results.first(), AS_NO_MATCH)).waitFor();
    await workbench.saveShot('22-failure-menu');
    await page.keyboard.press('Escape');

    await (await menuOf(stage, rowOf(stage, 'line 3'), AS_NO_MATCH)).click();
    await page.locator('.tab.active', { hasText: 'no-match-event.ndjson' }).waitFor();
    const made = rowOf(stage, 'no-match-event');
    await made.waitFor();
    await workbench.runCommand('Test: Run Tests in Current File');
    await made.locator('.codicon-testing-passed-icon').waitFor();

    await workbench.openFile('match-php-apache-uwsgi.ndjson');
    await workbench.goToLine(1);
    await workbench.runCommand(`Rulewright: ${AS_MATCH}`);
    await page.locator('.tab.active', { hasText: /^match-(?!php).*\.ndjson/ }).waitFor();
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
