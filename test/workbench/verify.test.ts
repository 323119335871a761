/* Verdicts in the workbench: at line ends, as problems, in the light bulb and in the report. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';
import { pictured } from './options';

/** A neuron whose dq has the wrong sign and whose da takes a for x. */
const wrong = `// A neuron: two inputs, two weights and a bias.
var a = 2, b = -3, c = -3;
var x = -1, y = -2;

// forward pass
var q = a * x + b * y + c;
var f = 1 / (1 + Math.exp(-q));

// backward pass
var df = 1;
var dq = f * (1 + f) * df;
var da = a * dq;
var dx = a * dq;
var db = y * dq;
var dy = b * dq;
`;

const themes = pictured([
  'Dark Modern',
  'Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
]);

/** The defaults of package.json as a browser says them. */
const colors = { right: 'rgb(15, 118, 110)', wrong: 'rgb(179, 18, 10)', inherited: 'rgb(107, 63, 196)' };

describe('verdicts', () => {
  it('stand at the ends of their lines, each in its color, with the mistake in words', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong });
    await workbench.waitForPaint(10, '\u2713 1');
    await workbench.waitForPaint(
      11,
      /^\u2717 1\.266, should be 0\.1966: the sign is wrong: f must be subtracted here/,
    );
    await workbench.waitForPaint(12, /^\u2717 2\.531, should be -0\.1966: uses a where x belongs/);
    await workbench.waitForPaint(13, /^\u2192 2\.531, should be 0\.3932: .*dq on line 11/);
    const colorAt = async (line: number) => (await workbench.pieces(line))[0].color;
    assert.deepEqual(
      [await colorAt(10), await colorAt(11), await colorAt(13)],
      [colors.right, colors.wrong, colors.inherited],
    );
  });

  it('follow every key, and nothing stale stays', async () => {
    const workbench = await Workbench.open({
      'one.js': 'var a = 2, b = 3;\nvar x = a * b;\nvar da = a * dx;\n',
    });
    await workbench.waitForPaint(3, /^\u2717 2, should be 3: uses a where b belongs/);
    await workbench.goTo(1, 10);
    const seen = await workbench.watch(3);
    await workbench.type('0');
    await workbench.waitForPaint(3, /^\u2717 20, should be 3: uses a where b belongs/);
    await workbench.goTo(3, 10);
    await workbench.press('Delete');
    await workbench.type('b');
    await workbench.waitForPaint(3, '\u2713 3');
    // Nothing old comes back: each is painted until the next is.
    const paints = (await seen()).map(({ painted }) => painted.trim());
    const begins = paints.flatMap(
      (painted) => /^(\u2717 \d+, should be 3|\u2713 3)/.exec(painted)?.[0] ?? [],
    );
    assert.deepEqual(
      begins.filter((begin, k) => begin !== begins[k - 1]),
      ['\u2717 2, should be 3', '\u2717 20, should be 3', '\u2713 3'],
    );
  });

  it('wait for a longest text like all else', async () => {
    const workbench = await Workbench.open(
      { 'neuron.js': wrong },
      { settings: { 'backpropLens.maxLength': 20, 'backpropLens.precision': 2 } },
    );
    await workbench.waitForPaint(11, /^\u2717 1\.3, should be 0\.\u2026$/);
  });

  it('are in the Problems view when wrong, and only then', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong });
    await workbench.waitForPaint(12, /uses a/);
    const problems = await workbench.problems(
      /dq is 1\.26551, should be 0\.196612: the sign is wrong: f must be subtracted here\./,
    );
    assert.match(problems, /da is 2\.5310\d+, should be -0\.196612: uses a where x belongs/);
    assert.doesNotMatch(problems, /d[xby] is \S+, should be/);
  });

  it('become right with a quick fix, in one step to undo', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong });
    await workbench.waitForPaint(12, /uses a/);
    await workbench.goTo(12, 5);
    const titles = await workbench.quickFixes('Change to "var da = x * dq"');
    assert.ok(titles.includes('Fix all in this backward pass'), titles.join('\n'));
    await workbench.screenshot('verify-quick-fix');
    await workbench.fix('Fix all in this backward pass');
    await workbench.waitForPaint(11, '\u2713 0.1966');
    await workbench.waitForPaint(12, '\u2713 -0.1966');
    await workbench.waitForPaint(15, '\u2713 -0.5898');
    await workbench.press('Control+Z');
    await workbench.waitForPaint(12, /^\u2717 .*uses a/);
    await workbench.waitForPaint(11, /^\u2717 .*sign/);
  });

  it('are in a hover on a gradient variable once, as the problem that VS Code shows there', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong });
    await workbench.waitForPaint(12, /uses a/);
    await workbench.problems(/da is 2\.5310\d+, should be/);
    const text = await workbench.hoverAt(12, 5, /da is 2\.5310\d+, should be -0\.196612[\s\S]*numerically/);
    assert.equal(text.match(/uses a where x belongs/g)?.length, 1, text);
    assert.equal(text.match(/should be/g)?.length, 1, text);
    assert.match(text, /numerically -0\.1966\d* \u00b1 /);
    await workbench.screenshot('verify-hover');
  });

  it('are in a hover in our own words where no problem says them', async () => {
    const workbench = await Workbench.open(
      { 'neuron.js': wrong },
      { settings: { 'backpropLens.problems': 'byCommand' } },
    );
    await workbench.waitForPaint(12, /uses a/);
    const text = await workbench.hoverAt(
      12,
      5,
      /\u2717 2\.53101, should be -0\.196612: uses a where x belongs/,
    );
    assert.equal(text.match(/should be/g)?.length, 1, text);
    await workbench.screenshot('verify-hover-alone');
  });
});

