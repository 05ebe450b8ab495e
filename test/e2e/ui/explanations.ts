import assert from 'node:assert/strict';
import { reveal, SHELLS, SUBTECHNIQUE, type Scenario } from './scenario.ts';

export const techniqueHover: Scenario = {
  title: 'the hover on a subtechnique tells its name, its technique and its tactic',
  async run(stage) {
    await reveal(stage, SUBTECHNIQUE);
    const hover = await stage.workbench.hover(SUBTECHNIQUE, 'Credentials In Files');
    const text = await hover.innerText();
    assert.match(text, /Credential Access/);
    assert.match(text, /Unsecured Credentials/);
    await stage.workbench.saveShot('4-technique');
    await stage.workbench.leave();
  },
};

export const fieldHover: Scenario = {
  title: 'the hover on a field tells its type and what it holds',
  async run(stage) {
    await reveal(stage, SHELLS);
    const hover = await stage.workbench.hover('process.args', 'keyword');
    assert.match(await hover.innerText(), /process\.args/);
    await stage.workbench.saveShot('5-field');
    await stage.workbench.leave();
  },
};

export const completion: Scenario = {
  title: 'a field is completed inside the query, with its description',
  async run(stage) {
    const { workbench } = stage;
    const { keyboard } = workbench.page;
    await reveal(stage, SHELLS);
    await workbench.clickBehind(SHELLS);
    await keyboard.type(' and process.exec', { delay: 30 });
    const rows = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    const row = rows.filter({ hasText: 'process.executable' }).first();
    await row.waitFor();
    await keyboard.press('Control+Space');
    await workbench.page.locator('.suggest-details:visible').waitFor();
    await workbench.saveShot('6-completion');
    await row.click();
    await workbench.placeOf('and process.executable and');
    await keyboard.press('Escape');
    await workbench.runCommand('File: Revert File');
    await workbench.placeOf(`${SHELLS} and process.args`);
  },
};
