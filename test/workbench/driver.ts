/**
 * Drives the real workbench, with the packaged extension in it, as a person does: by keyboard and mouse, reading what
 * is painted. scripts/test.mjs has started the servers; each `Workbench` is one browser window on one of them, with
 * files, settings and storage of its own.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { QuickInput } from './input';
import { type Options, patience, predictable, settled, type Theme, themes, variable } from './options';
import { type Line, type Piece, pointOf, readLines, type Seen, watch } from './page';

export type { Options, Theme };

let browser: Promise<Browser> | undefined;
const open = new Set<Workbench>();
const done = new Set<Workbench>();

export class Workbench {
  /** The palette and whatever else asks at the top of the window. */
  readonly input: QuickInput;
  #settings: Record<string, unknown>;

  private constructor(
    readonly page: Page,
    /** The folder that is open in the workbench. */
    readonly folder: string,
    settings: Record<string, unknown>,
  ) {
    this.#settings = settings;
    this.input = new QuickInput(page);
  }

  /** Opens a window on a new folder with these files (name to text), and shows the first of them. */
  static async open(files: Record<string, string>, options: Options = {}): Promise<Workbench> {
    const folder = join(mkdtempSync(join(tmpdir(), 'lens-')), 'circuits');
    const theme = options.theme ?? 'Light Modern';
    const settings = { ...predictable, 'workbench.colorTheme': theme, ...options.settings };
    const all = { ...files, '.vscode/settings.json': JSON.stringify(settings) };
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    browser ??= chromium.launch(JSON.parse(variable('BACKPROP_LENS_BROWSER')));
    const context = await (await browser).newContext({
      viewport: options.size ?? { width: 1200, height: 760 },
      deviceScaleFactor: options.scale ?? 1,
    });
    const page = await context.newPage();
    const name = options.host === 'worker' ? 'BACKPROP_LENS_WORKER_SERVER' : 'BACKPROP_LENS_SERVER';
    const workbench = new Workbench(page, folder, settings);
    open.add(workbench);
    await page.goto(`${variable(name)}/?folder=${encodeURI(folder)}`);
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 30_000 });
    await workbench.#themeShows(theme);
    const [first] = Object.keys(files);
    if (first) await workbench.openFile(first);
    return workbench;
  }

  /** Says that the test is done with the window. It closes after the test, when a failure has been pictured. */
  close(): void {
    done.add(this);
  }

  async #close(): Promise<void> {
    await this.page.context().close();
    rmSync(dirname(this.folder), { recursive: true, force: true, maxRetries: 5 });
  }

  /** Closes what tests are done with, or everything. */
  static async closeAll(windows: Iterable<Workbench> = open): Promise<void> {
    for (const workbench of [...windows]) {
      open.delete(workbench);
      done.delete(workbench);
      await workbench.#close();
    }
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
    await this.input.open('Control+P', join(this.folder, name), basename(name));
    const uri = `${encodeURI(join(this.folder, name))}`;
    const editor = this.page.locator(`.editor-group-container.active .monaco-editor[data-uri$="${uri}"]`);
    await editor.locator('.view-line').first().waitFor({ timeout: patience });
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
    await position.getByText(`Ln ${line}, Col ${column}`, { exact: true }).waitFor({ timeout: patience });
    await this.focusEditor();
  }

  /** Types at the cursor, key by key. */
  async type(text: string, delay = 0): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Selects everything and types this instead. */
  async replaceAll(text: string): Promise<void> {
    await this.focusEditor();
    await this.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  /** Runs a command by its title in the palette, such as 'Backprop: Verify Backprop'. */
  async runCommand(title: string): Promise<void> {
    await this.input.open('F1', `>${title}`, title);
  }

  /** Loads the window again with VS Code's own command, which lets it keep what is to be kept. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: 2 * patience });
    // The palette goes with the page that it is in.
    await this.runCommand('Developer: Reload Window').catch(() => {});
    await loaded;
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

  /** Waits until the text beside a line is (or matches) this; fails with what stands there instead. */
  async waitForPaint(line: number, expected: string | RegExp, editor = this.editor): Promise<void> {
    let last = '';
    for (const end = Date.now() + patience; Date.now() < end; await this.page.waitForTimeout(50)) {
      last = await this.paintedText(line, editor).catch(() => '');
      if (typeof expected === 'string' ? last.trim() === expected : expected.test(last)) return;
    }
    assert.fail(
      `Line ${line} should have ${JSON.stringify(String(expected))} beside it, and has ${JSON.stringify(last)}.`,
    );
  }

  /** Looks at a line in every frame from now on; the function returned gives each different sight so far, in order. */
  async watch(line: number): Promise<() => Promise<Seen[]>> {
    await this.page.evaluate(`window.readLines = ${readLines}`);
    await this.editor.evaluate(watch, line);
    return () => this.page.evaluate(() => (window as unknown as { seen: Seen[] }).seen);
  }

  /** Points at a character; returns the hover's text, or '' if none comes. Columns count from 1. */
  async hoverAt(line: number, column: number, timeout = 5000): Promise<string> {
    const hover = this.page.locator(
      '.monaco-hover:visible .hover-row-contents, .monaco-hover:visible .hover-contents',
    );
    await this.page.mouse.move(2, 2);
    await hover.first().waitFor({ state: 'hidden', timeout: patience });
    const point = await this.editor.evaluate(pointOf, { line, column });
    assert.ok(point, `Line ${line}, column ${column} is not on the screen.`);
    await this.page.mouse.move(point.x - 1, point.y);
    await this.page.mouse.move(point.x, point.y);
    const came = await hover
      .first()
      .waitFor({ timeout })
      .then(
        () => true,
        () => false,
      );
    if (!came) return '';
    return settled(this.page, async () => {
      const text = (await this.page.locator('.monaco-hover:visible').allInnerTexts()).join('\n');
      return /Loading\.\.\.|Checking for quick fixes/.test(text)
        ? undefined
        : text.replaceAll('\u00a0', ' ').trim();
    });
  }

  /** The rows of the Problems view, as a screen reader says them. */
  async problems(): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const panel = this.page.locator('.markers-panel');
    await panel.waitFor({ timeout: patience });
    const rows = panel.locator('.monaco-list-row');
    const found = await settled(this.page, () =>
      rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') || row.textContent || '')),
    );
    await this.runCommand('View: Hide Panel');
    return found;
  }

  /** The page of the report beside the editor. */
  get report(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The titles in the menu of quick fixes at the cursor; the menu stays open. */
  async quickFixes(): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    // The menu waits for all that offer fixes, and goes if one of them has news meanwhile: a person presses again.
    for (const end = Date.now() + 2 * patience; Date.now() < end && !(await rows.first().isVisible()); ) {
      await this.focusEditor();
      await this.press('Control+.');
      await rows
        .first()
        .waitFor({ timeout: patience / 3 })
        .catch(() => {});
    }
    return settled(this.page, () => rows.allInnerTexts());
  }

  /** Chooses from the open menu of quick fixes. */
  async fix(title: string): Promise<void> {
    await this.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).click();
  }

  /** The notifications on the screen. */
  async notifications(): Promise<string[]> {
    const toasts = this.page.locator('.notification-toast .notification-list-item-message');
    await toasts.first().waitFor({ timeout: patience });
    return settled(this.page, () => toasts.allInnerTexts());
  }

  /** The status bar item that shows this text. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** Changes settings of the open folder. They act when VS Code notices: wait for what they change. */
  setSettings(settings: Record<string, unknown>): void {
    this.#settings = { ...this.#settings, ...settings };
    writeFileSync(join(this.folder, '.vscode', 'settings.json'), JSON.stringify(this.#settings));
  }

  async setTheme(theme: Theme): Promise<void> {
    this.setSettings({ 'workbench.colorTheme': theme });
    await this.#themeShows(theme);
  }

  async #themeShows(theme: Theme): Promise<void> {
    const file = `theme-defaults-themes-${themes[theme]}-json`;
    await this.page.locator(`.monaco-workbench[class*="${file}"]`).waitFor({ timeout: patience });
  }

  /** Saves what the window shows, or only a part of it, as out/screenshots/NAME.png. */
  async screenshot(
    name: string,
    clip?: { x: number; y: number; width: number; height: number },
  ): Promise<void> {
    await this.page.screenshot({ path: join('out', 'screenshots', `${name}.png`), ...(clip && { clip }) });
  }
}

// Mocha runs the hooks of a suite before this one.
afterEach(async function () {
  if (this.currentTest?.state === 'failed') {
    const name = this.currentTest.fullTitle().replace(/\W+/g, '-');
    for (const workbench of open) await workbench.screenshot(`failed-${name}`).catch(() => {});
  }
  await Workbench.closeAll(done);
});

after(async () => {
  await Workbench.closeAll();
  await (await browser)?.close();
});
