/* Gradients that one variable hands on to another. */
import { isRight, type MeasuredUnit } from '../measure';

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
