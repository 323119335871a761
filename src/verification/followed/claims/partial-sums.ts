/*
 * Gradients that others of the same numbers are made of: in a cell that goes over time, what comes back from the next step is a
 * share of the gradient of a state, and is added to what comes from the step itself. Whether it is the right share only that
 * one tells; what stays to be judged is what nothing is added to, as at the first step.
 */
import type { Tape } from '../../../tape/tape';
import { behindClaims, type Claim, type ClaimGroup } from './claim';

interface WithGroup {
  readonly group: ClaimGroup;
  /** null where it is off. */
  readonly found: unknown;
}

/** The groups without the claims that are shares of others', those of which some are left measured again. */
export function withoutPartialSums<T extends WithGroup>(
  groups: readonly T[],
  tape: Tape,
  isOff: (claim: Claim) => boolean,
  measured: (group: ClaimGroup) => T,
): readonly T[] {
  const named = groups.filter(({ group }) => !group.isReturned && !group.free);
  const isShare = ({ node, of }: Claim, own: T) =>
    named.some(
      (each) =>
        each !== own &&
        each.group.claims.some(
          (claim) => claim.of === of && claim.node > node && behindClaims(tape, [claim]).has(node),
        ),
    );
  return groups.flatMap((each) => {
    const { claims } = each.group;
    if (each.found !== null || !named.includes(each)) return [each];
    const whole = claims.filter((claim) => !isOff(claim) || !isShare(claim, each));
    if (whole.length === claims.length) return [each];
    const shares = claims.length - whole.length;
    return whole.length === 0 ? [] : [measured({ ...each.group, claims: whole, shares })];
  });
}
