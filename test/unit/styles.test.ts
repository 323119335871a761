/* Verification of passes in all the ways in which people write them. */
import assert from 'node:assert/strict';
import { measure, measures, type Result } from '../mutation/measure';
import { isParsed, mutantsOf } from '../mutation/mutate';
import { readPrograms } from '../mutation/program';
import { randomNumbers } from '../mutation/rewrite';
import { isFaithful, type Styled, styled, styles } from '../mutation/styles/all';
import type { Style } from '../mutation/styles/style';
import { receive, shortfalls } from '../mutation/styling';

const random = randomNumbers(5);
/** The programs in an order of no meaning, so that neighbours are unlike. */
const programs = [...readPrograms('test/mutation/programs'), ...readPrograms('test/mutation/heldout')]
  .map((program) => ({ program, order: random() }))
  .sort((one, other) => one.order - other.order)
  .map(({ program }) => program);

/** More of everything on request: BACKPROP_LENS_RUNS=10. */
const runs = Number(process.env.BACKPROP_LENS_RUNS ?? '1');
const wanted = Math.round(3 * runs);

/** Families of styles that are written before verification takes them: only that they mean the same is tested. */
const ahead = ['no seed', 'no loss'];

const isAhead = ({ name }: Style) => ahead.some((family) => name.startsWith(`${family}: `));

/** Some programs that a style applies to, others for the next. */
function someOf(style: Style, k: number): Styled[] {
  const some: Styled[] = [];
  for (let n = 0; n < programs.length && some.length < wanted; n++) {
    const each = styled(programs[(5 * k + 31 * n) % programs.length], style);
    if (each) some.push(each);
  }
  return some;
}

const sample = styles.map((style, k) => ({ style, some: someOf(style, k) }));
const taken = sample.filter(({ style }) => !isAhead(style));

describe('correct passes in all styles', () => {
  for (const { style, some } of sample)
    it(`means the same in the style "${style.name}"`, () => {
      for (const each of some)
        assert.ok(isFaithful(each), `The style changes what the program means:\n${each.source}`);
    });

  for (const { style, some } of taken)
    it(`finds nothing wrong in the style "${style.name}"`, () => {
      for (const each of some) {
        const { said } = receive(each);
        for (const shortfall of shortfalls)
          assert.deepEqual(said[shortfall], [], `${shortfall}:\n${each.source}`);
      }
    });

  it('has programs for every style', () => {
    assert.deepEqual(
      sample.filter(({ some }) => some.length === 0),
      [],
    );
  });
});

describe('mistakes in all styles', () => {
  const results: Result[] = [];

  before(function () {
    this.timeout(600_000);
    let count = 0;
    for (const { program } of taken.flatMap(({ some }) => some)) {
      const mutants = mutantsOf(program).filter(
        // A wrong name at the left is measured with the programs as they are.
        (mutant) =>
          mutant.kind !== 'name swapped' && count++ % Math.round(400 / runs) === 0 && isParsed(mutant),
      );
      results.push(...mutants.flatMap((mutant) => measure(mutant) ?? []));
    }
  });

  const least = { detected: 0.995, blamed: 0.985, explained: 0.95, mended: 0.98 };
  const titles = {
    detected: 'sees them',
    blamed: 'blames the line with the mistake and no other',
    explained: 'says what the mistake is',
    mended: 'mends it with one fix',
  };
  for (const name of measures)
    it(`${titles[name]}, in at least ${100 * least[name]} of 100`, () => {
      const failures = results.filter((result) => !result[name]);
      const told = failures.map(
        ({ mutant, said }) => `${mutant.program.file} ${mutant.what}: ${said}\n${mutant.source}`,
      );
      assert.ok(1 - failures.length / results.length >= least[name], told.join('\n'));
    });
});