describe('Describe This Line', () => {
  for (const theme of themes) {
    it(`${theme}: says in one message what is wrong with the line at the cursor, and mends it`, async () => {
      const workbench = await Workbench.open({ 'neuron.js': wrong }, { theme });
      await workbench.waitForPaint(12, /uses a/);
      await workbench.goTo(12);
      await workbench.runCommand('Backprop: Describe This Line');
      await workbench.notification(
        /^Line 12: Wrong: da is 2\.53101, should be -0\.196612: uses a where x belongs: .*\. To mend it: change to "var da = x \* dq"\.$/m,
      );
      await workbench.screenshot(`describe-${theme.toLowerCase().replaceAll(' ', '-')}`);
      await workbench.page.locator('.notification-toast .monaco-button').getByText('Mend It').click();
      await workbench.waitForPaint(12, /^(?!.*uses a)/);
      assert.match((await workbench.lines())[11].source, /var da = x \* dq;/);
    });
  }

  it('leads from a line that is off because of another to that line', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong });
    await workbench.waitForPaint(13, /dq on line 11/);
    await workbench.goTo(13);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(
      /^Line 13: Off because of another line: dx is 2\.53101, should be 0\.393224: /m,
    );
    await workbench.page.locator('.notification-toast .monaco-button').getByText('Go to Line 11').click();
    const position = workbench.page.locator('[id="status.editor.selection"]');
    await position.getByText('Ln 11, Col 1', { exact: true }).waitFor();
  });

  it('says the numbers of a line of forward code', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong });
    await workbench.waitForPaint(6, /q = 1/);
    await workbench.goTo(6);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(/^Line 6: q is 1, and its gradient dq is 0\.196612, of f\.$/m);
  });
});

describe('the report of Verify Backprop', () => {
  for (const theme of themes) {
    it(`${theme}: inline marks, problems and the report`, async () => {
      const workbench = await Workbench.open(
        { 'neuron.js': wrong },
        { theme, size: { width: 1500, height: 860 } },
      );
      await workbench.waitForPaint(12, /uses a/);
      const name = theme.toLowerCase().replaceAll(' ', '-');
      await workbench.runCommand('Problems: Focus on Problems View');
      await workbench.page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
      await workbench.screenshot(`verify-inline-${name}`);
      await workbench.runCommand('View: Hide Panel');
      await workbench.focusEditor();
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.runCommand('Backprop: Verify Backprop');
      await workbench.report.getByText('2 wrong').waitFor();
      await workbench.page.mouse.move(300, 700);
      await workbench.screenshot(`verify-report-${name}`);
    });
  }

  it('names verdicts and numbers, leads to lines, and follows the file', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong }, { size: { width: 1500, height: 860 } });
    await workbench.waitForPaint(12, /uses a/);
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.notification(/1 of 6 gradients right, 2 wrong/);
    const { report } = workbench;
    const row = report.locator('tr.wrong').filter({ hasText: 'da' });
    assert.match(
      await row.innerText(),
      /12\s+da\s+\u2717 wrong\s+2\.53101\d+\s+-0\.196611\d+\s+-0\.196611\d+ \u00b1 /,
    );
    await row.getByRole('link').click();
    const position = workbench.page.locator('[id="status.editor.selection"]');
    await position.getByText('Ln 12, Col 1', { exact: true }).waitFor();
    await workbench.quickFixes('Fix all in this backward pass');
    await workbench.fix('Fix all in this backward pass');
    await report.getByText('6 of 6 gradients right').waitFor();
    await workbench.screenshot('verify-after');
  });
});

describe('Verify Backprop where more is asked for than is recognised', () => {
  it('takes gradients of several variables for a pass by their names alone, and says what it took for the seed', async () => {
    const source = 'const loss = (p - t) ** 2;\nconst dp = 3 * (p - t);\nconst dt = -2 * (p - t);\n';
    const workbench = await Workbench.open({ 'loss.js': source });
    await workbench.waitForPaint(1, /loss/);
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.notification(/1 of 2 gradients right, 1 wrong/);
    const { report } = workbench;
    await report.getByText('No line reads or sets dloss: it counts as 1.').waitFor();
    await report.locator('tr.wrong').filter({ hasText: 'dp' }).waitFor();
    await workbench.screenshot('verify-by-names');
  });

  it('looks at the functions that the selection touches alone', async () => {
    const product = (name: string, right: string) =>
      `function ${name}() {\n  var a = 2, b = 3, x = a * b;\n  var dx = 1;\n  var da = ${right} * dx;\n  return da;\n}\n`;
    const workbench = await Workbench.open({ 'two.js': product('first', 'a') + product('second', 'b') });
    await workbench.waitForPaint(4, /^\u2717/);
    await workbench.waitForPaint(10, /^\u2713/);
    await workbench.goTo(9, 1);
    await workbench.press('Shift+ArrowDown');
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.notification(/Verify Backprop: 2 of 2 gradients right/);
    await workbench.report.getByText('second').first().waitFor();
    assert.equal(await workbench.report.getByText('first').count(), 0);
  });
});

describe('without Node, in a worker', () => {
  it('verdicts and the report are there too', async () => {
    const workbench = await Workbench.open({ 'neuron.js': wrong }, { host: 'worker' });
    await workbench.waitForPaint(12, /uses a/);
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.report.getByText('2 wrong').waitFor();
  });
});
