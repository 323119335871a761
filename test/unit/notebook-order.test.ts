/* Notebooks whose cells ran in another order than they stand in: nobody is accused of what that may have done. */
import assert from 'node:assert/strict';
import { notebook, type Report } from './notebooks';
import { Folder } from './terminal';

describe('a notebook whose cells ran in another order', () => {
  const folders: Folder[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });
  const reportOn = async (
    ...runs: readonly (readonly [run: number | null, text: string])[]
  ): Promise<Report> => {
    const cells = runs.map(([run, text]) => ({ text, ...(run !== null && { run }) }));
    const folder = new Folder({ 'n.ipynb': notebook(cells) });
    folders.push(folder);
    return JSON.parse((await folder.run('analyze', '--json', 'n.ipynb')).out);
  };
  const verdictsOf = ({ circuits }: Report) =>
    circuits.flatMap(({ handwritten }) => handwritten.map(({ name, verdict }) => `${name} ${verdict}`));
  const forward = 'x = a * b';
  const pass = 'dx = 1\nda = a * dx\ndb = a * dx';

  it('accuses nobody of a pass that depends on it, and says in a note which cells', async () => {
    const report = await reportOn([4, 'a = 2\nb = 3'], [5, forward], [3, pass]);
    assert.deepEqual(verdictsOf(report), ['dx exact', 'da uncertain', 'db exact']);
    const [{ reason, edits }] = report.circuits[0].handwritten.filter(
      ({ verdict }) => verdict === 'uncertain',
    );
    assert.equal(edits, undefined);
    assert.match(reason ?? '', /^Cell 3 ran before cell 1, and a is in both: run the cells from the top/);
    assert.deepEqual(
      report.notes.map(({ cell, line, message }) => [cell, line, message.slice(0, 44)]),
      [[2, 1, 'Cell 3 ran before cell 1, and a is in both: ']],
    );
  });

  it('accuses nobody where a variable was set again below what reads it, and ran before', async () => {
    assert(
      !verdictsOf(await reportOn([1, 'a = 2\nb = 3'], [4, `${forward}\n${pass}`], [2, 'a = 9'])).includes(
        'da wrong',
      ),
    );
  });

  it('is judged where it makes no difference', async () => {
    for (const runs of [
      [1, 2, 3, 4],
      [null, null, null, null],
      // Which of the inputs came first is all the same.
      [2, 1, 3, 4],
      // The last one is a part of no circuit.
      [5, 6, 7, 1],
      // Runs begin at 1 again with every kernel; one that has not run says nothing.
      [3, null, 7, 9],
    ]) {
      const texts = ['a = 2', 'b = 3', `${forward}\n${pass}`, 'q = 4'];
      const report = await reportOn(...texts.map((text, i) => [runs[i], text] as const));
      assert.deepEqual(verdictsOf(report), ['dx exact', 'da wrong', 'db exact'], runs.join());
      assert.deepEqual(report.notes, []);
    }
  });
});
