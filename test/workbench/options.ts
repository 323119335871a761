/* What a workbench of the tests starts with, and how patient they are with it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** VS Code's themes, and the part of their file's name that the page carries as a class. */
export const themes = {
  'Dark Modern': 'dark_modern',
  'Light Modern': 'light_modern',
  'Dark 2026': '2026-dark',
  'Light 2026': '2026-light',
  'Default High Contrast': 'hc_black',
  'Default High Contrast Light': 'hc_light',
};
export type Theme = keyof typeof themes;

/**
 * The themes in which pictures are taken: the first and the last of some, or all where somebody is going to look at them
 * (BACKPROP_LENS_PICTURES=all).
 */
export function pictured(all: readonly Theme[]): Theme[] {
  return process.env.BACKPROP_LENS_PICTURES === 'all' ? [...all] : [all[0], all[all.length - 1]];
}

export interface Options {
  /** Where the extension runs: in Node, or (packaged without `main`) in a worker, as on the web. */
  host?: 'node' | 'worker';
  settings?: Record<string, unknown>;
  /** A new window: nothing has been done in it yet. */
  fresh?: boolean;
  theme?: Theme;
  size?: { width: number; height: number };
  /** Pixels of a picture for each of the page's. */
  scale?: number;
}

/** Typing puts into the file what is typed and nothing else; lines keep their place. */
export const predictable = {
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'editor.parameterHints.enabled': false,
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.occurrencesHighlight': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'workbench.reduceMotion': 'on',
  'files.exclude': { '**/.vscode': true },
};

/** How long to wait for something that will come (milliseconds): a busy machine may take its time. */
export const patience = 60_000;

/** What scripts/test.mjs has set up. */
export function variable(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error('The workbench tests need what scripts/test.mjs sets up: use npm test -- workbench.');
  return value;
}

/**
 * Reads until what comes is what was expected; fails with the last that came. Only the time it takes may vary, and no
 * read may take all of it and more: a page that is stuck answers nothing, not even with an error.
 */
export async function eventually<T>(
  page: Page,
  what: string,
  read: () => Promise<T | undefined>,
  accepts: (found: T) => boolean,
  patient = patience,
): Promise<T> {
  let last: T | undefined;
  let stuck = false;
  for (const end = Date.now() + patient; Date.now() < end; await page.waitForTimeout(150)) {
    const look = read().catch(() => undefined);
    stuck = await isStuck(look, end - Date.now());
    if (stuck) break;
    last = await look;
    if (last !== undefined && accepts(last)) return last;
  }
  const why = stuck ? 'The last look did not return; before it there' : 'There';
  assert.fail(`${what} did not come. ${why} is ${JSON.stringify(last)}.`);
}

/** Whether something is still under way when the time is over. */
async function isStuck(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, true);
  });
  try {
    return await Promise.race([work.then(() => false), over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads until the same comes twice, a moment apart; for what has no end that can be told beforehand. */
export async function settled<T>(page: Page, read: () => Promise<T | undefined>): Promise<T> {
  let last: string | undefined;
  return eventually<T>(page, 'Rest', read, (found) => {
    const text = JSON.stringify(found);
    const same = text === last;
    last = text;
    return same;
  });
}
