/* Commands of the palette in the workbench: what they ask, and what changes on the screen. */
import { Workbench } from './driver';

const pass = 'var x = a * b + c;\nvar da = b * dx;\nvar db = a * dx;\n';

describe('commands', () => {
  it('typing verify-backprop finds Verify Backprop, which says how the pass fares', async () => {
    const workbench = await Workbench.open({ 'one.js': pass });
    await workbench.statusItem('Gradients: 2 right').waitFor();
    await workbench.input.palette('verify-backprop', /^Backprop: Verify Backprop/);
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.notification(/Verify Backprop: 2 of 2 gradients right\./);
  });

  it('Verify Backprop says what it looked for where there is no pass', async () => {
    const workbench = await Workbench.open({ 'one.js': 'var a = 1;\n' });
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.notification(/no backward pass to verify.*gradient variables/);
  });

  it('Write Backward Pass writes it below the forward pass, and it verifies', async () => {
    const workbench = await Workbench.open({ 'one.js': 'var a = 2;\nvar b = 3;\nvar x = a * b + a;\n' });
    await workbench.waitForPaint(3, /x = 8/);
    await workbench.goTo(3);
    await workbench.runCommand('Backprop: Write Backward Pass');
    await workbench.waitForPaint(4, '\u2713 1');
    await workbench.waitForPaint(5, '\u2713 2');
    await workbench.waitForPaint(6, '\u2713 4');
  });

  it('Toggle Inline Gradients hides and shows', async () => {
    const workbench = await Workbench.open({ 'one.js': pass });
    await workbench.waitForPaint(1, /x \u2248/);
    await workbench.runCommand('Backprop: Toggle Inline Gradients');
    await workbench.waitForPaint(1, '');
    await workbench.statusItem('Gradients off').click();
    await workbench.waitForPaint(1, /x \u2248/);
  });

  it('Set Input Value asks for the input at the cursor, refuses what is no number, and can be undone', async () => {
    const workbench = await Workbench.open({ 'one.js': pass });
    await workbench.waitForPaint(1, /a \u2248/);
    const [assumed] = /a \u2248 \S+/.exec(await workbench.paintedText(1)) ?? [''];
    await workbench.goTo(1, 10);
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.answer('NaN');
    await workbench.input.waitForMessage(/finite number/);
    await workbench.input.answer('-1e-3');
    await workbench.waitForPaint(1, /a = -0\.001/);
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.answer('');
    await workbench.waitForPaint(1, new RegExp(assumed));
  });

  it('Set Input Value offers a list away from inputs', async () => {
    const workbench = await Workbench.open({ 'one.js': pass });
    await workbench.waitForPaint(1, /a \u2248/);
    await workbench.goTo(4);
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.waitForPicks(['a', 'b', 'c', 'dx']);
    await workbench.input.pick('b');
    await workbench.input.answer('4');
    await workbench.waitForPaint(1, /b = 4/);
  });

  it('Set Input Value takes an array for what the code reads elements of', async () => {
    const source =
      'function dot(w, x) {\n  let s = 0;\n  for (let i = 0; i < w.length; i++) s += w[i] * x[i];\n  return s;\n}\n';
    const settings = { 'backpropLens.enabled': 'on' };
    const workbench = await Workbench.open({ 'one.js': source }, { settings });
    await workbench.waitForPaint(3, /s \u2248 .*\u00d72$/);
    await workbench.goTo(1, 14);
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.answer('2');
    await workbench.input.waitForMessage(/Write an array of numbers, like \[1, 2, 3\]\./);
    await workbench.input.answer('[1, 2, 3]');
    await workbench.waitForPaint(3, /w\[2\] = 3.*\u00d73$/);
    await workbench.goTo(1, 17);
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.answer('[4, 5, 0.5]');
    await workbench.waitForPaint(3, /s = 15\.5 .*\u00d73$/);
    await workbench.screenshot('set-array');
    await workbench.goTo(1, 14);
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.answer('');
    await workbench.waitForPaint(3, /w\[\d\] \u2248/);
  });

  it('Choose Output shows the gradient of what is chosen', async () => {
    const workbench = await Workbench.open({
      'one.js': '// @output y\nvar a = 2;\nvar b = 3;\nvar x = a * b;\nvar y = x * x;\n',
    });
    await workbench.waitForPaint(4, 'x = 6 \u00b7 dx = 12');
    await workbench.runCommand('Backprop: Choose Output...');
    await workbench.input.pick('x');
    await workbench.waitForPaint(4, 'x = 6 \u00b7 dx = 1');
    await workbench.runCommand('Backprop: Choose Output...');
    await workbench.input.pick('Leave it to the file');
    await workbench.waitForPaint(4, 'x = 6 \u00b7 dx = 12');
  });

  it('other languages are left alone', async () => {
    const workbench = await Workbench.open({ 'one.rb': 'a = 1\n', 'one.js': pass });
    await workbench.openFile('one.js');
    await workbench.statusItem('Gradients: 2 right').waitFor();
    await workbench.openFile('one.rb');
    await workbench.statusItem('Gradients').waitFor({ state: 'detached' });
    await workbench.input.palette('Backprop: Verify', /similar commands|^No matching/);
  });
});
