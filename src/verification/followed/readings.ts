/* What a function may be of all that it may be: a pass by itself, or with one forward function or another. */
import type { Analysis } from '../../analysis/model';
import { isRight } from '../groups';
import { isSaid } from './claims/outputs';
import type { JudgedUnit } from './judge';
import { isDerivative, isNamedAfter } from './pairs';
import { supportFor } from './support';
import type { PassUnit } from './units';
import { judgeVariants } from './variants';

/** Units, those together that one function may be. */
export function bySpan(units: readonly PassUnit[]): PassUnit[][] {
  const found: PassUnit[][] = [];
  for (const unit of units) {
    const last = found.at(-1);
    if (last?.[0].span.from === unit.span.from && last[0].span.to === unit.span.to) last.push(unit);
    else found.push([unit]);
  }
  return found;
}

/**
 * What a function is, of all that it may be: the first of which something is right, or is but for one mistake above it where
 * it is no guess what it is a pass of; where nothing is, it may be the derivative in terms of what its function gets, or of
 * what that gives.
 */
export function likeliest(units: readonly PassUnit[], analysis: Analysis): (readonly JudgedUnit[])[] {
  const found: (readonly JudgedUnit[])[] = [];
  let partly: readonly JudgedUnit[] | null = null;
  // What is called a partial derivative is no pass by itself.
  const isPartial = units.some((unit) => unit.kind === 'pair' && unit.of !== null);
  for (const unit of units) {
    if (isPartial && unit.kind === 'function') continue;
    const judged = judgeVariants(analysis, unit);
    const [main] = judged;
    // What is called the gradient of a function is no pass of something in it.
    const isOfOther = main && unit.kind === 'function' && found.some(isCalledAfter) && isOfInner(main);
    if (isOfOther) continue;
    // The derivative of a ReLU is the same in terms of what it gets and gives: those of others tell what is meant.
    const isPartly =
      judged.length > 1 && judged.some(({ isOnlyMended }) => isOnlyMended) && isOfDerivative(unit);
    if (judged.some(({ isProved }) => isProved) || (main && isRightBelow(main))) {
      if (!isPartly) return [judged];
      if (!partly || rightPlaces(judged) > rightPlaces(partly)) partly = judged;
      continue;
    }
    const [first] = found;
    if (judged.length === 0) continue;
    if (first && isUntold(first) && !isUntold(judged)) found.unshift(judged);
    else if (!first || isOtherReading(unit, first[0].unit)) found.push(judged);
  }
  return partly ? [partly] : found;
}

const isOfDerivative = (unit: PassUnit): boolean => unit.kind === 'pair' && isDerivative(unit.backward.name);

/** In how many places something is right in one of the variants. */
const rightPlaces = (judged: readonly JudgedUnit[]): number =>
  new Set(
    judged.flatMap(({ groups }) =>
      groups.flatMap(({ group, judgement }) => (isRight(judgement) ? group.at.from : [])),
    ),
  ).size;

function isOtherReading(one: PassUnit, other: PassUnit): boolean {
  return (
    one.kind === 'pair' &&
    other.kind === 'pair' &&
    one.forward === other.forward &&
    one.ofOutput !== other.ofOutput
  );
}

const isCalledAfter = ([{ unit }]: readonly JudgedUnit[]) =>
  unit.kind === 'pair' && isNamedAfter(unit.backward, unit.forward);

const isOfInner = ({ measured: { output } }: JudgedUnit) => !isSaid(output) && output.name !== 'return';

/** Whether nothing can be said of any gradient. */
const isUntold = (all: readonly JudgedUnit[]): boolean =>
  all.every(({ groups }) => groups.every(({ judgement }) => judgement === 'uncertain'));

const isRightBelow = (judged: JudgedUnit) =>
  judged.groups.some(({ judgement }) => judgement === 'inherited') && supportFor(judged) === 'seed';
