/* A notebook in the workbench: its cells, in their order on the screen. */
import type { Locator } from 'playwright-core';
import { type CellText, notebook } from '../unit/notebooks';
import { type Options, Workbench } from './driver';
import { eventually } from './options';

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
    const files = { 'lesson.ipynb': notebook(cells, language) };
    const workbench = await Workbench.open({}, { ...options, settings });
    workbench.addFiles(files);
    await workbench.input.open('Control+P', `${workbench.folder}/lesson.ipynb`, 'lesson.ipynb');
    const opened = new NotebookWindow(workbench);
    await opened.rows.first().waitFor();
    return opened;
  }

  /** The cells on the screen, from the top. */
  get rows(): Locator {
    return this.workbench.page.locator('.notebookOverlay .cell-list-container .monaco-list-row:visible');
  }

  /** The editor of the cell of code that begins with a text. */
  cell(text: string): Locator {
    const row = this.workbench.page
      .locator('.notebookOverlay .code-cell-row')
      .filter({ hasText: text.replaceAll(' ', '\u00a0') });
    return row.locator('.cell-editor-part .monaco-editor[data-uri]').first();
  }

  /** Waits until the text beside a line of a cell is, or matches, this. */
  async waitForPaint(cell: string, line: number, expected: string | RegExp): Promise<void> {
    const { page } = this.workbench;
    await eventually(
      page,
      `${expected} beside line ${line} of ${cell}`,
      async () => {
        const lines = await this.workbench.lines(this.cell(cell));
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
    return eventually(
      page,
      `The fix "${expected}"`,
      async () => {
        if ((await rows.count()) === 0) await this.workbench.press('Control+.');
        return rows.allInnerTexts();
      },
      (titles) => titles.includes(expected),
    );
  }

  /** Points at a word in a cell, and reads the hover. */
  async hover(cell: string, word: string, expected: RegExp): Promise<string> {
    const { page } = this.workbench;
    const hover = page.locator('.monaco-hover:visible');
    const place = this.cell(cell).locator('.view-line span span').filter({ hasText: word }).first();
    return eventually(
      page,
      `A hover with ${expected}`,
      async () => {
        if ((await hover.count()) === 0) await place.hover();
        return (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
      },
      (text) => expected.test(text) && !/Loading/.test(text),
    );
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
