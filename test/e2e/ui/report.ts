import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reveal, PARENT, RULE, type Scenario, type Stage } from './scenario.ts';

const CASE_NAME = 'match-php-apache-uwsgi';
const CASE = `${RULE.replace('.toml', '.samples')}/${CASE_NAME}.ndjson`;

const COMMAND = 'Rulewright: Test Rule Against Sample Events';

/** The text that the Test Results panel shows, as its terminal draws it. */
async function waitForOutput({ workbench }: Stage, expected: RegExp): Promise<void> {
  const rows = workbench.page.locator('.test-output-peek-message-container .xterm-rows:visible').first();
  await rows.filter({ hasText: expected }).waitFor();
}

export const passing: Scenario = {
  title: 'the command in the palette runs the cases and shows the report',
  async run(stage) {
    const { workbench } = stage;
    await workbench.findCommand(COMMAND);
    await workbench.saveShot('7-palette');
    await workbench.page.keyboard.press('Enter');
    await waitForOutput(stage, /\d+ passed, 0 failed/);
    const rows = workbench.page.locator('.test-output-peek-tree .monaco-list-row');
    await rows.filter({ hasText: 'match-' }).first().waitFor();
    await workbench.saveShot('8-report');
  },
};

export const failing: Scenario = {
  title: 'a spoilt rule fails its case: the message stands at the condition that decided, with the event',
  async run(stage) {
    const { workbench } = stage;
    await reveal(stage, PARENT);
    await workbench.clickBehind('"php-fp');
    await workbench.page.keyboard.press('Delete');
    await workbench.page.keyboard.type('n');
    // Room for the message behind the line.
    await workbench.page.keyboard.press('Control+B');
    await workbench.runCommand(COMMAND);
    await waitForOutput(stage, /\d+ passed, [1-9]\d* failed/);
    const message = workbench.page.locator('.test-output-peek-tree .monaco-list-row', {
      hasText: /match-php/,
    });
    await message.first().waitFor();
    const inEditor = workbench.page.locator('.test-error-content-widget', { hasText: 'No alert' });
    await inEditor.first().waitFor();
    await workbench.saveShot('9-failed-report');
    await message.first().click();
    const details = workbench.page.locator('.test-output-peek-message-container', {
      hasText: 'match-php-apache-uwsgi.ndjson:',
    });
    await details.first().waitFor();
    await workbench.saveShot('10-failure');
    await workbench.runCommand('File: Revert File');
  },
};

export const explorer: Scenario = {
  title: 'the Test Explorer holds the rule and its cases',
  async run({ workbench }) {
    await workbench.runCommand('Testing: Focus on Test Explorer View');
    const rows = workbench.page.locator('.test-explorer .monaco-list-row');
    await rows.filter({ hasText: 'credential_access_web_server_shell' }).first().waitFor();
    await workbench.saveShot('11-explorer');
  },
};

/** In a window of its own: it changes a case. */
export const failedEvent: Scenario = {
  title:
    'an event that fails is told once in the results, and the Test Explorer shows it red with its case and its rule',
  async run(stage) {
    const { workbench, samples } = stage;
    const { page } = workbench;
    const file = path.join(samples, 'rules', CASE);
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    // An event without fields is none that the rule finds.
    writeFileSync(file, `${first}\n${first}\n{}\n`);
    await workbench.runCommand('Testing: Focus on Test Explorer View');
    const rows = page.locator('.test-explorer .monaco-list-row');
    for (const text of [RULE, CASE_NAME]) {
      await rows.filter({ hasText: text }).first().click();
      await page.keyboard.press('ArrowRight');
    }
    await rows.filter({ hasText: 'line 3' }).first().waitFor();
    // The click on the case opens it too, which must not come behind what is opened next.
    await page.locator('.tab.active', { hasText: CASE_NAME }).waitFor();
    await workbench.openFile(RULE);
    await workbench.runCommand(COMMAND);
    await waitForOutput(stage, /\d+ passed, 1 failed/);
    const told = page.locator('.test-output-peek-tree .monaco-list-row', { hasText: 'No alert' });
    await told.first().waitFor();
    assert.equal(await told.count(), 1);
    assert.equal(await page.locator('.test-error-content-widget', { hasText: 'No alert' }).count(), 1);
    for (const text of [RULE.slice(0, 30), CASE_NAME, 'line 3']) {
      const row = rows.filter({ hasText: text }).first();
      await row.locator('.codicon-testing-failed-icon').waitFor();
    }
    await workbench.saveShot('9b-failed-event');
    await told.first().click();
    await workbench.saveShot('9c-failed-event-peek');
  },
};
