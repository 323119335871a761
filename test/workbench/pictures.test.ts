/* Takes the pictures of the editor, those for the README among them. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import { neuron } from './neuron';
import { pictured } from './options';

/** The circuit in the README's picture: db takes b for a. */
const tanh = `// A squashing gate, with a used twice.
var a = 0.5, b = -1.2, c = 0.3;
var q = a * b + c;
var s = Math.tanh(q);
var y = s * a;

var dy = 1;
var ds = a * dy;
var dq = (1 - s * s) * ds;
var dc = dq;
var db = b * dq;
var da = b * dq + s * dy;
`;

const themes = pictured([
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
]);

describe('pictures', () => {
  for (const theme of themes) {
    it(`${theme}: inline text and a hover`, async () => {
      const workbench = await Workbench.open({ 'neuron.js': neuron }, { theme });
      await workbench.waitForPaint(6, /q = 1/);
      const name = theme.toLowerCase().replaceAll(' ', '-');
      await workbench.screenshot(`inline-${name}`);
      await workbench.hoverAt(6, 5, /q[\s\S]*value 1/);
      await workbench.screenshot(`hover-${name}`);
    });
  }

  it('a hover reads like a margin note, and its links lead to their lines', async () => {
    const workbench = await Workbench.open({
      'one.js': '// @input a = 3\nvar x = a * a;\n\nvar y = x * 2;\n',
    });
    await workbench.waitForPaint(2, /x = 9/);
    const text = await workbench.hoverAt(2, 9, /Tug a by /);
    assert.match(text, /value 3/);
    assert.match(text, /gradient of y 12/);
    assert.match(text, /a = 3\s*\u00d7\s*dx = 2\s*=\s*6\s*line 2/);
    assert.match(text, /sum\s*=\s*12/);
    await workbench.screenshot('hover-accumulation');
    await workbench.goTo(4);
    await workbench.hoverAt(2, 9, /Tug a by /);
    await workbench.page.locator('.monaco-hover:visible a').first().click();
    await workbench.page
      .locator('[id="status.editor.selection"]')
      .getByText('Ln 2, Col 1', { exact: true })
      .waitFor();
  });

  for (const theme of ['Dark Modern', 'Light Modern'] as const) {
    it(`${theme}: the picture in the README`, async () => {
      const workbench = await Workbench.open(
        { 'tanh.js': tanh },
        {
          theme,
          size: { width: 960, height: 800 },
          scale: 1.25,
          settings: {
            'breadcrumbs.enabled': false,
            'editor.hover.above': false,
            'editor.scrollbar.vertical': 'hidden',
            'editor.overviewRulerBorder': false,
            'editor.renderLineHighlight': 'none',
            'editor.hover.delay': 100,
            'workbench.activityBar.location': 'hidden',
            'workbench.statusBar.visible': false,
            'workbench.editor.editorActionsLocation': 'hidden',
            'window.commandCenter': false,
          },
        },
      );
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.waitForPaint(11, /uses b where a belongs/);
      await workbench.hoverAt(12, 6, /sum/);
      const name = `readme-${theme.split(' ')[0].toLowerCase()}`;
      await workbench.screenshot(name, { x: 0, y: 35, width: 944, height: 532 });
    });
  }
});
