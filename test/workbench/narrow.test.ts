/* Whether the first number of each line is seen where an editor has half of the window. */
import assert from 'node:assert/strict';
import { examples } from '../unit/examples';
import { ninja, otherChapters } from '../unit/guide-snippets';
import { Workbench } from './driver';
import { settled } from './options';
import type { FirstNumber } from './page';

/** The window of the measurement, tall enough to show a file whole; the report takes half of the editors' place. */
const size = { width: 1600, height: 1400 };

const guide = [...ninja, ...otherChapters].map(({ forward, backward }) => forward + backward).join('\n');
const exampleFiles = examples.flatMap(({ file, source }) =>
  file.endsWith('.ipynb') ? [] : [[file, source]],
);

const isSeen = ({ end, edge }: FirstNumber) => end <= edge;

function describeUnseen(all: readonly FirstNumber[]): string {
  const unseen = all.filter((each) => !isSeen(each));
  const lines = unseen.map(({ source, text, end, edge }) => `${Math.round(end - edge)} ${source} | ${text}`);
  return `${unseen.length} of ${all.length} not seen\n${lines.join('\n')}`;
}

/** A line of 200 columns between short ones, tabs, and a comment that goes on out of sight. */
const mixed = [
  'var a = 2, b = -3;',
  `var x = a * b${' + a * b'.repeat(22)};`,
  'var y = x * a;',
  'var z = y * b; // what a comment says that goes on and on until nobody can see its end',
  'function f(p, q) {',
  '\tvar r = p * q;',
  '\tvar s = r * r;',
  '\treturn s;',
  '}',
  '',
].join('\n');

const long = [
  'var a = 2;',
  'var x0 = a * 3;',
  ...Array.from({ length: 2000 }, (_, k) => `var x${k + 1} = x${k} * ${k % 3} + a;`),
].join('\n');

/** The first numbers of the file at hand, once they rest. */
function restingNumbers(workbench: Workbench): Promise<FirstNumber[]> {
  return settled(workbench.page, () => workbench.firstNumbers());
}

function assertSeen(all: readonly FirstNumber[], share: number): void {
  assert.ok(all.length > 0, 'There is no text.');
  assert.ok(all.filter(isSeen).length >= share * all.length, describeUnseen(all));
}

describe('in half of a window', () => {
  it('of 1600 pixels the first number of nine lines in ten is seen, in the guide and in the examples', async () => {
    const files = Object.fromEntries([['guide.js', guide], ...exampleFiles]);
    const workbench = await Workbench.open(files, { size, settings: { 'editor.minimap.enabled': true } });
    const measured: FirstNumber[][] = [];
    for (const name of Object.keys(files)) {
      await workbench.openFile(name);
      await workbench.statusItem(/Gradients( on|:)/).waitFor();
      if (measured.length === 0) {
        await workbench.runCommand('Backprop: Verify Backprop');
        await workbench.report.getByText('gradients right').first().waitFor();
        await workbench.focusEditor();
      }
      measured.push(await restingNumbers(workbench));
      await workbench.screenshot(`narrow-${name}`);
    }
    const [inGuide, ...inExamples] = measured;
    assertSeen(inGuide, 0.9);
    assertSeen(inExamples.flat(), 0.9);
  });

  it('a very long line, tabs and long comments push no text out of sight', async () => {
    const workbench = await Workbench.open({ 'mixed.js': mixed }, { size: { width: 1600, height: 700 } });
    await workbench.runCommand('View: Split Editor');
    await workbench.waitForPaint(3, /^y = /);
    const found = await restingNumbers(workbench);
    await workbench.screenshot('narrow-mixed');
    assert.deepEqual(
      found.filter((each) => !isSeen(each)).map(({ source }) => source.length),
      [mixed.split('\n')[1].length],
    );
  });

  it('with word wrap, each text stands behind the end of its line, also of a very long one', async () => {
    const workbench = await Workbench.open(
      { 'mixed.js': mixed },
      { size: { width: 1600, height: 700 }, settings: { 'editor.wordWrap': 'on' } },
    );
    await workbench.runCommand('View: Split Editor');
    await workbench.waitForPaint(3, /^y = /);
    const found = await restingNumbers(workbench);
    await workbench.screenshot('narrow-wrapped');
    assertSeen(found, 1);
    assert.ok(
      found.some(({ text }) => text.startsWith('= -138')),
      JSON.stringify(found),
    );
  });

  it('at the end of a file of two thousand lines as at its beginning', async () => {
    const workbench = await Workbench.open({ 'long.js': long }, { size: { width: 1600, height: 700 } });
    await workbench.runCommand('View: Split Editor');
    for (const line of [1, 1900]) {
      await workbench.goTo(line);
      await workbench.waitForPaint(line + 1, /\d/);
      assertSeen(await restingNumbers(workbench), 1);
    }
  });
});
