/*
 * No number that is shown of Python that is followed (loops, lists, dicts, closures, classes, calls) is ever wrong: each is
 * held against real Python, and each gradient against what a small change does there.
 */
import { programs } from '../followed/generated-python';
import { holdSound } from '../followed/soundness';
import { hasPython } from '../python/process';

/**
 * How many numbers a program must be compared in, at least, on average; else this would prove nothing. RAISE THEM as
 * more is followed.
 */
const least = { values: 9, gradients: 4, inFunctions: 1.2, repeated: 1.2, parts: 0.3 };

describe('never a wrong number in followed Python', function () {
  this.timeout(0);

  if (!hasPython) return;

  it('in programs that nobody has run before', () => {
    holdSound(programs, 100, ({ failed }) => failed === null, least);
  });
});
