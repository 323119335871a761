/* What is painted at the ends of lines. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';

const circuit = 'var a = 2;\nvar b = 3;\nvar x = a * b;\nvar da = b * dx;\nvar db = a * dx;\n';
const forward = 'var a = 2;\nvar x = a * 3;\nvar y = x + a;\nvar z = y * x;\n';
const ordinary =
  "import { app } from './app';\nconst port = 3000;\napp.listen(port, () => {});\napp.run();\n";

/** The defaults of package.json as a browser says them. */
const colors = { value: 'rgb(11, 99, 181)', gradient: 'rgb(163, 79, 0)' };

describe('text at the ends of lines', () => {
  it('is the value and then the gradient, each in its color', async () => {
    const workbench = await Workbench.open({ 'one.js': circuit });
    await workbench.waitForPaint(3, 'x = 6 \u00b7 dx = 1');
    await workbench.waitForPaint(1, 'da = 3');
    const [value, gradient] = await workbench.pieces(3);
    assert.deepEqual([value.side, value.color], ['after', colors.value]);
    assert.deepEqual([gradient.side, gradient.color], ['after', colors.gradient]);
  });

  it('leaves the cursor where it is, at the end of the code', async () => {
    const workbench = await Workbench.open({ 'one.js': circuit });
    await workbench.waitForPaint(3, /^x = 6/);
    await workbench.goTo(3, 15);
    const line = workbench.editor.locator('.view-line').filter({ hasText: /var.x/ });
    const text = await line.locator('span[class*="TextEditorDecorationType"]').first().boundingBox();
    const cursor = await workbench.editor.locator('.cursors-layer .cursor').first().boundingBox();
    assert.ok(text && cursor && Math.abs(cursor.x - text.x) < 3, `${cursor?.x}, ${text?.x}`);
  });

  it('stands where a free input is first read, marked as assumed', async () => {
    const workbench = await Workbench.open({
      'one.js': 'var x = a * b;\nvar da = b * dx;\nvar db = a * dx;\n',
    });
    await workbench.waitForPaint(1, /a \u2248 .*b \u2248 .*x \u2248 /);
  });

  it('follows every key, with nothing stale in between', async () => {
    const workbench = await Workbench.open({ 'one.js': circuit });
    await workbench.waitForPaint(3, /^x = 6/);
    await workbench.goTo(1, 10);
    const seen = await workbench.watch(3);
    await workbench.type('5', 50);
    await workbench.waitForPaint(3, 'x = 75 \u00b7 dx = 1');
    await workbench.type('0', 50);
    await workbench.waitForPaint(3, 'x = 750 \u00b7 dx = 1');
    const values = (await seen()).map(({ painted }) => /^x = \d+/.exec(painted.trim())?.[0] ?? '');
    assert.deepEqual(
      values.filter((value) => value !== ''),
      ['x = 6', 'x = 75', 'x = 750'],
    );
  });

  it('goes with a broken statement, and stays beside the good ones', async () => {
    const workbench = await Workbench.open({ 'one.js': forward });
    await workbench.waitForPaint(2, /^x = 6/);
    await workbench.goTo(3, 13);
    await workbench.type(' * (');
    await workbench.waitForPaint(3, '');
    await workbench.waitForPaint(2, /^x = 6/);
  });

  it('is in both halves of a split editor', async () => {
    const workbench = await Workbench.open({ 'one.js': circuit }, { size: { width: 1500, height: 700 } });
    await workbench.runCommand('View: Split Editor');
    for (const side of [0, 1]) {
      await workbench.waitForPaint(3, 'x = 6 \u00b7 dx = 1', workbench.editors.nth(side));
    }
    await workbench.goTo(1, 10);
    await workbench.type('5');
    for (const side of [0, 1]) {
      await workbench.waitForPaint(3, 'x = 75 \u00b7 dx = 1', workbench.editors.nth(side));
    }
  });

  it('is in a file with CRLF, and in TypeScript', async () => {
    const workbench = await Workbench.open({ 'one.ts': circuit.replaceAll('\n', '\r\n') });
    await workbench.waitForPaint(3, 'x = 6 \u00b7 dx = 1');
  });

  it('is in an untitled document', async () => {
    const workbench = await Workbench.open({ 'one.js': ordinary });
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.runCommand('Change Language Mode');
    await workbench.input.answer('JavaScript');
    await workbench.replaceAll(circuit);
    await workbench.waitForPaint(3, 'x = 6 \u00b7 dx = 1');
  });

  it('obeys the settings at once', async () => {
    const workbench = await Workbench.open({
      'one.js': 'var a = 1.23456789;\nvar x = a * 2;\n// @output x\n',
    });
    await workbench.waitForPaint(2, 'x = 2.469 \u00b7 dx = 1');
    workbench.setSettings({ 'backpropLens.precision': 2 });
    await workbench.waitForPaint(2, 'x = 2.5 \u00b7 dx = 1');
    workbench.setSettings({ 'backpropLens.show': 'value' });
    await workbench.waitForPaint(2, 'x = 2.5');
    workbench.setSettings({ 'backpropLens.show': 'gradient' });
    await workbench.waitForPaint(2, 'dx = 1');
    workbench.setSettings({ 'backpropLens.enabled': 'off' });
    await workbench.waitForPaint(2, '');
    workbench.setSettings({ 'backpropLens.enabled': 'on', 'backpropLens.show': 'both' });
    await workbench.waitForPaint(2, 'x = 2.5 \u00b7 dx = 1');
  });

  it('is absent from ordinary code until asked for, and is remembered', async () => {
    const workbench = await Workbench.open({ 'app.js': ordinary, 'one.js': circuit });
    await workbench.openFile('one.js');
    await workbench.statusItem('Gradients: 2 right').waitFor();
    await workbench.openFile('app.js');
    await workbench.statusItem('Gradients').waitFor({ state: 'detached' });
    assert.equal(await workbench.paintedText(2), '');
    await workbench.runCommand('Backprop: Toggle Inline Gradients');
    await workbench.statusItem('Gradients on').waitFor();
    await workbench.reload();
    await workbench.statusItem('Gradients on').waitFor();
  });

  it('stays true in a long file while someone types', async () => {
    const rest = Array.from({ length: 4000 }, (_, i) => `var y${i} = x * ${i + 1};`).join('\n');
    const workbench = await Workbench.open({
      'long.js': `var a = 2;\nvar x = a * 3;\n// @output x\n${rest}\n`,
    });
    await workbench.waitForPaint(2, /^x = 6 /);
    await workbench.goTo(2, 14);
    const seen = await workbench.watch(2);
    await workbench.type('123', 30);
    await workbench.waitForPaint(2, /^x = 6246 /);
    // A value may be seen beside the next key's text, for the frame until that key has reached us, but never later.
    const values = (await seen()).flatMap(({ painted }) => /x = (\d+)/.exec(painted)?.[1] ?? []).map(Number);
    assert.deepEqual(
      values,
      [...values].sort((one, other) => one - other),
    );
    assert.deepEqual(
      values.filter((value) => ![6, 62, 624, 6246].includes(value)),
      [],
    );
  });
});
