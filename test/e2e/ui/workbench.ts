/** The workbench as a person uses it: palette, quick open, editor, panels. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Hovers and lists fade in. */
const FADE = 400;
/** How often the mouse comes back to a text whose hover does not show, and for how many milliseconds it rests there. */
const ATTEMPTS = 4;
const ATTEMPT = 8_000;

/** How often the palette is opened for a command that is not there yet, and for how long, in milliseconds. */
const TRIES = 4;
const TRY = 10_000;

export class Workbench {
  readonly page: Page;
  readonly #shots: string;

  /** @param shots folder for screenshots */
  constructor(page: Page, shots: string) {
    this.page = page;
    this.#shots = shots;
  }

  async openFolder(address: string): Promise<void> {
    await this.page.goto(address);
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Through quick open, by the file's name. */
  async openFile(name: string): Promise<void> {
    await this.quickInput('Control+P', name);
    // Enter opens the entry that has the focus, which another one has until the list is filtered.
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /** By a click in the Explorer, which sees new files before quick open does. */
  async openFromExplorer(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first().dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /**
   * Fills the command palette and waits for the entry; `Enter` runs it. The palette lists what was there when it opened: a command
   * that an extension offers a moment later shows when it is opened again.
   */
  async findCommand(title: string): Promise<Locator> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    for (let tries = 1; tries < TRIES; tries++) {
      await this.quickInput('F1', `>${title}`);
      const isThere = await row.waitFor({ timeout: TRY }).then(
        () => true,
        () => false,
      );
      if (isThere) return row;
      await this.page.keyboard.press('Escape');
    }
    await this.quickInput('F1', `>${title}`);
    await row.waitFor();
    return row;
  }

  async runCommand(title: string): Promise<void> {
    await this.findCommand(title);
    await this.page.keyboard.press('Enter');
  }

  async goToLine(line: number): Promise<void> {
    await this.quickInput('Control+G', `:${String(line)}`);
    await this.page.keyboard.press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Where a text of the editor stands on the screen; its first occurrence among the visible lines. */
  async placeOf(
    text: string,
  ): Promise<{ readonly start: Point; readonly middle: Point; readonly end: Point }> {
    const box = await this.#boxOf(text);
    const y = box.y + box.height / 2;
    return {
      start: { x: box.x, y },
      middle: { x: box.x + box.width / 2, y },
      end: { x: box.x + box.width, y },
    };
  }

  /** Puts the cursor directly behind a text. */
  async clickBehind(text: string): Promise<void> {
    const { end } = await this.placeOf(text);
    await this.page.mouse.click(end.x, end.y);
  }

  /**
   * Rests the mouse on a text and waits for a hover that says so. What arrives meanwhile, as a code lens or other colours, moves
   * the text away or closes the hover: then the mouse is moved there again, as a person would.
   */
  async hover(text: string, expected: string | RegExp): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible', { hasText: expected }).first();
    for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
      await this.#rest(text);
      const isShown = await hover.waitFor({ timeout: ATTEMPT }).then(
        () => true,
        () => false,
      );
      if (isShown) return hover;
      await this.page.mouse.move(700, 4);
    }
    await this.#rest(text);
    await hover.waitFor();
    return hover;
  }

  async #rest(text: string): Promise<void> {
    const { middle } = await this.placeOf(text);
    await this.page.mouse.move(middle.x, middle.y, { steps: 4 });
  }

  /** Takes the mouse away from everything, so that hovers close. */
  async leave(): Promise<void> {
    await this.page.mouse.move(700, 4);
    await this.page.locator('.monaco-editor .monaco-hover:visible').waitFor({ state: 'hidden' });
  }

  async saveShot(name: string): Promise<void> {
    await sleep(FADE);
    await this.page.screenshot({ path: path.join(this.#shots, `${name}.png`) });
  }

  async quickInput(key: string, text: string): Promise<void> {
    await this.page.keyboard.press(key);
    const input = this.page.locator('.quick-input-widget input[type=text]:visible').first();
    await input.waitFor();
    await input.fill(text);
  }

  async #boxOf(text: string): Promise<DOMRect> {
    const found = await this.page.waitForFunction((wanted) => {
      for (const line of document.querySelectorAll('.editor-instance .view-line')) {
        const start = (line.textContent ?? '').replaceAll('\u00A0', ' ').indexOf(wanted);
        if (start < 0) continue;
        const range = document.createRange();
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let offset = 0;
        let begun = false;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (!begun && offset + length > start) {
            range.setStart(node, start - offset);
            begun = true;
          }
          if (begun && offset + length >= start + wanted.length) {
            range.setEnd(node, start + wanted.length - offset);
            return range.getBoundingClientRect().toJSON() as DOMRect;
          }
          offset += length;
        }
      }
      return undefined;
    }, text);
    const box = await found.jsonValue();
    if (box === undefined) throw new Error(`\`${text}\` is not on the screen`);
    return box;
  }
}
