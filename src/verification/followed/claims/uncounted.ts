/*
 * Loops of which one round is followed, since nobody knows how many there are. What adds up in such a loop is that of one round;
 * where the loss adds up there, too, this says enough, and where that was made before it, it says nothing.
 */
import { nodesMaking } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import type { ClaimGroup } from './claim';

/** The nodes that one round of a loop has made. */
export interface UncountedLoop {
  readonly from: number;
  readonly to: number;
}

/** Whether a gradient adds up in a loop whose rounds are not known, and the output was there before. */
export function addsUpUncounted(
  { claims }: ClaimGroup,
  loops: readonly UncountedLoop[],
  heads: readonly number[],
  tape: Tape,
): boolean {
  const after = loops.filter(({ from }) => heads.every((head) => head < from));
  return after.some(({ from, to }) =>
    claims.some(({ states }) => {
      const first = states.findIndex(({ node }) => node >= from && node < to);
      if (first < 1) return false;
      return nodesMaking(tape, [states[first].node]).has(states[first - 1].node);
    }),
  );
}
