/* How long the extension takes to start when a file is opened, by VS Code's own account of what it runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, print } from '../bench/measure';
import { closeBrowser, launch, Window } from './window';

/** What VS Code itself brings for the files that we are about. It starts when the first one is opened. */
const others = 'JavaScript and TypeScript Language Features';
const ours = 'Backprop Lens';

/** How long a window takes at most until nothing starts any more by itself (milliseconds). */
const settling = 5000;

/**
 * Milliseconds by an extension's name, in a window of its own. VS Code's clock runs on while extensions that start
 * together wait for each other, so here they start one after the other: ours for a command, the other for a file.
 */
async function activationTimes(): Promise<Map<string, number>> {
  const launched = await launch({}, 'Light Modern');
  const window = new Window(launched);
  const { page, root } = launched;
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'one.js'), 'var a = 2, b = 3;\nvar x = a * b;\nvar da = b * dx;\n');
  const file = page.locator('.explorer-folders-view').getByText('one.js');
  await file.waitFor();
  await page.waitForTimeout(settling);
  await window.runCommand('Backprop: Open an Example...');
  await page.locator('.quick-input-title').filter({ hasText: 'Open an Example' }).waitFor();
  await page.keyboard.press('Escape');
  await file.dblclick();
  await page.locator('.statusbar-item').filter({ hasText: 'Gradients: 1 right' }).waitFor();
  await page.waitForTimeout(settling);
  // The list has rows for what can be seen of it alone.
  await page.setViewportSize({ width: 1200, height: 3000 });
  await window.runCommand('Developer: Show Running Extensions');
  const rows = page.locator('.runtime-extensions-editor .extension');
  await rows.filter({ hasText: ours }).waitFor();
  const times = await rows.evaluateAll((all) =>
    all.map((row): [string, number] => [
      row.querySelector('.name')?.textContent ?? '',
      Number.parseInt(
        row.querySelector('.activation-time')?.textContent?.replace(/^.*?(?=\d)/, '') ?? '',
        10,
      ),
    ]),
  );
  await window.close();
  return new Map(times);
}

const runs: Map<string, number>[] = [];
for (let run = 0; run < 10; run++) runs.push(await activationTimes());
// The first window has warmed up the disk.
const typical = (name: string) => median(runs.slice(1).map((times) => times.get(name) ?? Number.NaN));
print({
  what: 'activation / activation of what VS Code brings for JavaScript',
  ratio: typical(ours) / typical(others),
  limit: 1,
});
await closeBrowser();
