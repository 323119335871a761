/* Python in the editor and in the panel, which both load it with the first file in it: all views speak Python. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import { Panel } from './panel';

const circuit = `import numpy as np

a = 0.5
b = -3
x = a * b
y = np.tanh(x)

dy = 1
dx = (1 - y * y) * dy
da = a * dx
db = a * dx
`;

describe('Python', () => {
  it('shows at the ends of lines, in hovers and as a problem, and is mended and unmended', async () => {
    const workbench = await Workbench.open({ 'one.py': circuit });
    await workbench.waitForPaint(5, 'x = -1.5 \u00b7 dx = 0.1807');
    await workbench.waitForPaint(10, /^\u2717 0\.09035, should be -0\.5421: uses a where b belongs/);
    await workbench.statusItem('Gradients: 3 right, 1 wrong').waitFor();
    const text = await workbench.hoverAt(5, 1, /gradient of y 0\.180/);
    assert.match(text, /Tug x by /);
    assert.match(text, /dx = \(1 - y \* y\) \* dy/);
    assert.match(await workbench.problems(/da is 0\.09035/), /uses a where b belongs/);
    await workbench.goTo(10, 6);
    await workbench.quickFixes('Change to "da = b * dx"');
    await workbench.fix('Change to "da = b * dx"');
    await workbench.waitForPaint(10, /^\u2713 -0\.5421/);
    await workbench.press('Control+Z');
    await workbench.waitForPaint(10, /^\u2717/);
  });

  it('is verified, described, and drawn in the panel, which loads Python when it meets it', async () => {
    // In a window that a test has left, the page may begin with what it showed there, and load Python for it.
    const workbench = await Workbench.open(
      { 'one.py': circuit, 'two.js': 'var a = 2;\nvar x = a * 3;\n// @output x\n' },
      { fresh: true },
    );
    await workbench.openFile('two.js');
    const panel = await Panel.show(workbench);
    await panel.node('x').waitFor();
    const scripts = panel.locator('script[src*="python.js"]');
    assert.equal(await scripts.count(), 0);
    await workbench.openFile('one.py');
    await panel.node('y').waitFor();
    assert.equal(await scripts.count(), 1);
    await panel.locator('[data-node][data-name="a"][data-verdict="wrong"]').waitFor();
    await workbench.goTo(10, 6);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(/^Line 10: Wrong: da is 0\.09035.*uses a where b belongs/m);
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.report.locator('h1', { hasText: 'one.py' }).waitFor();
    await workbench.report.locator('code', { hasText: 'da = b * dx' }).first().waitFor();
  });

  it('takes numbers from comments and from people, and gets another output and a pass in its own words', async () => {
    const workbench = await Workbench.open({
      'one.py': 'from math import tanh\n# @input a = 2\n# @output y\nx = a * b\ny = tanh(x)\n',
    });
    await workbench.waitForPaint(4, /b \u2248 /);
    await workbench.goTo(4, 9);
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.answer('0.25');
    await workbench.waitForPaint(4, /b = 0\.25.*x = 0\.5/);
    await workbench.waitForPaint(5, /^y = 0\.4621/);
    await workbench.runCommand('Backprop: Choose Output...');
    await workbench.input.pick('x');
    await workbench.waitForPaint(4, /x = 0\.5 \u00b7 .*dx = 1$/);
    await workbench.runCommand('Backprop: Choose Output...');
    await workbench.input.pick('Leave it to the file');
    await workbench.waitForPaint(4, /x = 0\.5 \u00b7 .*dx = 0\.7864$/);
    await workbench.goTo(5);
    await workbench.runCommand('Backprop: Write Backward Pass');
    await workbench.waitForPaint(6, '\u2713 1');
    const lines = (await workbench.lines()).map(({ source }) => source);
    assert.deepEqual(lines.slice(5, 7), ['dy = 1', 'dx = (1 - y * y) * dy']);
    assert.deepEqual(lines.slice(7, 9).sort(), ['da = b * dx', 'db = a * dx']);
  });

  it('is silent where there is no circuit, in the status bar too', async () => {
    const workbench = await Workbench.open({
      'one.py': circuit,
      'plain.py':
        'import os\n\nport = 3000\nprint(os.getcwd(), port)\n\n\nclass Server:\n    def run(self):\n        self.port = port + 1\n',
    });
    await workbench.statusItem('Gradients: 3 right, 1 wrong').waitFor();
    await workbench.openFile('plain.py');
    await workbench.statusItem('Gradients').waitFor({ state: 'detached' });
    assert.deepEqual(
      (await workbench.lines()).flatMap(({ pieces }) => pieces),
      [],
    );
    await workbench.runCommand('Backprop: Toggle Inline Gradients');
    await workbench.statusItem('Gradients on').waitFor();
  });

  it('loses a statement that is half typed, and no other', async () => {
    const workbench = await Workbench.open({ 'one.py': 'a = 2\nx = a * 3\ny = x + a\nz = y * x\n' });
    await workbench.waitForPaint(4, /^z = 48/);
    await workbench.goTo(3, 10);
    await workbench.type(' * (');
    await workbench.waitForPaint(3, '');
    await workbench.waitForPaint(2, /^x = 6/);
    await workbench.type('a)');
    await workbench.waitForPaint(4, /^z = 60/);
  });

  it('shows in a worker, too', async () => {
    const workbench = await Workbench.open({ 'one.py': circuit }, { host: 'worker' });
    await workbench.waitForPaint(5, /x = -1\.5/);
  });
});
