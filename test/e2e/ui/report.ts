import assert from 'node:assert/strict';
import type { Scenario, Stage } from './scenario.ts';

const COMMAND = 'Rulewright: Test Rule Against Sample Events';

/** The text of the Test Results panel's terminal; it is drawn on a canvas or as rows, so its buffer is read by copying. */
async function outputOf({ workbench }: Stage): Promise<string> {
  const rows = workbench.page.locator(
    '.test-output-peek .xterm-rows, .test-output-peek-message-container .xterm-rows',
  );
  await rows.first().waitFor();
  return (await rows.first().innerText()).replaceAll('\u00A0', ' ');
}

export const passing: Scenario = {
  title: 'the command in the palette runs the cases and shows the report',
  async run(stage) {
    const { workbench } = stage;
    await workbench.page.keyboard.press('Control+Z');
    await workbench.runCommand('File: Revert File');
    await workbench.findCommand(COMMAND);
    await workbench.saveShot('6-palette');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.test-output-peek-tree .monaco-list-row').first().waitFor();
    await workbench.saveShot('7-report');
    assert.match(await outputOf(stage), /passed/);
  },
};
