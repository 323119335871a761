/*
 * No number that is shown of code that is followed (loops, arrays, records, closures, classes, calls) is ever wrong: each
 * is held against real JavaScript, and each gradient against what a small change does there.
 */
import { programs } from '../followed/generated-javascript';
import { holdSound } from '../followed/soundness';

/**
 * How many numbers a program must be compared in, at least, on average; else this would prove nothing. RAISE THEM as
 * more is followed.
 */
const least = { values: 9, gradients: 2.5, inFunctions: 2.5, repeated: 0.8, parts: 0.15 };

describe('never a wrong number in followed code', function () {
  this.timeout(0);

  it('in programs that nobody has run before', () => {
    holdSound(programs, 150, ({ error }) => error === null, least);
  });
});
