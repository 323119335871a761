/* What comes from above with the wrong sign: where all steps go up the loss, one sign is wrong, and not all of theirs. */
import { gateName } from '../../../gates/opcodes';
import { nodesBehind } from '../../../tape/reach';
import { behindClaims, type Claim, type ClaimGroup } from '../claims/claim';
import { isSaid, isTakenForGranted, seedsOf } from '../claims/outputs';
import { isSteppedAlong, type StepHeard, stepsAlong } from '../machine/steps';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { getsError, ofInner } from './inner-seeds';
import { multipleOf } from './multiples';
import { isStep, stepsIn } from './shared-rates';
import { isMinus } from './signs';

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
  const plain = stepsIn(measured);
  const heard = plain.length > 0 ? [] : stepsAlong(measured.run.file.tape, measured.run.stores);
  const steps = plain.length > 0 ? plain : along(measured, heard);
  const isUp = plain.length > 0 ? isUpIn(measured) : goesUp(measured, heard);
  const seed = seedOf(measured, steps);
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

/** Whether a step goes up the loss, if that is what the unit is a pass of. */
const isUpIn =
  (measured: MeasuredUnit) =>
  ({ group, found }: MeasuredGroup) =>
    found === null && (multipleOf(group, measured) ?? 0) < 0;

/** What variables are stepped along, whatever is made of it on the way: kept below a limit, or divided by its size. */
const along = ({ groups, run }: MeasuredUnit, steps: readonly StepHeard[]): MeasuredGroup[] =>
  groups.filter(({ group, found }) => isRight(found) && isSteppedAlong(group, steps, run.file.tape));

/** Whether a variable is always stepped so that the loss gets larger with it. */
const goesUp =
  ({ run: { file }, bench, points, output }: MeasuredUnit, steps: readonly StepHeard[]) =>
  ({ group }: MeasuredGroup): boolean => {
    // Minus a pull is a gradient.
    const upFor = (claim: Claim) => ((output.isPull === true) === isMinus(claim) ? 1 : -1);
    return group.claims.every((claim) => {
      const { node, of } = claim;
      return steps
        .filter(({ old }) => file.tape.sourceOf(old) === file.tape.sourceOf(of))
        .every(({ made, old }) =>
          points.every((point) => {
            const value = point.value(node);
            const step = point.value(made) - point.value(old);
            const share = bench.slopes(point, made)[node - bench.wiring.start] * value;
            // Of what is divided by its own size only the sign is left, and rounding.
            return (Math.abs(share) > leastShare * Math.abs(step) ? share : step) * value * upFor(claim) > 0;
          }),
        );
    });
  };

/** A smaller share of a step may be what rounding has left. */
const leastShare = 1e-3;

/** What comes from above as an error may be what is wanted minus what is there: the first step that is known by its sign tells. */
export function withErrorAbove(
  measured: MeasuredUnit,
  again: (other: MeasuredUnit) => MeasuredUnit,
  /** Whether other code takes results from what they should be. */
  isPulled: () => boolean,
): MeasuredUnit | null {
  const { output, groups, run } = measured;
  const { unit } = run;
  if (isTakenForGranted(output) || unit.kind !== 'pair' || seedsOf(output).length === 0) return null;
  const isUp = isUpIn(measured);
  // A step along what is called a gradient, and is off, tells nothing of what comes from above.
  const off = new Set(
    groups.flatMap(({ group, found }) =>
      found === null && !group.free ? group.claims.map(({ node }) => node) : [],
    ),
  );
  const tells = (each: MeasuredGroup) =>
    isStep(each) && ![...behindClaims(run.file.tape, each.group.claims)].some((node) => off.has(node));
  const steps = groups.filter((each) => tells(each) && (isRight(each.found) || isUp(each)));
  const up = steps.filter(isUp);
  // Where as many go up as go down, callers may tell; else the first does.
  const isTold = up.length > 0 && up.length * 2 === steps.length && isPulled();
  const goUp = isTold || (steps[0] !== undefined && isUp(steps[0]));
  if (!goUp || !(getsError(unit) || isPulled())) return null;
  const rest = groups.filter((each) => !isStep(each));
  const given = `what comes from above is minus the gradient${output.isInner ? ofInner : ''}`;
  return again({ ...measured, output: { ...output, isPull: true }, groups: rest, given });
}

/**
 * The gradient that is what comes from above: the only one of the output, or the first of which all steps are made. What a
 * loss is made of that the file says is as it is meant.
 */
function seedOf(
  { output, groups, run }: MeasuredUnit,
  steps: readonly MeasuredGroup[],
): MeasuredGroup | undefined {
  const { tape } = run.file;
  const heads = new Set(output.leaves.map(({ node }) => node));
  const losses = run.outputs.filter(isSaid).flatMap(({ leaves }) => leaves.map(({ node }) => node));
  const ofLosses = nodesBehind(tape, losses, 0);
  const same = run.same();
  const known = groups.filter(
    ({ found, group }) =>
      isRight(found) && group.free !== 'step' && !group.claims.some(({ node }) => ofLosses.has(same[node])),
  );
  const isAbove = ({ group }: MeasuredGroup) =>
    steps.every((step) =>
      step.group.claims.every(({ node }) => {
        const behind = nodesBehind(tape, [node], 0);
        return group.claims.some((claim) => behind.has(claim.node));
      }),
    );
  return known.find(({ group }) => group.claims.every(({ of }) => heads.has(of))) ?? known.find(isAbove);
}
