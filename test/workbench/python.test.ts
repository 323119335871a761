/* Python in the editor and in the panel, which both load it with the first file in it. */
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
  it('shows in the editor, is verified and mended there, and drawn in the panel', async () => {
    const workbench = await Workbench.open({ 'one.py': circuit, 'two.js': 'var a = 2;\nvar x = a * 3;\n' });
    await workbench.openFile('one.py');
    await workbench.waitForPaint(5, /x = -1\.5/);
    await workbench.waitForPaint(10, /✗.*b belongs/);
    const panel = await Panel.show(workbench);
    await panel.node('x').waitFor();
    await panel.node('y').waitFor();
    await workbench.openFile('two.js');
    await workbench.waitForPaint(2, /x = 6/);
    await workbench.openFile('one.py');
    await workbench.goTo(10, 6);
    await workbench.quickFixes('Change to "da = b * dx"');
  });

  it('shows in a worker, too', async () => {
    const workbench = await Workbench.open({ 'one.py': circuit }, { host: 'worker' });
    await workbench.waitForPaint(5, /x = -1\.5/);
  });
});
