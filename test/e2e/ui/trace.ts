import assert from 'node:assert/strict';
import { showTheme, type Theme } from './theme.ts';
import { reveal, RULE, SHELLS, type Scenario, type Stage } from './scenario.ts';

const EVENT = 'no-match-one-condition-each.ndjson';
const THEMES: readonly Theme[] = ['dark', 'high contrast', 'light'];
const SIGNS = ['✓', '✗', '∅', '?'];
const BLAME = 'the event has';

export const eventTrace: Scenario = {
  title:
    'the trace of an event marks each condition with a sign, says the value that failed, and goes with an edit',
  async run(stage) {
    const { workbench } = stage;
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.openFromExplorer(RULE);
    await reveal(stage, SHELLS);
    // Room for the text behind the line.
    await keyboard.press('Control+B');
    await workbench.runCommand('Rulewright: Show Trace of Event');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'match-' }).first().waitFor();
    await workbench.saveShot('15-trace-events');
    await keyboard.type(EVENT);
    await rows.filter({ hasText: EVENT }).first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await waitForSigns(stage, (drawn) => drawn.has('✓') && drawn.has('✗') && [...drawn].some(isBlame));
    for (const theme of THEMES) {
      await showTheme(stage, theme);
      await workbench.hover(SHELLS, 'process.name');
      await page.locator('.monaco-hover:visible', { hasText: 'True.' }).first().waitFor();
      await workbench.saveShot(`16-trace-${theme.replace(' ', '-')}-hover`);
      await workbench.leave();
      await workbench.saveShot(`16-trace-${theme.replace(' ', '-')}`);
    }
    await workbench.clickBehind(SHELLS);
    await keyboard.type(' ');
    await waitForSigns(stage, (drawn) => !SIGNS.some((sign) => drawn.has(sign)) && ![...drawn].some(isBlame));
    await keyboard.press('Control+Z');
    await waitForSigns(stage, (drawn) => drawn.has('✓'));
    await workbench.runCommand('Rulewright: Hide Trace');
    await waitForSigns(stage, (drawn) => !SIGNS.some((sign) => drawn.has(sign)));
    await keyboard.press('Control+B');
  },
};

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
