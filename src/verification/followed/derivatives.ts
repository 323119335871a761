/*
 * Functions that give gradients and nothing else: how sure it is what they are the derivatives of. A mistake that one edit
 * mends says so itself; where none does, only names that can mean nothing else do.
 */

import { truth } from './claims/agreement';
import type { ClaimGroup } from './claims/claim';
import { saysLoss } from './claims/outputs';
import type { JudgedUnit } from './judge';
import type { OwnedFunction } from './machine/functions';
import { isBare } from './machine/named';
import { isRight, type MeasuredGroup, type MeasuredUnit } from './measure';
import { areInTables, backwardStem, isDerivative, isNamedAfter, saysGradient } from './pairs';
import type { PassUnit } from './units';

/** Whether a unit is a function and its derivative, or one that gives a number and its gradients. */
export function isDerivativeAlone({ unit, measured }: JudgedUnit): boolean {
  const { output, groups } = measured;
  if (groups.some((each) => each.isGuess || !isAllGiven(each))) return false;
  // What is the same everywhere is soon met by accident.
  if (!groups.every(({ found }) => isRight(found)) && !hasSlopes(measured)) return false;
  if (unit.kind === 'pair') return output.name === 'result' && isNamed(unit);
  const isOfLoss = output.name === 'return' || saysLoss.test(output.name);
  return unit.kind === 'function' && isOfLoss && saysGradient(unit.own.name);
}

/** Whether a gradient is what a function returns, or all that it can return by its name: `grad`. */
export const isAllGiven = ({ group }: MeasuredGroup): boolean =>
  group.isReturned === true || isBare(group.name);

/** Whether it can be nothing but the derivative of its forward function, so that it is wrong where it is that of nothing. */
export function isSureDerivative(judged: JudgedUnit): boolean {
  const { unit, measured } = judged;
  if (unit.kind !== 'pair' || !isDerivativeAlone(judged)) return false;
  const { forward, backward, of, flag, ofOutput } = unit;
  const isPartial = of !== null && /^d|grad|deriv/i.test(backward.name);
  const isInTable = !ofOutput && areInTables(backward, forward);
  const isSaid = flag !== null || isPartial || isInTable || isNamedAfter(backward, forward);
  return isSaid && getsTheSame(unit) && !isNear(measured);
}

/**
 * Whether a function is called the derivative of another, and gives what may be that by one of several parameters: it is that
 * of the first, where an edit makes it so.
 */
export function isMeantDerivative({ unit, measured }: JudgedUnit, group?: ClaimGroup): boolean {
  if (unit.kind !== 'pair' || unit.ofOutput) return false;
  const isGuess = measured.groups.some(
    (each) => each.isGuess && each.isOfNone && (!group || each.group === group),
  );
  return isGuess && (isNamedAfter(unit.backward, unit.forward) || isBeside(unit)) && getsTheSame(unit);
}

/** Whether an object has a function and its derivative, and says nothing else of them: `value` and `gradient`. */
const isBeside = ({ forward, backward }: Extract<PassUnit, { kind: 'pair' }>): boolean =>
  forward.home === backward.home &&
  forward.home.kind !== 'file' &&
  isDerivative(backward.name) &&
  backwardStem(backward.name)?.length === 0;

/** Whether names that belong together say so: draw is not the derivative of raw. */
function isNamed(unit: Extract<PassUnit, { kind: 'pair' }>): boolean {
  const { forward, backward, flag, of } = unit;
  // A loss and its gradient that get the same belong together wherever they stand.
  const isOfLoss = saysLoss.test(forward.name) && saysGradient(backward.name);
  // What a layer goes back with is what comes from above; a loss has nothing above it.
  const isLayer =
    forward.home === backward.home && forward.home.kind === 'class' && !isDerivative(backward.name);
  if ((isOfLoss && getsTheSame(unit)) || (isLayer && getsTheSame(unit, 0))) return true;
  if (flag !== null || of !== null || isNamedAfter(backward, forward)) return true;
  if (!isDerivative(backward.name)) return false;
  const isOfAll = backwardStem(backward.name)?.length === 0 && getsTheSame(unit, 0);
  return (
    backward.home.kind !== 'file' ||
    (isOfAll && backward.code.parameters.length === forward.code.parameters.length)
  );
}

/** Whether a derivative gets what its function gets, by the names; `one` thing alone may be called otherwise. */
function getsTheSame({ forward, backward }: Extract<PassUnit, { kind: 'pair' }>, one = 1): boolean {
  const names = ({ code }: OwnedFunction) =>
    code.parameters.flatMap(({ target }) => (target.kind === 'name' ? [target.name] : []));
  const [own, others] = [names(backward), names(forward)];
  return own.length === one || own.every((name) => others.includes(name));
}

/** Whether what it should be is not the same everywhere. */
function hasSlopes({ groups, points, leads }: MeasuredUnit): boolean {
  return groups.every(({ group: { claims } }) => {
    const slopes = points.flatMap((point) => claims.map((claim) => truth(claim, point, leads)));
    return new Set(slopes).size > 1;
  });
}

/** Whether it is off by little, against what is most: it may be measured by small steps, cut off, or a curve that is like it. */
function isNear({ groups, points, leads }: MeasuredUnit): boolean {
  return groups.every(({ group: { claims } }) => {
    const wanted = points.map((point) => claims.map((claim) => truth(claim, point, leads)));
    const most = Math.max(...wanted.flat().map(Math.abs));
    return points.every((point, k) =>
      claims.every(({ node }, j) => Math.abs(point.value(node) - wanted[k][j]) <= 0.05 * most),
    );
  });
}
