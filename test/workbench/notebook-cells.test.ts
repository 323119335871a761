/* What becomes of a notebook's cells: they are split, empty, of other languages, in two notebooks or views, and run out of order. */
import assert from 'node:assert/strict';
import { notebook as fileOf } from '../unit/notebooks';
import { NotebookWindow } from './notebook';
import { Panel } from './panel';

const forward = 'x = a * b';
const wrong = 'dx = 1\nda = a * dx\ndb = a * dx';
const python = { language: 'python', size: { width: 1200, height: 1000 } };

describe('the cells of a notebook', () => {
  it('count with all others, but are a program without text, magics and other languages', async () => {
    const notebook = await NotebookWindow.open(
      [
        { type: 'markdown', text: 'a = 7' },
        '',
        '%matplotlib inline\n!echo a = 8\na = 2\nb = -3',
        '%%bash\na=9',
        { text: 'let a = 10', language: 'javascript' },
        { type: 'raw', text: 'a = 11' },
        `${forward}\n%timeit x\n${wrong}`,
      ],
      python,
    );
    const { workbench } = notebook;
    await notebook.waitForPaint(forward, 1, /^x = -6/);
    await notebook.waitForPaint(forward, 4, /^\u2717 2, should be -3/);
    await notebook.waitForPaint('%%bash', 2, '');
    await notebook.waitForPaint('let a', 1, '');
    await notebook.waitForPaint('!echo', 2, '');
    await notebook.waitForPaint('!echo', 3, /da = -3/);
    await notebook.enter(forward, 4);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(/^Line 4 of cell 7: Wrong: da is 2, should be -3/m);
  });

  it('go on where one is split in two, and leave where one gets another language', async () => {
    const notebook = await NotebookWindow.open(['a = 2\nb = -3', `${forward}\n${wrong}`], python);
    const { workbench } = notebook;
    await notebook.waitForPaint(forward, 3, /^\u2717 2, should be -3/);
    await notebook.enter(forward, 1);
    await workbench.runCommand('Notebook: Split Cell');
    await notebook.waitForPaint('dx = 1', 2, /^\u2717 2, should be -3/);
    await notebook.enter('dx = 1', 2);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(/^Line \d of cell 3: Wrong: da is 2/m);
    await notebook.enter('dx = 1', 2);
    await workbench.runCommand('Notebook: Change Cell Language');
    await workbench.input.answer('JavaScript');
    await notebook.waitForPaint('dx = 1', 2, '');
    await notebook.waitForPaint(forward, 1, /^x = -6/);
  });

  it('are of their own notebook alone, and bring both views of it up to date', async () => {
    const notebook = await NotebookWindow.open(['a = 2\nb = -3', `${forward}\n${wrong}`], {
      ...python,
      size: { width: 1500, height: 800 },
    });
    const { workbench } = notebook;
    await notebook.waitForPaint(forward, 1, /^x = -6/);
    workbench.addFiles({ 'other.ipynb': fileOf(['a = 4\nb = 5', `${forward}\n${wrong}`], 'python') });
    await notebook.show('other.ipynb');
    await notebook.waitForPaint(forward, 1, /^x = 20/);
    await notebook.enter('a = 4', 2);
    await workbench.type('0');
    await notebook.waitForPaint(forward, 1, /^x = 200/);
    await notebook.show('lesson.ipynb');
    await notebook.waitForPaint(forward, 1, /^x = -6/);
    await workbench.runCommand('View: Split Editor');
    for (const view of [0, 1]) await notebook.waitForPaint(forward, 1, /^x = -6/, view);
    await notebook.enter('a = 2', 2);
    await workbench.type('0');
    for (const view of [0, 1]) await notebook.waitForPaint(forward, 1, /^x = -60/, view);
    for (const view of [0, 1]) await notebook.waitForPaint(forward, 3, /^\u2717 2, should be -30/, view);
  });

  it('are accused of nothing that hangs on the order in which they ran, and say so', async () => {
    const notebook = await NotebookWindow.open(
      [
        { text: 'a = 2\nb = -3', run: 4 },
        { text: forward, run: 5 },
        { text: wrong, run: 3 },
      ],
      python,
    );
    const { workbench } = notebook;
    await notebook.waitForPaint(wrong.split('\n')[0], 2, /^\? /);
    const text = await notebook.hover('dx = 1', 'da', /ran before/);
    assert.match(text, /Cell 3 ran before cell 1/);
    assert.doesNotMatch(text, /should be|belongs/);
    await notebook.enter('dx = 1', 2);
    await workbench.runCommand('Backprop: Describe This Line');
    await workbench.notification(/Cell 3 ran before cell 1, and a is in both: run the cells from the top/);
  });

  it('take numbers for their inputs, and another output', async () => {
    const notebook = await NotebookWindow.open(['# @output y\nx = a * 2', 'y = x * x'], python);
    const { workbench } = notebook;
    await notebook.waitForPaint('x = a', 2, /a \u2248 .*x \u2248 /);
    await notebook.enter('x = a', 2);
    for (let i = 0; i < 4; i++) await workbench.press('ArrowLeft');
    await workbench.runCommand('Backprop: Set Input Value...');
    await workbench.input.answer('3');
    await notebook.waitForPaint('y = x', 1, 'y = 36 \u00b7 dy = 1');
    await notebook.waitForPaint('x = a', 2, 'a = 3, x = 6 \u00b7 da = 24, dx = 12');
    await notebook.enter('y = x', 1);
    await workbench.runCommand('Backprop: Choose Output...');
    await workbench.input.pick('x');
    await notebook.waitForPaint('x = a', 2, 'a = 3, x = 6 \u00b7 da = 2, dx = 1');
  });

  it('are drawn in the panel, which follows edits, cells and notebooks; the status item too', async () => {
    const notebook = await NotebookWindow.open(['a = 2\nb = -3', `${forward}\n${wrong}`], python);
    const { workbench } = notebook;
    await notebook.waitForPaint(forward, 3, /^\u2717/);
    await workbench.statusItem(/Gradients: .*1 wrong/).waitFor();
    const panel = await Panel.show(workbench);
    await panel.drawing('x');
    await panel.locator('[data-node][data-name="a"][data-verdict="wrong"]').waitFor();
    await notebook.enter('b = -3', 2);
    await workbench.type('0');
    await panel.locator('[data-node][data-name="x"][data-value="-60"]').waitFor();
    await panel.enter('a', '5');
    await notebook.waitForPaint(forward, 1, /^x = -150/);
    await panel.button('Write to file').click();
    await notebook.waitForPaint('a = 5', 1, /^da = -30/);
    workbench.addFiles({ 'plain.ipynb': fileOf(['import os\nprint(os.getcwd())'], 'python') });
    await notebook.show('plain.ipynb');
    await panel.locator('.empty:not([hidden])').waitFor();
    await workbench.statusItem('Gradients').waitFor({ state: 'detached' });
    await notebook.show('lesson.ipynb');
    await panel.node('x').waitFor();
    await workbench.statusItem(/Gradients: .*1 wrong/).waitFor();
  });
});
