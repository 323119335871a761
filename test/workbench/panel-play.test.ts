/* Playing in the side panel: sliders, tugs, steps, and writing a number into the file. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbench } from './driver';
import { settled } from './options';
import { Panel } from './panel';

const source = `var a = 2, b = 5;
var x = a * b + k;
var da = b * dx;
var db = a * dx;
`;

describe('playing with a circuit', () => {
  let workbench: Workbench;
  let panel: Panel;
  beforeEach(async () => {
    workbench = await Workbench.open({ 'one.js': source }, { size: { width: 1300, height: 900 } });
    await workbench.waitForPaint(3, '✓ 5');
    panel = await Panel.show(workbench);
    await panel.node('x').waitFor();
  });

  /** What stands at a line as `name = number` or `name ≈ number`. */
  async function painted(line: number, name: string): Promise<number> {
    const [, number = ''] =
      new RegExp(`\\b${name} [=≈] (\\S+?)[,\\s]`).exec(`${await workbench.paintedText(line)} `) ?? [];
    return Number(number);
  }

  it('a slider runs both passes in the drawing and in the code while it moves; Write to file is one step', async () => {
    const { slider, field } = panel.input('a');
    await panel.enter('k', '1');
    await workbench.waitForPaint(2, /k = 1, x = 11/);
    const box = await slider.boundingBox();
    assert.ok(box);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await workbench.page.mouse.move(middle.x, middle.y);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(middle.x + box.width / 4, middle.y, { steps: 5 });
    // The hand is still on it.
    await workbench.waitForPaint(1, /what if a = /);
    const value = Number(await settled(workbench.page, () => field.inputValue()));
    assert.ok(value > 2, String(value));
    const near = (actual: number, expected: number) =>
      assert.ok(Math.abs(actual - expected) < 1e-3 * Math.abs(expected), `${actual}, not ${expected}`);
    await workbench.waitForPaint(4, `✓ ${Number(value.toPrecision(4))}`);
    near(await painted(2, 'x'), value * 5 + 1);
    assert.equal(Number(await panel.node('x').getAttribute('data-value')), value * 5 + 1);
    assert.equal(Number(await panel.node('b').getAttribute('data-gradient')), value);
    await workbench.page.mouse.up();
    await panel
      .locator('.bar')
      .getByText(/^What if: a = .* \(file: 2\)/)
      .waitFor();
    const status = workbench.statusItem('What if: a = ');
    await status.waitFor();

    await panel.button('Write to file').click();
    await workbench.waitForPaint(1, /^(?!.*what if).*da = 5/);
    assert.equal((await workbench.lines())[0].source, `var a = ${value}, b = 5;`);
    await status.waitFor({ state: 'detached' });
    await workbench.focusEditor();
    await workbench.press('Control+Z');
    await workbench.waitForPaint(4, '✓ 2');
    assert.equal((await workbench.lines())[0].source, 'var a = 2, b = 5;');

    // A what-if goes with a click, and with its literal.
    await panel.enter('b', '7');
    await workbench.waitForPaint(3, '✓ 7');
    await status.page().locator('.statusbar-item').filter({ hasText: 'What if: b = 7' }).click();
    await workbench.waitForPaint(3, '✓ 5');
    assert.equal(await panel.input('b').field.inputValue(), '5');
    await panel.enter('b', '7');
    await workbench.waitForPaint(3, '✓ 7');
    await workbench.goTo(1, 17);
    await workbench.type('0');
    await workbench.waitForPaint(3, '✓ 50');
    assert.equal(await panel.input('b').field.inputValue(), '50');
  });

  it('a free input keeps its value for the file, also over a reload, and goes into an @input comment', async () => {
    await panel.enter('k', '2.5');
    await panel.enter('a', '3');
    await workbench.waitForPaint(2, /k = 2\.5, x = 17\.5/);
    await panel.tab('Table');
    // The page keeps its state a moment later.
    await workbench.page.waitForTimeout(500);
    await workbench.reload();
    panel = await Panel.find(workbench);
    // What is kept is there again, and so is the tab; a what-if is not.
    await workbench.waitForPaint(2, /k = 2\.5, x = 12\.5/);
    await panel.page.getByRole('tab', { name: 'Table', selected: true }).waitFor();
    await panel.tab('Inputs');
    await panel.locator('.input[aria-label="a"]:not([data-changed])').waitFor();
    assert.equal(await panel.input('a').field.inputValue(), '2');
    await panel.button('Write as @input comment').click();
    await workbench.waitForPaint(3, /x = 12\.5/);
    assert.equal((await workbench.lines())[0].source, '// @input k = 2.5');
  });

  it('a tug moves each input along its gradient, but for those that are held', async () => {
    await panel.enter('k', '1');
    const step = panel.locator('#tug-step');
    await step.fill('0.1');
    await step.press('Enter');
    await panel.input('b').hold.check();
    await panel.button('↑ Up').click();
    // x = a * b + k with da = 5 and dk = 1: a goes to 2.5, k to 1.1, x to 13.6.
    await panel
      .locator('.result')
      .getByText('x went from 11 to 13.6, by 2.6; the gradient predicted 2.6.')
      .waitFor();
    const moves = await panel.locator('.moves li').allTextContents();
    assert.deepEqual(moves.toSorted(), ['a 2 → 2.5 (+0.5)', 'b stays at 5: held', 'k 1 → 1.1 (+0.1)']);
    await workbench.waitForPaint(2, /x = 13\.6/);
    await panel.input('b').hold.uncheck();
    await panel.button('↓ Down').click();
    // da = 5, db = 2.5, dk = 1: a 2, b 4.75, k 1, and x = 10.5; the gradient says -0.1 * (25 + 6.25 + 1).
    await panel
      .locator('.result')
      .getByText('x went from 13.6 to 10.5, by -3.1; the gradient predicted -3.225.')
      .waitFor();
  });

  it('steps go forward gate by gate and back again, in drawing and code', async () => {
    await panel.tab('Step');
    const next = panel.button('Next');
    const sentence = panel.locator('.sentence');
    const seen: string[] = [];
    for (let i = 0; i < 4; i++) {
      await next.click();
      const lit = panel.locator('[data-node].lit');
      await lit.waitFor();
      seen.push((await settled(workbench.page, () => lit.getAttribute('data-gate'))) ?? '');
      if (i === 3) {
        const text = (await sentence.textContent()) ?? '';
        assert.match(text, /da = b × d\(a \* b\) = 5 × 1 = 5/);
        assert.match(text, /db = a × d\(a \* b\) = 2 × 1 = 2/);
      }
    }
    assert.deepEqual(seen, ['*', '+', '+', '*']);
    await panel.button('Back').click();
    assert.equal(
      await settled(workbench.page, () => panel.locator('.lit').first().getAttribute('data-gate')),
      '+',
    );
  });

  it('the table can be sorted and copied, and the drawing exported', async () => {
    await panel.enter('k', '1');
    await panel.tab('Table');
    const names = () => panel.locator('tbody th').allTextContents();
    await panel.button('Value').click();
    assert.deepEqual(await settled(workbench.page, names), ['k', 'a', 'b', 'x']);
    await panel.button('Value').click();
    assert.deepEqual(await settled(workbench.page, names), ['x', 'b', 'a', 'k']);
    await panel.button('Copy as Markdown').click();
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.focusEditor();
    await workbench.press('Control+V');
    await workbench.editor.locator('.view-line').nth(5).waitFor();
    const pasted = (await workbench.lines()).map((line) => line.source);
    assert.match(pasted[0], /^\| Variable \| Line \| Value \| Gradient \| Formula \| Verdict \|/);
    assert.deepEqual(
      pasted.slice(2, 6).map((line) =>
        line
          .split('|')
          .slice(1, 5)
          .map((cell) => cell.trim().replaceAll('`', '')),
      ),
      [
        ['x', '2', '11', '1'],
        ['b', '1', '5', '2'],
        ['a', '1', '2', '5'],
        ['k', '', '1', '1'],
      ],
    );

    await workbench.openFile('one.js');
    await panel.node('x').waitFor();
    await panel.button('More').click();
    await panel.button('Export as SVG, dark').click();
    await workbench.page.locator('.quick-input-widget:visible input').first().waitFor();
    await workbench.press('Enter');
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row, .quick-input-widget:not(:visible)')
      .first()
      .waitFor({ state: 'attached' });
    const svg = await settled(workbench.page, async () => {
      try {
        return readFileSync(join(workbench.folder, 'one-x.svg'), 'utf8');
      } catch {
        return undefined;
      }
    });
    const frame = await panel.frame();
    const parsed = await frame.evaluate((text) => {
      const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        tag: documentElement.tagName,
        texts: [...documentElement.querySelectorAll('text')].map((each) => each.textContent),
        styles: documentElement.querySelectorAll('[class], style, script').length,
      };
    }, svg);
    assert.equal(parsed.tag, 'svg');
    for (const text of ['a', 'b', 'k', 'x', '11', '10', '↑ 5', '↑ 2', '↑ 1'])
      assert.ok(parsed.texts.includes(text), `${text} in ${parsed.texts}`);
  });
});
