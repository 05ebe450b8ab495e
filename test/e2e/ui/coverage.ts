import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reveal, RULE, type Scenario, type Stage } from './scenario.ts';
import { showTheme, type Theme } from './theme.ts';

const THEMES: readonly Theme[] = ['dark', 'high contrast', 'light'];
/** What no case exercises: a literal, an operand of `or`, and an exclusion that is met, but by no event that would alert. */
const ADDED: readonly (readonly [before: string, after: string])[] = [
  ['"ksh", "sh", "zsh")', '"fish", "ksh", "sh", "zsh")'],
  [
    'process.parent.name like "php-fpm*" or',
    'process.parent.name like "php-fpm*" or process.parent.name == "puma" or',
  ],
  ['("cron", "crond"', '("bash", "cron", "crond"'],
];
/** As they are drawn: behind each covered literal the number of its events stands in the line. */
const MISSING = ['"fish"', 'process.parent.name == "puma"', '("bash"'];
const MISSED = '.coverage-deco-inline.coverage-deco-miss';
const LAST = 'not process.parent.name in';

export const coverage: Scenario = {
  title: 'a run with coverage shows in the editor which conditions and literals the cases exercise',
  async run(stage) {
    const { workbench, samples } = stage;
    const { page } = workbench;
    const file = path.join(samples, 'rules', RULE);
    writeFileSync(
      file,
      ADDED.reduce((text, [before, after]) => text.replace(before, after), readFileSync(file, 'utf8')),
    );
    await workbench.openFromExplorer(RULE);
    await reveal(stage, LAST);
    await workbench.runCommand('Test: Run Tests with Coverage in Current File');
    // The bars in the Explorer are VS Code's own, and it draws them when it next lays the row out.
    await page.locator('.coverage-deco-gutter.coverage-deco-hit').first().waitFor();
    await workbench.saveShot('20-coverage-gutter');
    // The run opens the panel with its results, maybe a moment later; the key below would open one that is not there yet.
    await page.locator('.test-output-peek-tree .monaco-list-row').first().waitFor();
    // Room for the query.
    await page.keyboard.press('Control+B');
    await page.keyboard.press('Control+J');
    await workbench.runCommand('Test: Toggle Inline Coverage');
    await page.locator(MISSED).first().waitFor();
    assert.equal(await page.locator(MISSED).count(), MISSING.length);
    for (const text of MISSING) assert.ok(await isMissed(stage, text), `${text} is marked as not covered`);
    assert.equal(await page.locator('.coverage-deco-branch-miss-indicator').count(), 1);
    for (const theme of THEMES) {
      await showTheme(stage, theme);
      await workbench.hover('("bash"', '(exclusion: true, but never decisive)');
      await workbench.saveShot(`21-coverage-${theme.replace(' ', '-')}`);
      await workbench.leave();
    }
    await workbench.runCommand('Test: Clear Coverage');
    await page.locator('.coverage-deco-gutter').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+B');
  },
};

/** Whether a mark lies behind a text. */
async function isMissed({ workbench }: Stage, text: string): Promise<boolean> {
  const { middle } = await workbench.placeOf(text);
  const marks = await workbench.page.locator(MISSED).all();
  const boxes = await Promise.all(marks.map((mark) => mark.boundingBox()));
  return boxes.some(
    (box) =>
      box !== null &&
      box.x <= middle.x &&
      middle.x <= box.x + box.width &&
      box.y <= middle.y &&
      middle.y <= box.y + box.height,
  );
}
