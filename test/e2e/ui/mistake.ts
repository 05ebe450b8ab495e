import assert from 'node:assert/strict';
import type { Scenario } from './scenario.ts';

/** Where the first query line of the sample stands. */
export const QUERY_LINE = 'process.name in ("ash"';

export const mistake: Scenario = {
  title: 'a mistake is typed: a squiggle, and a message that says what is wrong',
  async run({ workbench }) {
    await workbench.goToLine(67);
    await workbench.clickBehind('  process.name');
    await workbench.page.keyboard.type('x');
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    const hover = await workbench.hover('process.namex', '`process.namex`'.replaceAll('`', ''));
    assert.match(await hover.innerText(), /process\.name\b/);
    await hover.getByText('Quick Fix').waitFor();
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
    await workbench.placeOf(QUERY_LINE);
  },
};
