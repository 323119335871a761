import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { snippets } from '../unit/guide-snippets';
import { Workbench } from './driver';
import { settled } from './options';
import type { FirstNumber } from './page';

/** The window of the measurement, tall enough to show a file whole; the report takes half of the editors' place. */
const size = { width: 1600, height: 1400 };

const guide = snippets.map(({ forward, backward }) => forward + backward).join('\n');
const examples = readdirSync('examples').map((name) => [name, readFileSync(`examples/${name}`, 'utf8')]);

const isSeen = ({ end, edge }: FirstNumber) => end <= edge;

function describeUnseen(all: readonly FirstNumber[]): string {
  const unseen = all.filter((each) => !isSeen(each));
  const lines = unseen.map(({ source, text, end, edge }) => `${Math.round(end - edge)} ${source} | ${text}`);
  return `${unseen.length} of ${all.length} not seen\n${lines.join('\n')}`;
}

describe('in half of a window', () => {
  it('of 1600 pixels the first number of nine lines in ten is seen, in the guide and in the examples', async () => {
    const files = Object.fromEntries([['guide.js', guide], ...examples]);
    const workbench = await Workbench.open(files, { size, settings: { 'editor.minimap.enabled': true } });
    const measured: FirstNumber[][] = [];
    for (const name of Object.keys(files)) {
      await workbench.openFile(name);
      await workbench.statusItem('Gradients on').waitFor();
      if (measured.length === 0) {
        await workbench.runCommand('Backprop: Verify Backprop');
        await workbench.report.getByText('gradients right').first().waitFor();
        await workbench.focusEditor();
      }
      measured.push(await settled(workbench.page, () => workbench.firstNumbers()));
      await workbench.screenshot(`narrow-${name}`);
    }
    for (const [k, found] of measured.entries())
      console.log(Object.keys(files)[k], describeUnseen(found), found[0]);
    const [inGuide, ...inExamples] = measured;
    for (const all of [inGuide, inExamples.flat()])
      assert.ok(all.filter(isSeen).length >= 0.9 * all.length, describeUnseen(all));
  });
});
