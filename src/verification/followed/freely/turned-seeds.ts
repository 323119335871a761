/* What comes from above with the wrong sign: where all steps go up the loss, one sign is wrong, and not all of theirs. */
import { gateName } from '../../../gates/opcodes';
import type { Claim, ClaimGroup } from '../claims/claim';
import { isTakenForGranted } from '../claims/outputs';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { isMinus } from './free-groups';
import { multipleOf } from './multiples';

/** Whether what a variable holds has another sign than what comes from above. */
export function isTurned({ claims }: ClaimGroup, { run }: MeasuredUnit): boolean {
  const { tape } = run.file;
  const isNegated = ({ of }: Claim) => gateName(tape.op[tape.sourceOf(of)]) === 'negate';
  return claims.every((claim) => isMinus(claim) !== isNegated(claim));
}

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
  const isUp = ({ group, found }: MeasuredGroup) => found === null && (multipleOf(group, measured) ?? 0) < 0;
  const heads = new Set(output.leaves.map(({ node }) => node));
  const right = groups.filter((each) => isRight(each.found) && !isStep(each));
  // Where it has no name, what it is a part of.
  const seed = right.find(({ group }) => group.claims.every(({ of }) => heads.has(of))) ?? right[0];
  // One step may be wrong by itself, but where what it goes along is called a gradient.
  const isSeveral = new Set(steps.map(({ group }) => group.of)).size > 1;
  if (steps.length === 0 || !steps.every(isUp) || !seed) return null;
  if (!isSeveral && (seed.group.free || !output.isPull)) return null;
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
