/*
 * What says that something off in a unit is a mistake, and not another pass than it was taken for, or none. That gradients
 * are right is what says most; a seed, the name of a loss and what is returned speak for wrong passes, too.
 */
import { isLossName } from '../../recognition/recognise';
import { behindClaims } from './claims/claim';
import { saysLoss, seedsOf } from './claims/outputs';
import { handsOn } from './claims/remarks';
import { isReturnSaid } from './claims/returns';
import { isAllGiven, isDerivativeAlone, isMeantDerivative } from './derivatives';
import { multipleOf } from './freely/multiples';
import type { JudgedUnit } from './judge';
import { isSteppedAlong, stepsOf } from './machine/steps';
import type { StoreHeard } from './machine/stores';
import { isRight, type MeasuredGroup, type MeasuredUnit } from './measure';
import { isDerivative, isNamedAfter } from './pairs';

/**
 * `seed`: it is wrong, whether or not an edit mends it; `use`: only what an edit mends is; `whole`: only where one edit mends all
 * of it; `none`: what it is a pass of is a guess.
 */
export type Support = 'seed' | 'use' | 'whole' | 'none';

/** What speaks for it that a unit has a pass of the output that it was measured for. */
export function supportFor(judged: JudgedUnit): Support {
  const { unit, measured, groups } = judged;
  const { output } = measured;
  // What it is of is what the forward function gives, and nothing in it.
  if (unit.kind === 'function' && unit.isHalf) return 'none';
  if (judged.shares?.prove || measured.lacksSeeds) return 'seed';
  const isKnown = groups.every(({ judgement, group }) => judgement !== 'uncertain' || group.isPartial);
  const right = measured.groups.filter(
    ({ found, proves, group }) => proves && isRight(found) && !group.isTold,
  ).length;
  const inherited = groups.filter(({ judgement }) => judgement === 'inherited').length;
  // Where nothing is right, what only helps others that are not known would be taken for a gradient.
  if (right === 0 && !isKnown) return isMeantDerivative(judged) ? 'use' : 'none';
  if (output.isCertain) return right + inherited > 0 || isMadeOfSeeds(measured) ? 'seed' : 'use';
  const isReturned = right === 0 && measured.groups.every(isAllGiven);
  if (isReturned && isOffByFactor(measured)) return 'seed';
  if (right === 0 && groups.some(({ group }) => group.isPartly)) return 'use';
  if (unit.kind === 'pair' && right + inherited === 0 && handsOnMultiple(measured)) return 'use';
  if (isReturned && !output.isCertain) return isDerivativeAlone(judged) ? 'use' : 'none';
  if (unit.kind === 'pair' && right + inherited > 0) return 'seed';
  if (unit.kind === 'pair') {
    const isKnown = measured.standIn !== null || isNamedAfter(unit.backward, unit.forward);
    return isKnown || isLossLayer(judged) ? 'use' : areSeveral(measured) ? 'whole' : 'none';
  }
  if (saysLoss.test(output.name)) return right + inherited > 0 ? 'seed' : 'use';
  // Two statements that step all of one layer rightly, and not those of others, are no accident.
  const begun = measured.groups.filter(({ isBegun }) => isBegun).length;
  if (right >= (output.name === 'return' || isLossName(output.name) ? 2 : 3)) return 'seed';
  const isBelow = judged.isOnlyMended === true && inherited > 1;
  return output.isBeside || begun > 1 || isBelow || isUsed(measured) ? 'use' : 'none';
}

/** Whether what is off steps what its name says, in a pass of one of the usual losses. */
function isUsed({ groups, run, standIn }: MeasuredUnit): boolean {
  const { tape } = run.file;
  const steps = standIn === null ? [] : stepsOf(tape, run.stores);
  const off = groups.filter(({ group, found }) => found === null && group.free === undefined);
  return off.some(({ group }) => isSteppedAlong(group, steps, tape));
}

/**
 * Whether the way back of a layer gives its loss, and nothing but names of gradients what that is of: another share of it than
 * the loss has is no mistake.
 */
export function isLossLayer({ unit, measured }: JudgedUnit): boolean {
  if (unit.kind !== 'pair' || measured.output.name !== 'returned') return false;
  const { forward, backward } = unit;
  const isLayer = forward.home === backward.home && forward.home.kind === 'class';
  return (
    isLayer &&
    !isDerivative(backward.name) &&
    measured.groups.every(({ group }) => !group.isReturned && (multipleOf(group, measured) ?? -1) < 0)
  );
}

/**
 * Whether all that is given back is twice the gradient of the loss that is returned, or half of it, or the like: by accident
 * nothing is that everywhere, and who gets both needs them to belong together.
 */
function isOffByFactor(measured: MeasuredUnit): boolean {
  const { output, groups, run } = measured;
  const [{ node }] = output.leaves;
  const gives = ({ value }: StoreHeard) =>
    typeof value === 'number' && run.file.tape.sourceOf(value) === run.file.tape.sourceOf(node);
  const isGiven = run.stores.some((store) => isReturnSaid(store) && gives(store));
  const isFactor = (each: number | null) =>
    each !== null && [0.25, 0.5, 2, 4].some((factor) => Math.abs(each - factor) < 1e-6);
  return (
    saysLoss.test(output.name) &&
    isGiven &&
    groups.every(
      ({ group, found, isGuess }) =>
        !isGuess && found === null && group.claims.length > 1 && isFactor(multipleOf(group, measured)),
    )
  );
}

/**
 * Whether a layer with weights hands on so many times the gradients of what it gets, and nothing else: by accident nothing is that
 * for all of them.
 */
function handsOnMultiple({ output, groups, run, points, leads }: MeasuredUnit): boolean {
  const { tape } = run.file;
  const isHandedOn = handsOn(run, output);
  const off = groups.filter(({ found }) => found === null);
  const own = new Set(off.flatMap(({ group }) => group.claims.map(({ of }) => tape.sourceOf(of))));
  const hasWeights = [...leads].some((node) => tape.isInput(node) && !tape.isCount(node) && !own.has(node));
  return (
    hasWeights &&
    off.every(
      ({ group, isGuess }) =>
        !isGuess &&
        group.claims.length > 1 &&
        group.claims.every(isHandedOn) &&
        multipleOf(group, { points, leads }) !== null,
    )
  );
}

/** Whether several gradients that have their names are off, and all are made of the one from above. */
function areSeveral(measured: MeasuredUnit): boolean {
  const off = measured.groups.filter(
    ({ found, isGuess, group }) => found === null && !isGuess && !group.isReturned && group.claims.length > 1,
  );
  return off.length > 1 && off.length === measured.groups.length && isMadeOfSeeds(measured);
}

/** Whether the gradients that are off are made of the one from above: without it they may be local ones. */
function isMadeOfSeeds({ output, groups, run }: MeasuredUnit): boolean {
  const seeds = seedsOf(output);
  const isMade = ({ group }: MeasuredGroup) => {
    const behind = behindClaims(run.file.tape, group.claims);
    return seeds.some((seed) => behind.has(seed));
  };
  return seeds.length === 0 || groups.every(isMade);
}
