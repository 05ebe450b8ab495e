import { reveal, PARENT, type Scenario, type Stage } from './scenario.ts';

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
