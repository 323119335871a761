/* A sample of the programs in test/judged with one mistake each, in gradients that are judged without it. */
import assert from 'node:assert/strict';
import { isJudged, judgedIn, measured, measures, type Result } from '../judged/measure';
import { mutantsOf } from '../judged/mutants';
import { Oracle } from '../judged/oracle';
import { readJudged } from '../judged/program';
import { randomNumbers } from '../judged/runs';
import { hasPython } from '../python/process';

/** More of everything on request: BACKPROP_LENS_RUNS=10. */
const runs = Number(process.env.BACKPROP_LENS_RUNS ?? '1');
const every = Math.max(1, 40 / runs);

describe('passes in loops, members and pairs with one mistake', () => {
  const results: Result[] = [];

  before(function () {
    this.timeout(900_000 * runs);
    const random = randomNumbers(17);
    const folders = hasPython ? ['javascript', 'python'] : ['javascript'];
    for (const program of folders.flatMap((folder) => readJudged(`test/judged/${folder}`))) {
      const some = mutantsOf(program).filter(() => random() * every < 1);
      if (some.length === 0) continue;
      const judged = new Set(judgedIn(program));
      const own = some.filter((mutant) => isJudged(mutant, judged));
      if (own.length > 0) results.push(...measured(own, new Oracle(program)));
    }
  });

  const wanted = { detected: 0.7, blamed: 0.6, explained: 0.45, mended: 0.45 };
  const titles = {
    detected: 'sees the mistakes',
    blamed: 'blames the line with the mistake and no other',
    explained: 'says what the mistake is',
    mended: 'mends it with one fix, after which real runs give the right gradients',
  };
  for (const name of measures)
    it(titles[name], () => {
      const failures = results.filter((result) => !result[name]);
      const told = failures.map(({ mutant, said }) => `${mutant.program.file} ${mutant.what}: ${said}`);
      assert.ok(results.length > 10 && 1 - failures.length / results.length >= wanted[name], told.join('\n'));
    });
});
