/* How much a wrong line tells unasked, on every surface of the workbench, and how one asks for the rest. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import type { Theme } from './options';
import { Panel } from './panel';

/** `da` takes a for x, on line 7; `dx` is right in itself. */
const wrong = `var a = 2, x = -1, c = 1.5;
var q = a * x + c;
var f = Math.tanh(q);
// backward
var df = 1;
var dq = (1 - f * f) * df;
var da = a * dq;
var dx = a * dq;
`;

const size = { width: 1500, height: 760 };

const open = (reveal: string, theme?: Theme) =>
  Workbench.open(
    { 'neuron.js': wrong },
    { size, settings: { 'backpropLens.reveal': reveal }, ...(theme && { theme }) },
  );

/** What tells the answer: the name that belongs there, what should be, the right line. */
const answer = /should be|x belongs|x \* dq|Change to/;

describe('reveal', () => {
  it('at "wrong" a line says only that it is wrong, and all of it once it was asked for', async () => {
    const workbench = await open('wrong');
    await workbench.waitForPaint(7, /^\u2717 \S+$/);
    assert.doesNotMatch(await workbench.problems(/da: this is not the gradient\./), answer);
    const hover = await workbench.hoverAt(7, 5, /Show the kind of mistake \u00b7 Show the fix/);
    assert.doesNotMatch(hover, answer);
    assert.doesNotMatch(hover, /numerically|backpropagation gives/);
    await workbench.screenshot('reveal-hover-wrong');
    await workbench.press('Escape');
    await workbench.goTo(7, 5);
    const titles = await workbench.quickFixes('Show the fix');
    assert.doesNotMatch(titles.join('\n'), answer);
    await workbench.screenshot('reveal-light-bulb');
    await workbench.fix('Show the fix');
    await workbench.waitForPaint(7, /should be .*uses a where x belongs/);
    assert.match(await workbench.problems(/uses a where x belongs/), answer);
    await workbench.goTo(7, 5);
    await workbench.quickFixes('Change to "var da = x * dq"');
  });

  it('the report keeps to it, and leads to the rest', async () => {
    const workbench = await open('wrong');
    await workbench.waitForPaint(7, /^\u2717 \S+$/);
    await workbench.runCommand('Backprop: Verify Backprop');
    const { report } = workbench;
    await report.getByText('1 wrong').waitFor();
    assert.doesNotMatch(await report.locator('main').innerText(), answer);
    await workbench.screenshot('reveal-report-wrong');
    await report.getByRole('link', { name: 'Show the kind of mistake' }).click();
    await report.getByText('One name stands where another belongs').waitFor();
    await workbench.waitForPaint(7, /one name stands where another belongs/);
    await report.getByRole('link', { name: 'Show the fix' }).click();
    await report.getByText('It uses a where x belongs').waitFor();
    await workbench.waitForPaint(7, /uses a where x belongs/);
  });

  it('Describe This Line keeps to it, and says the rest when asked', async () => {
    const workbench = await open('wrong');
    await workbench.waitForPaint(7, /^\u2717 \S+$/);
    await workbench.goTo(7, 5);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(/^Line 7: Wrong: da: this is not the gradient\.$/m);
    await workbench.page.locator('.notification-toast .monaco-button').getByText('Show the fix').click();
    await workbench.notification(/^Line 7: Wrong: da is \S+, should be \S+: uses a where x belongs/m);
  });

  it('a change of the setting shows at once, in the panel too', async () => {
    const workbench = await open('all');
    await workbench.waitForPaint(7, /uses a where x belongs/);
    workbench.setSettings({ 'backpropLens.reveal': 'wrong' });
    await workbench.waitForPaint(7, /^\u2717 \S+$/);
    await workbench.problems(/da: this is not the gradient\./);
    const panel = await Panel.show(workbench);
    const verdict = panel.node('a').locator('[class*="verdict"]').first();
    await verdict.waitFor();
    assert.doesNotMatch((await verdict.textContent()) ?? '', /should/);
    workbench.setSettings({ 'backpropLens.reveal': 'kind' });
    await workbench.waitForPaint(7, /one name stands where another belongs/);
    await workbench.problems(/da: one name stands where another belongs\./);
    workbench.setSettings({ 'backpropLens.reveal': 'all' });
    await workbench.waitForPaint(7, /uses a where x belongs/);
  });

  for (const theme of ['Dark Modern', 'Light Modern', 'Default High Contrast'] satisfies Theme[])
    it(`${theme}: each amount, in a picture`, async () => {
      const workbench = await open('wrong', theme);
      await workbench.waitForPaint(7, /^\u2717 \S+$/);
      await workbench.runCommand('Backprop: Verify Backprop');
      await workbench.report.getByText('1 wrong').waitFor();
      const name = theme.toLowerCase().replaceAll(' ', '-');
      await workbench.screenshot(`reveal-wrong-${name}`);
      workbench.setSettings({ 'backpropLens.reveal': 'kind' });
      await workbench.report.getByText('One name stands where another belongs').waitFor();
      await workbench.screenshot(`reveal-kind-${name}`);
      workbench.setSettings({ 'backpropLens.reveal': 'all' });
      await workbench.report.getByText('It uses a where x belongs').waitFor();
      await workbench.screenshot(`reveal-all-${name}`);
    });
});
