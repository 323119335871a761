/* Types into the box at the top of the window and reads its list. */
import type { Locator, Page } from 'playwright-core';
import { eventually, patience } from './options';

/** The box at the top of the window: command palette, lists, questions. */
export class QuickInput {
  constructor(private readonly page: Page) {}

  /** Types into the palette, waits until the first title that it offers is this one, and closes it. */
  async palette(text: string, first: RegExp): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.box.fill(`>${text}`);
    await eventually(
      this.page,
      `The title ${first}`,
      () => this.labels(),
      (labels) => first.test(labels[0] ?? ''),
    );
    await this.page.keyboard.press('Escape');
  }

  /** Waits until the rows of the open list begin with these words. */
  async waitForPicks(words: readonly string[]): Promise<void> {
    await eventually(
      this.page,
      `The list ${words}`,
      async () => (await this.labels()).map((label) => label.split(/\W/)[0]),
      (found) => found.join() === words.join(),
    );
  }

  private labels(): Promise<string[]> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    return rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Chooses the row of the open list that has this text. */
  async pick(text: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first().click();
  }

  /** Fills in the open input box, and presses Enter. */
  async answer(text: string): Promise<void> {
    await this.box.waitFor({ timeout: patience });
    await this.box.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Waits until the open input box says this below the text: the prompt, or what is wrong with the text. */
  async waitForMessage(expected: RegExp): Promise<void> {
    const message = this.page.locator('.quick-input-message');
    const read = async () => (await message.textContent()) ?? '';
    await eventually(this.page, `The message ${expected}`, read, (text) => expected.test(text));
  }

  private get box(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type="text"]').first();
  }

  /** Opens it with a key, types, and chooses a row (by its label, and what stands beside it) or presses Enter. */
  async open(key: string, text: string, row?: string, beside = ''): Promise<void> {
    // A mouse that rests on a row brings up its tooltip, over the rows below.
    await this.page.mouse.move(2, 2);
    await this.page.keyboard.press(key);
    await this.box.waitFor({ timeout: patience });
    await this.box.fill(text);
    if (row) {
      const rows = this.page.locator('.quick-input-list .monaco-list-row');
      await rows
        .filter({ has: this.page.getByText(row, { exact: true }), hasText: beside })
        .first()
        .click({ timeout: patience });
    } else {
      await this.page.keyboard.press('Enter');
    }
    // A command may open an input of its own at once: only this one has to be gone.
    await this.page.waitForFunction(
      (typed) =>
        ![...document.querySelectorAll('input')].some(
          (input) => input.checkVisibility() && input.value === typed,
        ),
      text,
      { timeout: patience },
    );
  }
}
