/* The side panel through its life: hidden and shown again, moved, other themes, without a mouse. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Theme, Workbench } from './driver';
import { Panel } from './panel';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const source = `// @input k = 0.5
var a = 2, b = 5;
var m = Math.max(a, b * k);
var x = m * a + free;
var da = b * dx;
var dm = a * dx;
`;

/** What axe finds fault with on the page as it is now. The page lets the side bar shine through, which axe can't see. */
async function violations(workbench: Workbench, panel: Panel): Promise<string[]> {
  const frame = await panel.frame();
  const behind = await workbench.page
    .locator('.part.sidebar')
    .evaluate((sidebar) => getComputedStyle(sidebar).backgroundColor);
  await frame.evaluate((color) => {
    document.documentElement.style.backgroundColor = color;
  }, behind);
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  });
}

describe('the page of the side panel', () => {
  let workbench: Workbench;

  it('has nothing that axe finds fault with, in any state or kind of theme', async () => {
    workbench = await Workbench.open({ 'one.js': source, 'plain.js': 'console.log(1);\n' });
    await workbench.openFile('one.js');
    const panel = await Panel.show(workbench);
    await panel.locator('[data-verdict="wrong"]').waitFor();
    await panel.enter('a', '3');
    for (const theme of [
      'Light Modern',
      'Dark Modern',
      'Default High Contrast',
      'Default High Contrast Light',
    ] satisfies Theme[]) {
      await workbench.setTheme(theme);
      for (const tab of ['Inputs', 'Step', 'Table'] as const) {
        await panel.tab(tab);
        if (tab === 'Step') await panel.button('Next').click();
        await workbench.page.waitForTimeout(300);
        assert.deepEqual(await violations(workbench, panel), [], `${theme}, ${tab}`);
      }
    }
    await workbench.openFile('plain.js');
    await panel.locator('.empty:not([hidden])').waitFor();
    assert.deepEqual(await violations(workbench, panel), []);
  });

  it('is there again at once when it was hidden, and after a reload, as it was, without a complaint in the console', async () => {
    workbench = await Workbench.open({ 'one.js': source });
    const complaints: string[] = [];
    workbench.page.on('console', (message) => {
      const { url } = message.location();
      if (message.type() === 'error' && /webview|panel\.js/.test(url))
        complaints.push(`${url}: ${message.text()}`);
    });
    workbench.page.on('pageerror', ({ message }) => complaints.push(message));
    let panel = await Panel.show(workbench);
    await panel.node('x').waitFor();
    await panel.tab('Step');
    await panel.locator('select[aria-label="Detail"]').selectOption('Statements');
    await workbench.page.waitForTimeout(500);
    await workbench.runCommand('View: Show Explorer');
    await panel.node('x').waitFor({ state: 'detached' });
    // While nobody sees the page the file goes on.
    await workbench.goTo(2, 10);
    await workbench.type('0');
    panel = await Panel.show(workbench);
    await panel.locator('[data-name="a"][data-value="20"]').waitFor();
    await panel.page.getByRole('tab', { name: 'Step', selected: true }).waitFor();
    await workbench.runCommand('File: Save');
    await workbench.reload();
    panel = await Panel.find(workbench);
    await panel.node('x').waitFor();
    await panel.page.getByRole('tab', { name: 'Step', selected: true }).waitFor();
    assert.equal(await panel.locator('select[aria-label="Detail"]').inputValue(), 'statements');

    const policy = await panel.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'; style-src [^;]+; script-src 'nonce-[0-9a-f]{32}'$/);
    assert.doesNotMatch(policy ?? '', /unsafe/);
    assert.deepEqual(complaints, []);
  });

  it('typing a digit moves nothing, and a cursor that moves changes no element', async () => {
    workbench = await Workbench.open({ 'one.js': source });
    await workbench.goTo(2, 10);
    const panel = await Panel.show(workbench);
    await panel.node('x').waitFor();
    await workbench.focusEditor();
    await workbench.goTo(2, 10);
    const frame = await panel.frame();
    const places = () =>
      frame.evaluate(() =>
        [...document.querySelectorAll('[data-node]')].map((node) => {
          const { x, y } = node.getBoundingClientRect();
          return [node.getAttribute('data-node'), Math.round(x), Math.round(y)];
        }),
      );
    const before = await places();
    await frame.evaluate(() => {
      Object.assign(window, { before: [...document.querySelectorAll('[data-node]')] });
    });
    await workbench.type('5');
    await panel.locator('[data-name="a"][data-value="25"]').waitFor();
    assert.deepEqual(await places(), before);
    assert.ok(
      await frame.evaluate(() => {
        const { before } = window as unknown as { before: readonly Element[] };
        return [...document.querySelectorAll('[data-node]')].every((node, i) => node === before[i]);
      }),
      'Typing a digit puts other elements in the place of the nodes.',
    );

    // The verdict on the line comes a moment after the numbers.
    await panel.locator('[data-verdict="wrong"]').waitFor();
    await panel.drawing('x');
    await frame.evaluate(() => {
      const seen = { changes: 0 };
      Object.assign(window, { seen });
      const drawing = document.querySelector('[data-node]')?.parentElement;
      if (!drawing) throw new Error('There is no drawing.');
      new MutationObserver((changes) => {
        seen.changes += changes.length;
      }).observe(drawing, { childList: true, subtree: true });
    });
    await workbench.press('ArrowUp');
    await workbench.press('ArrowDown');
    await workbench.press('ArrowDown');
    await panel.locator('.lit[data-name="m"], .lit[data-gate="Math.max"]').waitFor();
    assert.equal(
      await frame.evaluate(() => (window as unknown as { seen: { changes: number } }).seen.changes),
      0,
    );
  });

  it('works in the worker host, as on the web, with the examples', async () => {
    workbench = await Workbench.open({ 'one.js': source }, { host: 'worker' });
    await workbench.waitForPaint(3, /m = /);
    const panel = await Panel.show(workbench);
    await panel.node('x').waitFor();
    await panel.enter('a', '4');
    await workbench.waitForPaint(2, /what if a = 4/);
    await workbench.runCommand('Backprop: Open an Example...');
    await workbench.input.pick('Find the mistake');
    await panel.node('sail').waitFor();
  });
});
