/* A notebook in the workbench: its cells, in their order on the screen. */
import { basename } from 'node:path';
import type { Locator } from 'playwright-core';
import { type CellText, notebook } from '../unit/notebooks';
import { type Options, Workbench } from './driver';
import { eventually, patience } from './options';

/** Lines have numbers, by which tests find them. */
const numbered = { 'notebook.lineNumbers': 'on' };

/** A notebook in a window. */
export class NotebookWindow {
  constructor(readonly workbench: Workbench) {}

  /** Opens a notebook with these cells. */
  static async open(
    cells: readonly CellText[],
    { language = 'javascript', ...options }: Options & { language?: string } = {},
  ): Promise<NotebookWindow> {
    const settings = { ...numbered, ...options.settings };
    const workbench = await Workbench.open({}, { ...options, settings });
    workbench.addFiles({ 'lesson.ipynb': notebook(cells, language) });
    const opened = new NotebookWindow(workbench);
    await opened.show('lesson.ipynb');
    return opened;
  }

  /** Shows a notebook of the test's folder. */
  async show(name: string): Promise<void> {
    const { input, folder } = this.workbench;
    await input.open('Control+P', `${folder}/${name}`, name, basename(folder));
    await this.workbench.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.rows.first().waitFor();
  }

  /** A notebook on the screen, of those side by side; they come in the order in which they were opened. */
  private view(index = 0): Locator {
    return this.workbench.page.locator('.notebookOverlay:visible').nth(index);
  }

  /** The cells on the screen, from the top. */
  get rows(): Locator {
    return this.view().locator('.cell-list-container .monaco-list-row:visible');
  }

  /** The editor of the cell of code that has a text. */
  cell(text: string, view = 0): Locator {
    const row = this.view(view)
      .locator('.code-cell-row')
      .filter({ hasText: text.replaceAll(' ', '\u00a0') });
    return row.locator('.cell-editor-part .monaco-editor[data-uri]').first();
  }

  /** Waits until the text beside a line of a cell is, or matches, this. */
  async waitForPaint(cell: string, line: number, expected: string | RegExp, view = 0): Promise<void> {
    const { page } = this.workbench;
    await eventually(
      page,
      `${expected} beside line ${line} of ${cell}`,
      async () => {
        const lines = await this.workbench.lines(this.cell(cell, view));
        return (lines.find(({ number }) => number === line)?.pieces ?? []).map(({ text }) => text).join('');
      },
      (text) => (typeof expected === 'string' ? text.trim() === expected : expected.test(text)),
    );
  }

  /** Puts the cursor into a cell, at the end of a line. */
  async enter(cell: string, line = 1): Promise<void> {
    await this.cell(cell)
      .locator('.view-line')
      .nth(line - 1)
      .click({ position: { x: 2, y: 8 } });
    await this.workbench.press('End');
  }

  /** The titles of the fixes at the cursor, once there are these words among them; the menu stays open. */
  async fixes(expected: string): Promise<readonly string[]> {
    const { page } = this.workbench;
    const rows = page.locator('.action-widget .monaco-list-row.action');
    let pressed = 0;
    return eventually(
      page,
      `The fix "${expected}"`,
      async () => {
        // The menu takes its time to come, and pressed once it is there the same keys would take its first fix.
        if ((await rows.count()) === 0 && Date.now() - pressed > patience / 6) {
          await this.workbench.press('Control+.');
          pressed = Date.now();
        }
        return rows.allInnerTexts();
      },
      (titles) => titles.includes(expected),
    );
  }

  /** Points at a word in a cell until a hover with this text comes; returns all of its text. */
  async hover(cell: string, word: string, expected: RegExp): Promise<string> {
    const { page } = this.workbench;
    const hover = page.locator('.monaco-hover:visible');
    const place = this.cell(cell).locator('.view-line span span').filter({ hasText: word }).first();
    for (const end = Date.now() + patience; ; ) {
      await page.mouse.move(2, 2);
      await hover.first().waitFor({ state: 'hidden' });
      await place.hover();
      try {
        return await eventually(
          page,
          `A hover with ${expected}`,
          async () => (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' '),
          (text) => expected.test(text) && !/Loading\.\.\.|Checking for quick fixes/.test(text),
          patience / 4,
        );
      } catch (error) {
        // The hover goes when its editor has news while the mouse rests: a person points again.
        if (Date.now() > end) throw error;
      }
    }
  }

  /** Waits until the cursor is in a cell. */
  async waitForFocus(cell: string): Promise<void> {
    await this.cell(cell).and(this.workbench.page.locator('.focused')).waitFor();
  }

  /** The texts of the cells in their order on the screen. */
  async texts(): Promise<string[]> {
    const all = await this.rows.locator('.cell-editor-part .view-lines').allInnerTexts();
    return all.map((text) => text.replaceAll('\u00a0', ' '));
  }
}
