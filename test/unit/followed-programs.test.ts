/* Programs as people write them, with loops, classes and closures: what is shown of them is what they compute. */
import assert from 'node:assert/strict';
import { programsIn, shareOf } from '../followed/share';
import { check, noCount } from '../followed/truth';
import { hasPython } from '../python/process';

/** How many in a hundred of the forward lines show a number, at least. */
const least = 90;

describe('programs that are followed', () => {
  for (const folder of ['test/followed/javascript', 'test/followed/python']) {
    if (folder.endsWith('python') && !hasPython) continue;
    const total = { lines: 0, shown: 0 };
    for (const [file, program] of programsIn(folder))
      it(`${file} shows no number that it does not compute`, () => {
        const { lines, shown } = shareOf(program);
        assert.ok(lines >= 4, `only ${lines} lines assign numbers`);
        total.lines += lines;
        total.shown += shown;
        check(program, noCount());
      });
    it(`show numbers at most lines, in ${folder}`, () =>
      assert.ok(total.shown >= (least / 100) * total.lines, JSON.stringify(total)));
  }
});
