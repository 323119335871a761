import type { Locator, Page } from 'playwright-core';
import { patience, settled } from './options';

/** The box at the top of the window: command palette, lists, questions. */
export class QuickInput {
  constructor(private readonly page: Page) {}

  /** The titles that the palette offers for a text. */
  async palette(text: string): Promise<string[]> {
    await this.page.keyboard.press('F1');
    await this.#box.fill(`>${text}`);
    const titles = await this.picks();
    await this.page.keyboard.press('Escape');
    return titles;
  }

  /** What the list under the input box offers, once it has stopped changing. */
  async picks(): Promise<string[]> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor({ timeout: patience });
    return settled(this.page, () =>
      rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? '')),
    );
  }

  /** Chooses the row of the open list that has this text. */
  async pick(text: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first().click();
  }

  /** Fills in the open input box, and presses Enter. */
  async answer(text: string): Promise<void> {
    await this.#box.waitFor({ timeout: patience });
    await this.#box.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** What the open input box says below the text: the prompt, or what is wrong with the text. */
  async message(): Promise<string> {
    return settled(this.page, () => this.page.locator('.quick-input-message').textContent());
  }

  get #box(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type="text"]').first();
  }

  /** Opens it with a key, types, and chooses a row or presses Enter. */
  async open(key: string, text: string, row?: string): Promise<void> {
    // A mouse that rests on a row brings up its tooltip, over the rows below.
    await this.page.mouse.move(2, 2);
    await this.page.keyboard.press(key);
    await this.#box.waitFor({ timeout: patience });
    await this.#box.fill(text);
    if (row) {
      const rows = this.page.locator('.quick-input-list .monaco-list-row');
      await rows
        .filter({ has: this.page.getByText(row, { exact: true }) })
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
    );
  }
}
