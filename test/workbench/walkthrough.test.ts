/* The walkthrough for someone new. */
import { Workbench } from './driver';
import { NotebookWindow } from './notebook';
import { Panel } from './panel';

describe('Get Started with Backprop Lens', () => {
  it('has four steps whose actions do what they say', async () => {
    const workbench = await Workbench.open(
      { 'one.py': 'a = 1\n' },
      { size: { width: 1300, height: 820 }, settings: { 'notebook.lineNumbers': 'on' }, fresh: true },
    );
    await workbench.runCommand('View: Close All Editors');
    await workbench.input.open('F1', '>Welcome: Open Walkthrough...', 'Welcome: Open Walkthrough...');
    await workbench.input.pick('Get Started with Backprop Lens');
    const page = workbench.page.locator('.gettingStartedContainer');
    const step = (title: string) => page.locator('.getting-started-step').filter({ hasText: title });
    const act = async (title: string, action: string) => {
      await step(title).locator('.step-title').click();
      // The page takes the focus once more when the step has slid open, a quarter of a second later, and an editor's
      // hover would go. Timers of the page run in turn, however slow it is.
      await workbench.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      await step(title).getByText(action, { exact: true }).click();
    };
    const done = (title: string) =>
      step(title).locator('.complete.codicon:visible, .complete:visible').first().waitFor();

    await step('Open an example').waitFor();
    await act('Open an example', 'A Neuron in Python');
    await workbench.waitForPaint(11, /= 0\.75/, workbench.editors.first());
    await done('Open an example');
    await act('See the working', 'Show the Working');
    await workbench.page.locator('.monaco-hover:visible').getByText('intermediate').waitFor();
    await workbench.screenshot('walkthrough');
    await done('See the working');
    await act('Mend a wrong pass', 'A Wrong Pass in JavaScript');
    await workbench.page.locator('.editor-group-container .tab').filter({ hasText: 'Untitled-2' }).waitFor();
    await act('Mend a wrong pass', 'Verify Backprop');
    await workbench.notification(/Verify Backprop/);
    await done('Mend a wrong pass');
    await act('Play with the circuit', 'Show the Circuit');
    await (await Panel.find(workbench)).node('tray').waitFor();
    await done('Play with the circuit');
    await act('Open an example', 'A Notebook');
    await new NotebookWindow(workbench).waitForPaint('import numpy', 5, /dwater/);
    await workbench.screenshot('walkthrough-notebook');
  });
});
