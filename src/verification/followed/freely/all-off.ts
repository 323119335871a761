/*
 * Passes of which nothing is right but the difference that all comes from: of one layer, or of several that share the mistake, as
 * where the slope of their activation is wrong. What is learned by another rule looks like that, too.
 */
import { nodesBehind } from '../../../tape/reach';
import type { WireNames } from '../claims/wires';
import { productsAmong } from '../machine/products';
import { isRight, type MeasuredUnit } from '../measure';
import { multipleOf } from './multiples';
import { haveRate, isStep, stepsIn } from './shared-rates';

/** Whether all that is off are steps at one rate, which only a mistake can be meant to be. */
export function areAllOff(measured: MeasuredUnit, wires: WireNames): boolean {
  const { groups } = measured;
  const isPass = groups.every(
    (each) => isRight(each.found) || isStep(each) || each.group.isReturned === true,
  );
  return (
    isPass &&
    groups.some(({ found }) => isRight(found)) &&
    haveRate(measured, wires) &&
    (isDeep(measured) || !areAlong(measured))
  );
}

/** Whether something that is stepped is multiplied with what is made of something else that is stepped: there are layers. */
export function isDeep(measured: MeasuredUnit): boolean {
  const { leads, run } = measured;
  const { tape } = run.file;
  const stepped = new Set(
    stepsIn(measured).flatMap(({ group }) => group.claims.map(({ of }) => tape.sourceOf(of))),
  );
  const isBehind = (node: number) => [...nodesBehind(tape, [node], 0)].some((each) => stepped.has(each));
  return productsAmong(tape, leads).some(
    ({ factors: [one, other] }) =>
      (stepped.has(one) && isBehind(other)) || (stepped.has(other) && isBehind(one)),
  );
}

/** Whether all steps together go down along the gradient, and are only longer or shorter: how long they are is a matter of taste. */
function areAlong(measured: MeasuredUnit): boolean {
  const { points, leads } = measured;
  const claims = stepsIn(measured).flatMap(({ group }) => group.claims);
  return points.every((point) => (multipleOf({ claims }, { points: [point], leads }) ?? 0) > 0);
}
