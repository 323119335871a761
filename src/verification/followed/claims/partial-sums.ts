/*
 * Gradients that others of the same numbers are made of: in a cell that goes over time, what comes back from the next step is a
 * share of the gradient of a state, and is added to what comes from the step itself. Whether it is the right share only that
 * one tells; what stays to be judged is what nothing is added to, as at the first step. So it is with a sum that is returned
 * as a mean.
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
  /** The pass is of what is returned. */
  isOfReturned: boolean,
): readonly T[] {
  const told = groups.filter(({ group }) => !group.free);
  const named = told.filter(({ group }) => !group.isReturned);
  const isShare = ({ node, of }: Claim, own: T, among: readonly T[]) =>
    among.some(
      (each) =>
        each !== own &&
        each.group.claims.some(
          (claim) => claim.of === of && claim.node > node && behindClaims(tape, [claim]).has(node),
        ),
    );
  return groups.flatMap((each) => {
    const { claims } = each.group;
    if (each.found !== null || !named.includes(each)) return [each];
    // What is returned as a mean is added up before: of the sum nothing is claimed.
    const returned = told.filter(({ group, found }) => group.isReturned && found === null);
    if (isOfReturned && claims.every((claim) => isShare(claim, each, returned))) return [];
    const whole = claims.filter((claim) => !isOff(claim) || !isShare(claim, each, named));
    if (whole.length === claims.length) return [each];
    const more = claims.length - whole.length;
    return whole.length === 0 ? [] : [measured({ ...each.group, claims: whole, more })];
  });
}
