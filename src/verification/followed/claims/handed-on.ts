/* Gradients that one variable hands on to another, or a function as they come from above. */
import { isRight, type MeasuredUnit } from '../measure';
import type { ClaimGroup } from './claim';

/** The unit where what has the same numbers as a gradient that is right, for the same variables, is as right as that. */
export function handedOn(unit: MeasuredUnit): MeasuredUnit {
  const groups = unit.groups.map((each) => {
    const { claims } = each.group;
    const first = unit.groups.find(
      ({ found, group }) =>
        isRight(found) &&
        claims.every(({ node, of }) => group.claims.some((claim) => claim.node === node && claim.of === of)),
    );
    return each.found === null && each.group.free === undefined && first
      ? { ...each, found: first.found, proves: first.proves }
      : each;
  });
  return { ...unit, groups };
}

/**
 * Whether a softmax hands on what comes from above: a cross-entropy that has given what goes into both of them, p - y, leaves
 * nothing to do.
 */
export function isLeftToLoss(
  { isReturned, claims }: ClaimGroup,
  { output: { leaves }, points, run }: MeasuredUnit,
): boolean {
  const { tape } = run.file;
  const seeds = new Set(leaves.map(({ seed }) => seed));
  if (!isReturned || claims.length < 2 || !claims.every(({ node }) => seeds.has(tape.sourceOf(node))))
    return false;
  return points.every((point) => {
    const shares = leaves.map(({ node }) => point.value(node));
    const sum = shares.reduce((total, share) => total + share, 0);
    return shares.every((share) => share > 0 && share < 1) && Math.abs(sum - Math.round(sum)) < 1e-9;
  });
}
