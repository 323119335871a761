/* A browser window with VS Code in it: opened, tidied up for the next test, closed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { QuickInput } from './input';
import { eventually, type Options, patience, predictable, type Theme, themes, variable } from './options';

const themeSetting = 'workbench.colorTheme';
const titleSetting = 'window.title';
/** What the window is called, and a sign that nobody sees. */
const title = 'circuits';
const mark = '\u200b';

let browser: Promise<Browser> | undefined;

/** Windows that are the same but for what can be changed in them: files, settings, theme and size. */
export function kindOf({ host = 'node', scale = 1 }: Options): string {
  return JSON.stringify([host, scale]);
}

/** A page that shows VS Code on a new, empty folder. */
export interface Launched {
  readonly page: Page;
  readonly root: string;
  readonly kind: string;
  readonly settings: Record<string, unknown>;
}

export async function launch(options: Options, theme: Theme): Promise<Launched> {
  const root = join(mkdtempSync(join(tmpdir(), 'lens-')), 'circuits');
  const settings = { ...predictable, ...options.settings, [themeSetting]: theme };
  writeSettings(root, settings);
  browser ??= chromium.launch(JSON.parse(variable('BACKPROP_LENS_BROWSER')));
  const context = await (await browser).newContext({ deviceScaleFactor: options.scale ?? 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const server = options.host === 'worker' ? 'BACKPROP_LENS_WORKER_SERVER' : 'BACKPROP_LENS_SERVER';
  await page.goto(`${variable(server)}/?folder=${encodeURI(root)}`, { timeout: 3 * patience });
  await page.locator('.explorer-folders-view').waitFor();
  return { page, root, kind: kindOf(options), settings };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}

function writeSettings(root: string, settings: Record<string, unknown>): void {
  const file = join(root, '.vscode', 'settings.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(settings));
}

export class Window {
  readonly page: Page;
  readonly kind: string;
  /** The palette and whatever else asks at the top of the window. */
  readonly input: QuickInput;
  protected readonly root: string;
  private readonly toPutBack: (() => Promise<void>)[] = [];
  private settings: Record<string, unknown>;

  constructor({ page, root, kind, settings }: Launched) {
    this.page = page;
    this.root = root;
    this.kind = kind;
    this.settings = settings;
    this.input = new QuickInput(page);
  }

  /** What has to be done before another test can have this window. */
  putBackLater(putBack: () => Promise<void>): void {
    this.toPutBack.push(putBack);
  }

  /** Closes all that a test may have opened, without saving. */
  async tidyUp(): Promise<void> {
    const { page } = this;
    await page.mouse.move(2, 2);
    for (let i = 0; i < 3; i++) await this.press('Escape');
    for (const putBack of this.toPutBack.splice(0)) await putBack();
    await this.runCommand('View: Close All Editors');
    const tabs = page.locator('.editor-group-container .tab');
    const refuse = page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: "Don't Save" });
    await eventually(
      page,
      'A window without editors',
      async () => {
        if (await refuse.isVisible()) await refuse.click();
        return tabs.count();
      },
      (count) => count === 0,
    );
    if ((await page.locator('.notification-toast').count()) > 0)
      await this.runCommand('Notifications: Clear All Notifications');
    if (await page.locator('.part.panel').isVisible()) await this.runCommand('View: Hide Panel');
    if (!(await page.locator('.explorer-folders-view').isVisible()))
      await this.runCommand('View: Show Explorer');
  }

  /** Closes the window for good. */
  async close(): Promise<void> {
    await this.page.context().close();
    rmSync(dirname(this.root), { recursive: true, force: true, maxRetries: 5 });
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
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

  /** Changes settings. They act when VS Code notices: wait for what they change. */
  setSettings(settings: Record<string, unknown>): void {
    this.settings = { ...this.settings, ...settings };
    writeSettings(this.root, this.settings);
  }

  async setTheme(theme: Theme): Promise<void> {
    this.setSettings({ [themeSetting]: theme });
    await this.themeShows(theme);
  }

  /** Takes these settings and no others. */
  async resetSettings(settings: Record<string, unknown>, theme: Theme): Promise<void> {
    const wanted = { ...predictable, ...settings, [themeSetting]: theme };
    const { [titleSetting]: _, ...before } = this.settings;
    if (!isDeepStrictEqual(before, wanted)) await this.takeSettings(wanted);
    await this.themeShows(theme);
  }

  /** Writes settings, and waits until the title has a sign, or has it no more: all else has been noticed then, too. */
  private async takeSettings(wanted: Record<string, unknown>): Promise<void> {
    const isMarked = this.settings[titleSetting] !== title + mark;
    this.settings = wanted;
    this.setSettings({ [titleSetting]: isMarked ? title + mark : title });
    await this.page.waitForFunction(([sign, isThere]) => document.title.includes(sign) === isThere, [
      mark,
      isMarked,
    ] as const);
  }

  private async themeShows(theme: Theme): Promise<void> {
    const file = `theme-defaults-themes-${themes[theme]}-json`;
    await this.page.locator(`.monaco-workbench[class*="${file}"]`).waitFor();
  }

  /** Saves what the window shows, or only a part of it, as out/screenshots/NAME.png. */
  async screenshot(
    name: string,
    clip?: { x: number; y: number; width: number; height: number },
  ): Promise<void> {
    const path = join('out', 'screenshots', `${name}.png`);
    // A hover that is still fading in is seen as it will be.
    await this.page.screenshot({ path, animations: 'disabled', ...(clip && { clip }) });
  }
}
