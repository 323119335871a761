/* A notebook in the workbench: its cells are one program, and each shows what is its own. */
import assert from 'node:assert/strict';
import type { Theme } from './driver';
import { NotebookWindow } from './notebook';

const lesson = [
  { type: 'markdown', text: '# One neuron' },
  'import math',
  'a = 2\nb = -3',
  'x = a * b',
  'dx = 1\nda = a * dx\ndb = a * dx',
];

const right = ['let a = 2, b = -3', 'let x = a * b', 'let dx = 1\nlet da = b * dx\nlet db = a * dx'];
const wrong = right.with(2, 'let dx = 1\nlet da = a * dx\nlet db = a * dx');

describe('a notebook', () => {
  it('shows values, gradients and verdicts in its cells, and follows edits in all of them', async () => {
    const notebook = await NotebookWindow.open(lesson, { language: 'python' });
    await notebook.waitForPaint('x = a', 1, /^x = -6/);
    await notebook.waitForPaint('a = 2', 2, /db = 2/);
    await notebook.waitForPaint('dx = 1', 2, /^\u2717 2, should be -3: uses a where b belongs/);
    await notebook.enter('b = -3', 2);
    await notebook.workbench.type('0');
    await notebook.waitForPaint('x = a', 1, /^x = -60/);
    await notebook.waitForPaint('dx = 1', 2, /^\u2717 2, should be -30/);
    assert.match(await notebook.workbench.problems(/da is 2, should be -30/), /uses a where b belongs/);
  });

  it('says in hovers which line of which cell it speaks of, and goes there', async () => {
    const notebook = await NotebookWindow.open(right);
    await notebook.waitForPaint('let dx', 2, /^\u2713 -3/);
    const text = await notebook.hover('let a', 'a', /line 1 of cell 2/);
    assert.match(text, /value 2/);
    await notebook.workbench.page.locator('.monaco-hover:visible a', { hasText: 'line' }).first().click();
    await notebook.waitForFocus('let x');
  });

  it('mends a line in its cell, and undoes that', async () => {
    const notebook = await NotebookWindow.open(wrong);
    await notebook.waitForPaint('let dx', 2, /^\u2717 2, should be -3/);
    await notebook.hover('let dx', 'da', /a goes into x on line 1 of cell 2: its share is b \u00d7 dx/);
    await notebook.enter('let dx', 2);
    const [title] = await notebook.fixes('Change to "let da = b * dx"');
    await notebook.workbench.fix(title);
    await notebook.waitForPaint('let dx', 2, /^\u2713 -3/);
    await notebook.workbench.press('Control+Z');
    await notebook.waitForPaint('let dx', 2, /^\u2717 2, should be -3/);
  });

  it('mends what is wrong in several cells at once, and undoes that as one', async () => {
    const notebook = await NotebookWindow.open([
      ...right.slice(0, 2),
      'let dx = 1\nlet da = a * dx',
      'let db = b * dx',
    ]);
    const { workbench } = notebook;
    await notebook.waitForPaint('let db', 1, /^\u2717 -3, should be 2/);
    await notebook.enter('let dx', 2);
    await notebook.fixes('Fix all in this backward pass');
    await workbench.fix('Fix all in this backward pass');
    await notebook.waitForPaint('let dx', 2, /^\u2713 -3/);
    await notebook.waitForPaint('let db', 1, /^\u2713 2/);
    await workbench.press('Control+Z');
    await notebook.waitForPaint('let dx', 2, /^\u2717 2, should be -3/);
    await notebook.waitForPaint('let db', 1, /^\u2717 -3, should be 2/);
  });

  it('follows its cells where they are moved and deleted, and undone', async () => {
    const notebook = await NotebookWindow.open(['let b = 7', 'let a = 2', 'b = -3', 'let x = a * b']);
    const { workbench } = notebook;
    await notebook.waitForPaint('let x', 1, /^x = -6/);
    await notebook.enter('b = -3');
    await workbench.press('Escape');
    await workbench.press('Alt+ArrowDown');
    await notebook.waitForPaint('let x', 1, /^x = 14/);
    await workbench.press('Alt+ArrowUp');
    await notebook.waitForPaint('let x', 1, /^x = -6/);
    await workbench.runCommand('Notebook: Delete Cell');
    await notebook.waitForPaint('let x', 1, /^x = 14/);
    await workbench.press('Control+Z');
    await notebook.waitForPaint('let x', 1, /^x = -6/);
  });

  it('shows texts again in cells that were out of sight', async () => {
    const filler = Array.from({ length: 30 }, (_, i) => `let v${i} = x + ${i}`);
    const notebook = await NotebookWindow.open(['let a = 2', 'let x = a * a', ...filler]);
    const { workbench } = notebook;
    await notebook.waitForPaint('let x', 1, /^x = 4/);
    await notebook.enter('let x');
    await workbench.press('Escape');
    await workbench.press('Control+End');
    await notebook.waitForPaint('let v29', 1, /^v29 = 33/);
    await workbench.press('Control+Home');
    await notebook.waitForPaint('let x', 1, /^x = 4/);
  });

  it('is verified, described and written for from any of its cells', async () => {
    const notebook = await NotebookWindow.open(wrong);
    const { workbench } = notebook;
    await notebook.waitForPaint('let dx', 2, /^\u2717 2, should be -3/);
    await notebook.enter('let dx', 2);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(/^Line 2 of cell 3: Wrong: da is 2, should be -3/m);
    await workbench.runCommand('Backprop: Verify Backprop');
    await workbench.report.locator('h1', { hasText: 'lesson.ipynb' }).waitFor();
    await workbench.report.locator('a', { hasText: '3:2' }).click();
    await notebook.waitForFocus('let dx');
  });

  it('gets its backward pass written into the cell of its forward pass', async () => {
    const notebook = await NotebookWindow.open(['a = 2\nb = -3', 'x = a * b', 'print(x)'], {
      language: 'python',
    });
    await notebook.waitForPaint('x = a', 1, /^x = -6/);
    await notebook.enter('x = a');
    await notebook.workbench.runCommand('Backprop: Write Backward Pass');
    await notebook.waitForPaint('x = a', 3, /^\u2713 2/);
    assert.deepEqual((await notebook.texts()).at(1), 'x = a * b\ndx = 1\ndb = a * dx\nda = b * dx');
  });

  for (const theme of ['Dark Modern', 'Light Modern'] as Theme[])
    it(`can be read in ${theme}`, async () => {
      const notebook = await NotebookWindow.open(lesson, { language: 'python', theme });
      await notebook.waitForPaint('dx = 1', 2, /^\u2717 2, should be -3/);
      await notebook.workbench.runCommand('Backprop: Show Circuit');
      await notebook.workbench.page.waitForTimeout(1500);
      await notebook.workbench.screenshot(`notebook-${theme.split(' ')[0].toLowerCase()}`);
    });
});
