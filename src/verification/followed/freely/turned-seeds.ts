/* What comes from above with the wrong sign: where all steps go up the loss, one sign is wrong, and not all of theirs. */
import { isTakenForGranted } from '../claims/outputs';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { multipleOf } from './multiples';

/**
 * The unit with what comes from above as its only mistake, where all that steps something goes up the loss; null where that
 * is not so. `again` looks for its steps once more.
 */
export function withTurnedSeed(
  measured: MeasuredUnit,
  again: (other: MeasuredUnit) => MeasuredUnit,
): MeasuredUnit | null {
  const { output, groups } = measured;
  if (!isTakenForGranted(output)) return null;
  const isStep = ({ group }: MeasuredGroup) => group.free === 'step';
  const steps = groups.filter(isStep);
  const isUp = ({ group, found }: MeasuredGroup) =>
    found === null && Math.abs((multipleOf(group, measured) ?? 0) + 1) < 1e-6;
  const heads = new Set(output.leaves.map(({ node }) => node));
  const seed = groups.find(
    ({ group, found }) => isRight(found) && group.claims.every(({ of }) => heads.has(of)),
  );
  if (new Set(steps.map(({ group }) => group.of)).size < 2 || !steps.every(isUp) || !seed) return null;
  const rest = groups.filter((each) => !isStep(each) && each !== seed);
  const turned = again({
    ...measured,
    output: { ...output, isPull: !output.isPull },
    groups: [seed, ...rest],
  });
  const sentence = `The sign is wrong: all updates go up the loss, as ${seed.group.name} has the wrong sign for them.`;
  const slip = { kind: 'sign' as const, sentence };
  const off = { group: { ...seed.group, isDoubtful: true as const, slip }, found: null, proves: false };
  return { ...turned, groups: turned.groups.map((each) => (each.group === seed.group ? off : each)) };
}
