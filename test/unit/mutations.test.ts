/* Verification of correct passes, and of those with one mistake, for the programs in test/mutation. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { measure, measures, type Result } from '../mutation/measure';
import { isParsed, mutantsOf } from '../mutation/mutate';
import { type Program, readPrograms } from '../mutation/program';
import { randomNumbers, rewritten } from '../mutation/rewrite';
import { analyze } from './analyze';

const programs = [...readPrograms('test/mutation/programs'), ...readPrograms('test/mutation/heldout')];

/** More of everything on request: BACKPROP_LENS_RUNS=10. */
const runs = Number(process.env.BACKPROP_LENS_RUNS ?? '1');

/** What is said against a program that is right. */
function objections({ language }: Program, source: string): string[] {
  const found = verify(analyze(source, { language })).flatMap(({ verdicts }) => verdicts);
  if (found.length === 0) return ['no pass was found'];
  return found
    .filter(({ judgement }) => !/^(exact|correct|approximate)$/.test(judgement))
    .map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`);
}

describe('verification of correct passes', () => {
  for (const program of programs)
    it(`finds nothing wrong in ${program.file}`, () => {
      assert.deepEqual(objections(program, program.source), []);
      assert.ok(program.parts.every(({ assigned }) => assigned.length > 0));
    });

  it('finds nothing wrong in them when they are written in another form', () => {
    const random = randomNumbers(5);
    for (let k = 0; k < 120 * runs; k++) {
      const program = programs[k % programs.length];
      const source = rewritten(program, random);
      if (!program.isSame(source)) continue;
      assert.deepEqual(objections(program, source), [], source);
    }
  });
});

describe('verification of passes with one mistake', () => {
  const every = Math.max(1, Math.round(36 / runs));
  const results: Result[] = [];

  before(function () {
    this.timeout(600_000);
    for (const program of programs) {
      const some = mutantsOf(program).filter((mutant, k) => k % every === 0 && isParsed(mutant));
      results.push(...some.flatMap((mutant) => measure(mutant) ?? []));
    }
  });

  const wanted = { detected: 1, blamed: 0.98, explained: 0.9, mended: 0.98 };
  /** Two gradients are off by it, and what reads them: harder to tell from other mistakes. */
  const wantedOfNames = { detected: 0.9, blamed: 0.8, explained: 0.75, mended: 0.75 };
  const isName = ({ mutant }: Result) => mutant.kind === 'name swapped';
  const titles = {
    detected: 'sees every mistake',
    blamed: 'blames the line with the mistake and no other',
    explained: 'says what the mistake is',
    mended: 'mends it with one fix',
  };
  const check = (name: (typeof measures)[number], some: readonly Result[], share: number) => {
    const failures = some.filter((result) => !result[name]);
    const told = failures.map(({ mutant, said }) => `${mutant.program.file} ${mutant.what}: ${said}`);
    assert.ok(some.length > 10 && 1 - failures.length / some.length >= share, told.join('\n'));
  };
  for (const name of measures) {
    it(titles[name], () => {
      const others = results.filter((result) => !isName(result));
      check(name, others, wanted[name]);
    });

    it(`${titles[name]} where that is a name at the left`, () => {
      check(name, results.filter(isName), wantedOfNames[name]);
    });
  }
});
