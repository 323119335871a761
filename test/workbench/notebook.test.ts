/* A notebook in the workbench: its cells are one program, and each shows what is its own. */
import { NotebookWindow } from './notebook';

const lesson = [
  { type: 'markdown', text: '# One neuron' },
  'let a = 2, b = -3',
  'let x = a * b',
  'let dx = 1\nlet da = a * dx\nlet db = a * dx',
];

describe('a notebook', () => {
  it('shows values, gradients and verdicts in its cells', async () => {
    const notebook = await NotebookWindow.open(lesson);
    await notebook.workbench.screenshot('notebook-open');
    await notebook.waitForPaint('let x', 1, /x = -6/);
  });
});
