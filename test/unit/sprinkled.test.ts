/* Programs with comments between all of their words. What they compute is told by real JavaScript, without the comments. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { measure } from '../mutation/measure';
import { isParsed, mutantsOf } from '../mutation/mutate';
import { type Program, readPrograms } from '../mutation/program';
import { randomNumbers } from '../mutation/rewrite';
import { bare, sprinkled } from '../mutation/sprinkle';
import { analyze } from './analyze';

const programs = [...readPrograms('test/mutation/programs'), ...readPrograms('test/mutation/heldout')];

/** More of everything on request: BACKPROP_LENS_RUNS=10. */
const runs = Number(process.env.BACKPROP_LENS_RUNS ?? '1');

function told({ language }: Program, source: string): string[] {
  const verdicts = verify(analyze(source, { language })).flatMap((each) => each.verdicts);
  return verdicts.map(({ name, judgement }) => `${name} ${judgement}`);
}

describe('comments between all words of a program', function () {
  this.timeout(600_000);
  const random = randomNumbers(11);

  it('change no verdict on a correct pass', () => {
    for (const [k, program] of programs.entries()) {
      if (runs === 1 && k % 3 !== 0) continue;
      const source = sprinkled(program.source, program.language, random);
      assert.ok(program.isSame(bare(source, program.language)), source);
      assert.deepEqual(told(program, source), told(program, program.source), source);
    }
  });

  it('do not lead the fix of a mistake astray', () => {
    const every = Math.max(1, Math.round(220 / runs));
    let count = 0;
    let mended = 0;
    for (const program of programs) {
      for (const mutant of mutantsOf(program)) {
        if (count++ % every !== 0 || !isParsed(mutant) || !measure(mutant)?.mended) continue;
        const source = sprinkled(mutant.source, program.language, random, 2);
        const isSame = (text: string) => program.isSame(bare(text, program.language));
        const result = measure({ ...mutant, source, program: { ...program, isSame } });
        assert.ok(result?.mended, `${program.file}: ${mutant.what}\n${result?.said}\n${source}`);
        mended++;
      }
    }
    // Else this would prove nothing.
    assert.ok(mended > 30, String(mended));
  });
});
