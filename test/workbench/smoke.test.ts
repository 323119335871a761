/* Whether the packaged extension starts at all, also in a browser's host. */
import assert from 'node:assert/strict';
import { Workbench } from './driver';

const circuit = 'var a = 2;\nvar b = 3;\nvar x = a * b;\nvar da = b * dx;\nvar db = a * dx;\n';

describe('the workbench', () => {
  it('shows a JavaScript file', async () => {
    const workbench = await Workbench.open({ 'one.js': circuit });
    const sources = (await workbench.lines()).map(({ source }) => source);
    assert.deepEqual(sources, circuit.split('\n'));
    await workbench.screenshot('smoke');
  });
});

describe('without Node, in a worker', () => {
  it('shows values and gradients', async () => {
    const workbench = await Workbench.open({ 'one.js': circuit }, { host: 'worker' });
    await workbench.waitForPaint(3, /x = 6/);
  });
});
