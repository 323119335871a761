/*
 * No number that is shown of code that is followed (loops, arrays, records, closures, classes, calls) is ever wrong: each
 * is held against real JavaScript, and each gradient against what a small change does there.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { programs } from '../followed/generated-javascript';
import { check, noCount } from '../followed/truth';
import { runs } from './oracle';

/**
 * How many numbers a program must be compared in, at least, on average; else this would prove nothing. RAISE THEM as
 * more is followed.
 */
const least = { values: 9, gradients: 2.5, inFunctions: 1, repeated: 0.8, parts: 0.15 };

describe('never a wrong number in followed code', function () {
  this.timeout(0);

  it('in programs that nobody has run before', () => {
    const count = noCount();
    let ended = 0;
    fc.assert(
      fc.property(programs, (program) => {
        program.run();
        if (program.error === null) ended++;
        check(program, count);
      }),
      runs(150),
    );
    const message = JSON.stringify(count);
    assert.ok(ended > count.programs / 2, `${ended} of ${count.programs} programs end`);
    for (const [name, each] of Object.entries(least))
      assert.ok(count[name as keyof typeof least] >= each * count.programs, message);
  });
});
