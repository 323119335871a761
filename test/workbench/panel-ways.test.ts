/* The ways between code and drawing: what lights up, and where a click leads. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import { settled } from './options';
import { Panel } from './panel';

const two = `var a = 2, b = 3;
var x = a * b + 1;
var da = b * dx;

var c = 4;
var y = c * c;
var dy = 1;
`;

const training = `const xs = [1, 2, 3], ys = [2, 4, 6];
let w = 0.5;
for (let epoch = 0; epoch < 40; epoch++) {
  for (let i = 0; i < 3; i++) {
    const dw = 2 * (w * xs[i] - ys[i]) * xs[i];
    w -= 0.01 * dw;
  }
}
const guess = w * 4;
`;

/** Backgrounds that stand behind pieces of text. */
const lights = '.editor-group-container.active .view-overlays .cdr[class*="TextEditorDecorationType"]';

describe('code and drawing', () => {
  let workbench: Workbench;

  const position = (text: string) =>
    workbench.page.locator('[id="status.editor.selection"]').getByText(text).waitFor();

  it('go with each other: cursor, hover, click, and a walk by keyboard', async () => {
    workbench = await Workbench.open({ 'two.js': two });
    await workbench.goTo(2, 5);
    const panel = await Panel.show(workbench);
    await workbench.focusEditor();
    await panel.locator('.lit[data-name="x"]').waitFor();
    await workbench.goTo(1, 5);
    await panel.locator('.lit[data-name="a"]').waitFor();
    await panel.locator('[data-wire].onPath').first().waitFor();
    // The operator under the cursor is a gate.
    await workbench.goTo(2, 11);
    await panel.locator('.lit[data-gate="*"]').waitFor();

    assert.equal(await workbench.page.locator(lights).count(), 0);
    await panel.node('b').hover();
    await workbench.page.locator(lights).first().waitFor();
    assert.equal(await workbench.page.locator(lights).count(), 3);
    await workbench.page.mouse.move(2, 2);
    await workbench.page.locator(lights).first().waitFor({ state: 'detached' });

    await panel.node('b').click();
    await position('Ln 1, Col 13 (1 selected)');

    // A narrow drawing runs downward, and the arrows with it.
    await panel.node('a').focus();
    await workbench.press('ArrowDown');
    await panel.locator('[data-gate="*"]:focus').waitFor();
    await workbench.press('ArrowDown');
    await panel.locator('[data-name="x"]:focus').waitFor();
    await workbench.press('ArrowUp');
    await panel.locator('[data-gate="*"]:focus').waitFor();
    await workbench.press('Enter');
    await position('Ln 2, Col 14 (5 selected)');
  });

  it('pin and picker say which circuit it is', async () => {
    workbench = await Workbench.open({ 'two.js': two, 'three.js': 'var z = 3 * k;\n' });
    await workbench.goTo(2, 1);
    const panel = await Panel.show(workbench);
    await panel.node('x').waitFor();
    const picker = panel.locator('select.picker');
    const labels = await picker.locator('option').allTextContents();
    assert.deepEqual(labels, ['top level · x (line 2)', 'top level · y (line 6)']);
    await workbench.goTo(6, 1);
    await panel.node('y').waitFor();
    await picker.selectOption({ label: labels[0] });
    await panel.node('x').waitFor();
    await panel.locator('button[aria-pressed]').click();
    await workbench.goTo(6, 5);
    await workbench.openFile('three.js');
    const still = await settled(workbench.page, () =>
      panel.locator('[data-name="x"], [data-name="z"]').count(),
    );
    assert.equal(still, 1);
    assert.equal(await panel.node('x').count(), 1);
    await panel.locator('button[aria-pressed="true"]').click();
    await panel.node('z').waitFor();
  });

  it('what a training loop leaves has no value until somebody sets it, and can be tugged on then', async () => {
    workbench = await Workbench.open({ 'training.js': training });
    await workbench.goTo(9, 7);
    const panel = await Panel.show(workbench);
    await panel.node('guess').waitFor();
    await panel.locator('.hint').getByText('Set its inputs, and the rest follows.').waitFor();
    await panel.locator('.result').getByText('nothing to tug on').waitFor();
    assert.ok(await panel.button('\u2191 Up').isDisabled());
    await panel.enter('w', '2');
    await panel.locator('.result').getByText('nothing to tug on').waitFor({ state: 'detached' });
    // What the editor tells the panel, once it has the number, ends a series of tugs; the next begins where that ended.
    const result = panel.locator('.result').getByText(/guess went from [\d.]+ to [\d.]+/);
    for (let tries = 0; tries < 4 && (await result.count()) === 0; tries++) {
      await panel.button('\u2191 Up').click();
      await result.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    // dguess / dw is 4, and a step 0.01: each tug adds 0.16.
    const [from, to] = ((await result.textContent()) ?? '').match(/\d+(\.\d+)?/g)?.map(Number) ?? [];
    const tugs = (to - from) / 0.16;
    assert.ok(from >= 8 && tugs > 0.99 && Math.abs(tugs - Math.round(tugs)) < 0.01, `${from} ${to}`);
  });

  it('where there is no circuit it says so, and what to do', async () => {
    const large = `// @backprop\nvar a = 2;\nvar x = a * 3;\n${'// so long\n'.repeat(100_001)}`;
    workbench = await Workbench.open({
      'plain.js': 'console.log(1);\n',
      'one.rb': 'a = 1\n',
      'large.js': large,
    });
    const panel = await Panel.show(workbench);
    const text = panel.locator('.empty');
    await text.getByText(/no circuit/i).waitFor();
    await workbench.openFile('one.rb');
    await text.getByText('one.rb is not JavaScript, TypeScript or Python').waitFor();
    await workbench.openFile('large.js');
    await panel.button('Read it now').click();
    await panel.node('x').waitFor();
    await workbench.runCommand('View: Close All Editors');
    await text.getByText('Open a JavaScript, TypeScript or Python file').waitFor();
    await panel.button('Open an example').click();
    await workbench.input.pick('A neuron');
    await panel.node('done').waitFor();
  });
});
