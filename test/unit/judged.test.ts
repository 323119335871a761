/* What verification says of the programs in test/judged that are right, and of those that have no pass. */
import assert from 'node:assert/strict';
import { judgingOf } from '../judged/measure';
import { readJudged } from '../judged/program';
import { readSilent, saidOf } from '../judged/silent';

describe('passes in loops, members, pairs and training loops that are right', () => {
  for (const program of [...readJudged('test/judged/javascript'), ...readJudged('test/judged/python')])
    it(`nothing in ${program.file} is called wrong`, () => {
      assert.deepEqual(judgingOf(program).accusations, []);
    });
});

describe('loops, members and functions without a pass whose names look like gradients', () => {
  for (const program of readSilent())
    it(`nothing is said of ${program.file}`, () => {
      assert.deepEqual(saidOf(program), []);
    });
});
