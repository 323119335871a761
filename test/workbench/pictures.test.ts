import assert from 'node:assert/strict';
import { type Theme, Workbench } from './driver';

const neuron = `// A neuron: two inputs, two weights and a bias.
var a = 2, b = -3, c = -3;
var x = -1, y = -2;

// forward pass
var q = a * x + b * y + c;
var f = 1 / (1 + Math.exp(-q));

// backward pass
var df = 1;
var dq = f * (1 - f) * df;
var da = x * dq;
var dx = a * dq;
var db = y * dq;
var dy = b * dq;
var dc = 1.0 * dq;
`;

const themes: Theme[] = [
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
];

describe('pictures', () => {
  let workbench: Workbench;
  afterEach(() => workbench.close());

  for (const theme of themes) {
    it(`${theme}: inline text and a hover`, async () => {
      workbench = await Workbench.open({ 'neuron.js': neuron }, { theme });
      await workbench.waitForPaint(6, /q = 1/);
      const name = theme.toLowerCase().replaceAll(' ', '-');
      await workbench.screenshot(`inline-${name}`);
      const text = await workbench.hoverAt(6, 5);
      assert.match(text, /q[\s\S]*value 1/);
      await workbench.screenshot(`hover-${name}`);
    });
  }

  it('a hover reads like a margin note, and its links lead to their lines', async () => {
    workbench = await Workbench.open({ 'one.js': '// @input a = 3\nvar x = a * a;\n\nvar y = x * 2;\n' });
    await workbench.waitForPaint(2, /x = 9/);
    const text = await workbench.hoverAt(2, 9);
    assert.match(text, /value 3/);
    assert.match(text, /gradient of y 12/);
    assert.match(text, /a = 3\s*\u00d7\s*dx = 2\s*=\s*6\s*line 2/);
    assert.match(text, /sum\s*=\s*12/);
    assert.match(text, /Tug a by /);
    await workbench.screenshot('hover-accumulation');
    await workbench.goTo(4);
    await workbench.hoverAt(2, 9);
    await workbench.page.locator('.monaco-hover:visible a').first().click();
    await workbench.page
      .locator('[id="status.editor.selection"]')
      .getByText('Ln 2, Col 1', { exact: true })
      .waitFor();
  });
});
