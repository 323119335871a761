/* Holds what is shown of generated programs against what they really compute. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runs } from '../unit/oracle';
import type { Followable } from './runs';
import { type Count, check, noCount } from './truth';

/**
 * Fails where a number is wrong, where too few programs come to their end, or where a program is compared in fewer
 * numbers, on average, than `least` says: the test would prove nothing.
 */
export function holdSound<P extends Followable>(
  programs: fc.Arbitrary<P>,
  howMany: number,
  hasEnded: (program: P) => boolean,
  least: Partial<Count>,
): void {
  const count = noCount();
  let ended = 0;
  fc.assert(
    fc.property(programs, (program) => {
      program.run();
      if (hasEnded(program)) ended++;
      check(program, count);
    }),
    runs(howMany),
  );
  const message = JSON.stringify(count);
  assert.ok(ended > count.programs / 2, `${ended} of ${count.programs} programs end`);
  for (const [name, each] of Object.entries(least))
    assert.ok(count[name as keyof Count] >= each * count.programs, message);
}
