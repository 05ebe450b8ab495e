import assert from 'node:assert/strict';
import { reveal, SHELLS, type Scenario } from './scenario.ts';

export const mistake: Scenario = {
  title: 'a mistake is typed: a squiggle, and a message that says what is wrong and names the fix',
  async run(stage) {
    const { workbench } = stage;
    await reveal(stage, SHELLS);
    await workbench.clickBehind('  process.name');
    await workbench.page.keyboard.type('x');
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    const hover = await workbench.hover('process.namex', 'process.namex');
    assert.match(await hover.innerText(), /Did you mean `process\.name`\?/);
    await hover.getByRole('button', { name: /^Quick Fix/ }).waitFor();
    await workbench.saveShot('2-squiggle');
    await workbench.leave();
  },
};

export const quickFix: Scenario = {
  title: 'the quick fix repairs it',
  async run({ workbench }) {
    await workbench.clickBehind('process.namex');
    await workbench.page.keyboard.press('Control+.');
    const fix = workbench.page
      .locator('.action-widget .monaco-list-row', { hasText: 'process.name' })
      .first();
    await fix.waitFor();
    await workbench.saveShot('3-quick-fix');
    await fix.click();
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor({ state: 'detached' });
    await workbench.placeOf(SHELLS);
  },
};
