/*
 * No number that is shown of Python that is followed (loops, lists, dicts, closures, classes, calls) is ever wrong: each is
 * held against real Python, and each gradient against what a small change does there.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { programs } from '../followed/generated-python';
import { check, noCount } from '../followed/truth';
import { hasPython } from '../python/process';
import { runs } from './oracle';

/**
 * How many numbers a program must be compared in, at least, on average; else this would prove nothing. RAISE THEM as
 * more is followed.
 */
const least = { values: 9, gradients: 4, inFunctions: 0.7, repeated: 1.2, parts: 0.3 };

describe('never a wrong number in followed Python', function () {
  this.timeout(0);

  if (!hasPython) return;

  it('in programs that nobody has run before', () => {
    const count = noCount();
    let ended = 0;
    fc.assert(
      fc.property(programs, (program) => {
        program.run();
        if (program.failed === null) ended++;
        check(program, count);
      }),
      runs(100),
    );
    const message = JSON.stringify(count);
    assert.ok(ended > count.programs / 2, `${ended} of ${count.programs} programs end`);
    for (const [name, each] of Object.entries(least))
      assert.ok(count[name as keyof typeof least] >= each * count.programs, message);
  });
});
