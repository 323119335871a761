/* The programs in test/judged are right: real JavaScript and real Python say so, by derivatives that are measured. */
import assert from 'node:assert/strict';
import { Oracle } from '../judged/oracle';
import { readJudged } from '../judged/program';
import { hasPython } from '../python/process';

describe('programs whose backward passes are known to be right', () => {
  const all = [...readJudged('test/judged/javascript'), ...readJudged('test/judged/python')];
  const programs = all.filter(({ language }) => language !== 'python' || hasPython);

  for (const program of programs) {
    it(`measured derivatives say so of ${program.file}`, () => {
      assert.deepEqual(new Oracle(program).faults, []);
    });

    it(`marks what begins a gradient of ${program.file} only where lines make it`, () => {
      assert.ok(program.gradients.length > 0);
      assert.deepEqual(program.strays, []);
    });
  }
});
