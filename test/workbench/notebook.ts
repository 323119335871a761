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
  static async open(cells: readonly CellText[], options: Options = {}): Promise<NotebookWindow> {
    const settings = { ...numbered, ...options.settings };
    const files = { 'lesson.ipynb': notebook(cells) };
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

  /** Puts the cursor into a cell, at the end of its code. */
  async enter(cell: string): Promise<void> {
    await this.cell(cell).locator('.view-line').first().click();
    await this.workbench.press('Control+End');
  }
}
