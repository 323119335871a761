/* Passes in loops, members and functions of their own in the editor: marks, problems, fixes, hovers, the report, the status. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import { dense, linear, unit } from './layers';
import { pictured } from './options';

const themes = pictured(['Dark Modern', 'Light Modern', 'Default High Contrast']);
const size = { width: 1500, height: 860 };

/** The defaults of package.json as a browser says them. */
const colors = { right: 'rgb(15, 118, 110)', wrong: 'rgb(179, 18, 10)', value: 'rgb(11, 99, 181)' };

const wrongIndex = /^this\.dW\[j\]\[i\] \u2248 \S+ \u00b7 \u2717 the index is wrong: it must be this\.x\[i\]/;

describe('a layer with forward and backward methods', () => {
  it('has a mark behind the numbers of each line that makes a gradient, in its color', async () => {
    const workbench = await Workbench.open({ 'dense.js': dense }, { size });
    await workbench.waitForPaint(27, wrongIndex);
    await workbench.waitForPaint(25, /^this\.db\[j\] \u2248 \S+ \u00b7 \u2713 \u00b7 \u00d7\d$/);
    await workbench.waitForPaint(28, /^dx\[i\] \u2248 \S+ \u00b7 \u2713 \u00b7 \u00d7\d$/);
    const colorsOf = async (line: number) => (await workbench.pieces(line)).map(({ color }) => color);
    assert.deepEqual(await colorsOf(27), [colors.value, colors.wrong]);
    assert.deepEqual(await colorsOf(28), [colors.value, colors.right]);
  });

  it('is counted in the status bar, and a click goes to the first mistake', async () => {
    const workbench = await Workbench.open({ 'dense.js': dense }, { size });
    await workbench.waitForPaint(27, wrongIndex);
    await workbench.statusItem('Gradients: 3 right, 1 wrong').click();
    const position = workbench.page.locator('[id="status.editor.selection"]');
    await position.getByText('Ln 27, Col 9', { exact: true }).waitFor();
  });

  it('has its mistake as a problem with a fix, after which all is right', async () => {
    const workbench = await Workbench.open({ 'dense.js': dense }, { size });
    await workbench.waitForPaint(27, wrongIndex);
    await workbench.problems(/this\.dW: the index is wrong: it must be this\.x\[i\], not this\.x\[j\]\./);
    await workbench.goTo(27, 12);
    const titles = await workbench.quickFixes('Change to "this.dW[j][i] = this.x[i] * dz"');
    // It has one.
    assert.ok(!titles.includes('Write the backward pass'), titles.join());
    await workbench.fix('Change to "this.dW[j][i] = this.x[i] * dz"');
    await workbench.waitForPaint(27, /^this\.dW\[j\]\[i\] \u2248 \S+ \u00b7 \u2713 \u00b7 \u00d7\d$/);
    await workbench.statusItem('Gradients: 4 right').waitFor();
  });

  it('is told of in a hover, with the element that shows the mistake', async () => {
    const workbench = await Workbench.open(
      { 'dense.js': dense },
      { size, settings: { 'backpropLens.problems': 'byCommand' } },
    );
    await workbench.waitForPaint(27, wrongIndex);
    const text = await workbench.hoverAt(27, 14, /gradient of this\.W/);
    assert.match(text, /\u2717 the index is wrong/);
    assert.match(text, /For example, this\.dW\[\d\]\[\d\] is \S+, and should be \S+, with /);
    assert.doesNotMatch(text, /Tug|upstream/);
  });

  it('is described in a sentence, and found by a selection in either function', async () => {
    const workbench = await Workbench.open({ 'dense.js': dense }, { size });
    await workbench.waitForPaint(27, wrongIndex);
    await workbench.goTo(27);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(
      /^Line 27: this\.dW\[j\]\[i\] is about \S+\. Wrong: this\.dW: the index is wrong/m,
    );
    for (const line of [13, 28]) {
      await workbench.goTo(line, 9);
      await workbench.press('Shift+ArrowRight');
      await workbench.runCommand('Backprop: Verify Backprop');
      await workbench.report
        .getByText('Backward pass of the result in Dense.forward + Dense.backward')
        .waitFor();
      await workbench.focusEditor();
    }
  });

  for (const theme of themes)
    it(`${theme}: pictures of marks, a problem, the light bulb, the report, and all of it mended`, async () => {
      const name = theme.toLowerCase().replaceAll(' ', '-');
      const workbench = await Workbench.open({ 'dense.js': dense }, { theme, size });
      await workbench.waitForPaint(27, wrongIndex);
      await workbench.runCommand('Problems: Focus on Problems View');
      await workbench.page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
      await workbench.screenshot(`layer-inline-${name}`);
      await workbench.runCommand('View: Hide Panel');
      await workbench.focusEditor();
      await workbench.hoverAt(27, 14, /the index is wrong/);
      await workbench.screenshot(`layer-hover-${name}`);
      await workbench.goTo(27, 12);
      await workbench.quickFixes('Change to "this.dW[j][i] = this.x[i] * dz"');
      await workbench.screenshot(`layer-fix-${name}`);
      await workbench.press('Escape');
      await workbench.runCommand('Backprop: Verify Backprop');
      await workbench.report.getByText('1 wrong').waitFor();
      await workbench.screenshot(`layer-report-${name}`);
      await workbench.focusEditor();
      await workbench.goTo(27, 12);
      await workbench.quickFixes('Change to "this.dW[j][i] = this.x[i] * dz"');
      await workbench.fix('Change to "this.dW[j][i] = this.x[i] * dz"');
      await workbench.report.getByText('4 of 4 gradients right').waitFor();
      await workbench.screenshot(`layer-mended-${name}`);
    });
});

/** Nothing but the code, its numbers and its marks. */
const bare = {
  'breadcrumbs.enabled': false,
  'editor.lightbulb.enabled': 'off',
  'editor.scrollbar.vertical': 'hidden',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.stickyScroll.enabled': false,
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'window.commandCenter': false,
};

describe('a picture of a layer', () => {
  for (const theme of ['Dark Modern', 'Light Modern'] as const)
    it(`${theme}: for the README`, async () => {
      const workbench = await Workbench.open(
        { 'linear.js': linear },
        { theme, size: { width: 1000, height: 690 }, scale: 1.25, settings: bare },
      );
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.waitForPaint(24, /\u2717 this line assigns where it must add/);
      await workbench.statusItem('Gradients: 1 right, 1 wrong').waitFor();
      await workbench.statusItem('Analyzing').waitFor({ state: 'detached' });
      const name = `readme-layer-${theme.split(' ')[0].toLowerCase()}`;
      await workbench.screenshot(name, { x: 0, y: 35, width: 1000, height: 655 });
    });
});

describe('a class of numbers that know their gradients', () => {
  for (const theme of themes)
    it(`${theme}: has marks on what its operations hand back, and pictures of them`, async () => {
      const name = theme.toLowerCase().replaceAll(' ', '-');
      const workbench = await Workbench.open({ 'unit.js': unit }, { theme, size });
      await workbench.waitForPaint(12, /\u00b7 \u2713$/);
      await workbench.waitForPaint(22, /\u00b7 \u2717 uses other\.data where this\.data belongs/);
      await workbench.screenshot(`unit-inline-${name}`);
      await workbench.runCommand('Backprop: Verify Backprop');
      await workbench.report.getByText('Backward pass of the result in Value.mul').waitFor();
      await workbench.screenshot(`unit-report-${name}`);
    });
});
