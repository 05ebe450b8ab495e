import assert from 'node:assert/strict';
import { showTheme, type Theme } from './theme.ts';
import { reveal, RULE, SHELLS, type Scenario, type Stage } from './scenario.ts';

const EVENT = 'no-match-one-condition-each.ndjson';
const THEMES: readonly Theme[] = ['dark', 'high contrast', 'light'];
const SIGNS = ['✓', '✗', '∅', '?'];
const BLAME = 'the event has';

export const eventTrace: Scenario = {
  title:
    'the trace of an event marks each condition with a sign, says the value that failed, says them in words too, and goes with an edit',
  async run(stage) {
    const { workbench } = stage;
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.openFromExplorer(RULE);
    await reveal(stage, SHELLS);
    // Room for the text behind the line.
    await keyboard.press('Control+B');
    await chooseEvent(stage);
    await waitForSigns(stage, (drawn) => drawn.has('✓') && drawn.has('✗') && [...drawn].some(isBlame));
    for (const theme of THEMES) {
      await showTheme(stage, theme);
      await workbench.hover(SHELLS, 'process.name');
      await page.locator('.monaco-hover:visible', { hasText: 'True.' }).first().waitFor();
      await workbench.saveShot(`16-trace-${theme.replace(' ', '-')}-hover`);
      await workbench.leave();
      await workbench.saveShot(`16-trace-${theme.replace(' ', '-')}`);
      await listsConditions(stage, theme);
    }
    await workbench.clickBehind(SHELLS);
    await keyboard.type(' ');
    await waitForSigns(stage, (drawn) => !SIGNS.some((sign) => drawn.has(sign)) && ![...drawn].some(isBlame));
    await keyboard.press('Control+Z');
    await waitForSigns(stage, (drawn) => drawn.has('✓'));
    await announces(stage);
    await workbench.runCommand('Rulewright: Hide Trace');
    await waitForSigns(stage, (drawn) => !SIGNS.some((sign) => drawn.has(sign)));
    await keyboard.press('Control+B');
  },
};

async function chooseEvent({ workbench }: Stage): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Rulewright: Show Trace of Event');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  await rows.filter({ hasText: 'match-' }).first().waitFor();
  await workbench.saveShot('15-trace-events');
  await page.keyboard.type(EVENT);
  await rows.filter({ hasText: EVENT }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
}

/** What Chromium tells a screen reader of the list: each row with its outcome and values, and that of the blamed one first. */
async function listsConditions({ workbench }: Stage, theme: Theme): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Rulewright: List Conditions of Trace');
  const list = page.locator('.quick-input-widget');
  await list.getByText('first to blame').waitFor();
  const heard = await list.ariaSnapshot();
  assert.match(
    heard,
    /option "✗ [^\n]+, first to blame, False\. The event does not meet this condition\. The event has /,
  );
  assert.match(heard, /option "✓ [^\n]+, True\. The event meets this condition\. The event has /);
  const active = page.locator('.quick-input-list .monaco-list-row.focused');
  assert.match((await active.getAttribute('aria-label')) ?? '', /first to blame/);
  await workbench.saveShot(`16-trace-${theme.replace(' ', '-')}-list`);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
}

/** With a screen reader, as VS Code's own setting says, a notification says the verdict; VS Code reads it out. */
async function announces(stage: Stage): Promise<void> {
  const { workbench } = stage;
  const { page } = workbench;
  await showTheme(stage, 'dark', { 'editor.accessibilitySupport': 'on' });
  await chooseEvent(stage);
  const said = new RegExp(`${EVENT}:\\d+: no alert\\. The first condition to blame is .+: the event has `);
  const toast = page.locator('.notification-toast', { hasText: said });
  await toast.waitFor();
  await page.locator('.monaco-aria-container', { hasText: said }).waitFor({ state: 'attached' });
  await workbench.saveShot('16-trace-announced');
  await toast.getByRole('button', { name: 'List Conditions' }).click();
  await page.locator('.quick-input-widget').getByText('first to blame').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.editor-instance .selected-text').first().waitFor();
  await showTheme(stage, 'dark');
}

function isBlame(text: string): boolean {
  return text.includes(BLAME);
}

/** Waits until what is drawn before and behind texts of the editor is as wanted. */
async function waitForSigns(
  { workbench }: Stage,
  wanted: (drawn: ReadonlySet<string>) => boolean,
): Promise<void> {
  const end = Date.now() + 60_000;
  for (;;) {
    const drawn = new Set(await drawnTexts(workbench.page));
    if (wanted(drawn)) return;
    assert.ok(Date.now() < end, `drawn were only ${[...drawn].join(' | ')}`);
    await workbench.page.waitForTimeout(200);
  }
}

/** Signs and texts of decorations are pseudo-elements: no text of the page. */
function drawnTexts(page: Stage['workbench']['page']): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.editor-instance .view-line span')].flatMap((span) =>
      ['::before', '::after'].flatMap((part) => {
        const { content } = getComputedStyle(span, part);
        return content.startsWith('"') ? [content.slice(1, -1)] : [];
      }),
    ),
  );
}
