import assert from 'node:assert/strict';
import type { Scenario } from './scenario.ts';

export const techniqueHover: Scenario = {
  title: 'the hover on a technique tells its name, tactics and where to read on',
  async run({ workbench }) {
    await workbench.goToLine(96);
    const hover = await workbench.hover('T1552.001', 'Credentials In Files');
    const text = await hover.innerText();
    assert.match(text, /Credential Access/);
    assert.match(text, /Unsecured Credentials/);
    await workbench.saveShot('4-technique');
    await workbench.leave();
  },
};

export const completion: Scenario = {
  title: 'a field is completed inside the query',
  async run({ workbench }) {
    await workbench.goToLine(67);
    await workbench.clickBehind('("ash", "bash", "busybox", "dash", "ksh", "sh", "zsh")');
    await workbench.page.keyboard.type(' and process.exec', { delay: 30 });
    const row = workbench.page.locator('.suggest-widget.visible .monaco-list-row', {
      hasText: 'process.executable',
    });
    await row.first().waitFor();
    await workbench.saveShot('5-completion');
    await row.first().click();
    await workbench.page.locator('.view-line', { hasText: 'process.executable' }).first().waitFor();
    await workbench.page.keyboard.type(' like "/bin/*"', { delay: 30 });
    await workbench.page.keyboard.press('Escape');
  },
};
