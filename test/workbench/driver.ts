/*
 * Drives the real workbench, with the packaged extension in it, as a person does: by keyboard and mouse, reading what
 * is painted. scripts/test.mjs has started the servers; each `Workbench` is one browser window on one of them.
 * Opening a window takes longer than most tests: a test takes over the window of one before, tidied up, with its own
 * settings, and with files in a new folder.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually, type Options, patience, type Theme } from './options';
import {
  type FirstNumber,
  type Line,
  type Piece,
  pointOf,
  readFirstNumbers,
  readLines,
  type Seen,
  watch,
} from './page';
import { closeBrowser, kindOf, launch, Window } from './window';

export type { Options, Theme };

const inUse = new Set<Workbench>();
const idle = new Set<Workbench>();
let folders = 0;

export class Workbench extends Window {
  /** The folder with the test's files, inside the one that is open in the workbench. */
  folder = '';

  /** Takes a window, puts these files (name to text) into a new folder, and shows the first of them. */
  static async open(files: Record<string, string>, options: Options = {}): Promise<Workbench> {
    const { theme = 'Light Modern', size = { width: 1200, height: 760 }, settings = {} } = options;
    const workbench =
      (options.fresh ? undefined : await takeOver(kindOf(options))) ??
      new Workbench(await launch(options, theme));
    inUse.add(workbench);
    await workbench.page.setViewportSize(size);
    workbench.folder = join(workbench.root, `circuits-${++folders}`);
    workbench.addFiles(files);
    await workbench.resetSettings(settings, theme);
    const [first] = Object.keys(files);
    if (first) await workbench.openFile(first);
    return workbench;
  }

  /** Puts files into the test's folder. */
  addFiles(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  /** Closes the window for good; no other test will have it. */
  override async close(): Promise<void> {
    inUse.delete(this);
    idle.delete(this);
    await super.close();
  }

  /** The editor with the focus, or the one that had it last. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** All visible editors, from left to right. */
  get editors(): Locator {
    return this.page.locator('.editor-group-container .editor-instance .monaco-editor[data-uri]');
  }

  async openFile(name: string): Promise<void> {
    await this.input.open('Control+P', join(this.folder, name), basename(name), basename(this.folder));
    const uri = `${encodeURI(join(this.folder, name))}`;
    const editor = this.page.locator(`.editor-group-container.active .monaco-editor[data-uri$="${uri}"]`);
    await editor.locator('.view-line').first().waitFor();
    await this.focusEditor();
  }

  /** The text of a file as it is on the disk. */
  readFile(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  async focusEditor(): Promise<void> {
    await this.editor.locator('textarea, .native-edit-context').first().focus();
  }

  /** Puts the cursor there. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.input.open('Control+G', `:${line}:${column}`);
    const position = this.page.locator('[id="status.editor.selection"]');
    await position.getByText(`Ln ${line}, Col ${column}`, { exact: true }).waitFor();
    await this.focusEditor();
  }

  /** Types at the cursor, key by key. */
  async type(text: string, delay = 0): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  /** Selects everything and types this instead. */
  async replaceAll(text: string): Promise<void> {
    await this.focusEditor();
    await this.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  /** The lines on the screen, with what is painted beside them. */
  async lines(editor = this.editor): Promise<Line[]> {
    return editor.evaluate(readLines);
  }

  /** What is painted beside a line, each with its side and color. */
  async pieces(line: number, editor = this.editor): Promise<Piece[]> {
    const found = (await this.lines(editor)).find(({ number }) => number === line);
    assert.ok(found, `Line ${line} is not on the screen.`);
    return found.pieces;
  }

  /** The text that is painted beside a line at this moment, '' where there is none. */
  async paintedText(line: number, editor = this.editor): Promise<string> {
    return (await this.pieces(line, editor)).map(({ text }) => text).join('');
  }

  /** Where the first number beside each row on the screen ends, and where the editor does. */
  async firstNumbers(editor = this.editor): Promise<FirstNumber[]> {
    return editor.evaluate(readFirstNumbers);
  }

  /** Waits until the text beside a line is (or matches) this; fails with what stands there instead. */
  async waitForPaint(line: number, expected: string | RegExp, editor = this.editor): Promise<void> {
    await eventually(
      this.page,
      `${JSON.stringify(String(expected))} beside line ${line}`,
      () => this.paintedText(line, editor),
      (text) => (typeof expected === 'string' ? text.trim() === expected : expected.test(text)),
    );
  }

  /** Looks at a line in every frame from now on; the function returned gives each different sight so far, in order. */
  async watch(line: number): Promise<() => Promise<Seen[]>> {
    await this.page.evaluate(`window.readLines = ${readLines}`);
    await this.editor.evaluate(watch, line);
    return () => this.page.evaluate(() => (window as unknown as { seen: Seen[] }).seen);
  }

  /** Points at a character until a hover with this text comes; returns all of its text. Columns count from 1. */
  async hoverAt(line: number, column: number, expected: RegExp): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible');
    const read = async () => (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ').trim();
    for (const end = Date.now() + patience; ; ) {
      await this.page.mouse.move(2, 2);
      await hover.first().waitFor({ state: 'hidden' });
      const point = await this.editor.evaluate(pointOf, { line, column });
      assert.ok(point, `Line ${line}, column ${column} is not on the screen.`);
      await this.page.mouse.move(point.x - 1, point.y);
      await this.page.mouse.move(point.x, point.y);
      try {
        return await eventually(
          this.page,
          `A hover with ${expected}`,
          read,
          (text) => expected.test(text) && !/Loading\.\.\.|Checking for quick fixes/.test(text),
          patience / 4,
        );
      } catch (error) {
        // The hover goes when its editor has news while the mouse rests: a person points again.
        if (Date.now() > end) throw error;
      }
    }
  }

  /** The rows of the Problems view, as a screen reader says them, once one of them matches. */
  async problems(expected: RegExp): Promise<string> {
    await this.runCommand('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    const read = async () =>
      (
        await rows.evaluateAll((all) =>
          all.map((row) => row.getAttribute('aria-label') || row.textContent || ''),
        )
      ).join('\n');
    const found = await eventually(this.page, `The problem ${expected}`, read, (text) => expected.test(text));
    await this.runCommand('View: Hide Panel');
    return found;
  }

  /** The page of the report beside the editor. */
  get report(): FrameLocator {
    // Neither the page of a notebook's texts nor the side panel's.
    const own = 'iframe.webview.ready[src*="extensionId=backprop-lens"]:not([src*="purpose=webviewView"])';
    return this.page.frameLocator(own).frameLocator('iframe#active-frame');
  }

  /** Opens the menu of quick fixes at the cursor, once it offers this one; the menu stays open. */
  async quickFixes(expected: string): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    for (const end = Date.now() + patience; ; ) {
      await this.focusEditor();
      await this.press('Control+.');
      try {
        return await eventually(
          this.page,
          `The fix "${expected}"`,
          () => rows.allInnerTexts(),
          (titles) => titles.includes(expected),
          patience / 6,
        );
      } catch (error) {
        // The menu waits for all that offer fixes, and goes if one of them has news meanwhile: a person presses again.
        if (Date.now() > end) throw error;
        await this.press('Escape');
      }
    }
  }

  /** Chooses from the open menu of quick fixes. */
  async fix(title: string): Promise<void> {
    await this.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).click();
  }

  /** Waits for a notification with this text. */
  async notification(expected: RegExp): Promise<void> {
    const toasts = this.page.locator('.notification-toast .notification-list-item-message');
    const read = async () => (await toasts.allInnerTexts()).join('\n');
    await eventually(this.page, `The notification ${expected}`, read, (text) => expected.test(text));
  }

  /** The status bar item that shows this text. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }
}

/** A window of this kind that an earlier test has left, tidied up; undefined where there is none. */
async function takeOver(kind: string): Promise<Workbench | undefined> {
  const workbench = [...idle].find((each) => each.kind === kind);
  if (!workbench) return undefined;
  idle.delete(workbench);
  try {
    await workbench.tidyUp();
    rmSync(workbench.folder, { recursive: true, force: true });
    return workbench;
  } catch {
    await workbench.close();
    return undefined;
  }
}

// Mocha runs the hooks of a suite before this one.
afterEach(async function () {
  // One that gets a second try has no state yet.
  const failed = this.currentTest?.state !== 'passed';
  for (const workbench of [...inUse]) {
    const name = this.currentTest?.fullTitle().replace(/\W+/g, '-');
    if (failed) await workbench.screenshot(`failed-${name}`).catch(() => {});
    if (failed) await workbench.close();
    else idle.add(workbench);
  }
  inUse.clear();
});

after(async () => {
  for (const workbench of [...inUse, ...idle]) await workbench.close();
  await closeBrowser();
});
