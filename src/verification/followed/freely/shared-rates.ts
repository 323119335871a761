/* Steps that share a rate: what several variables are stepped with at one rate is meant as one pass, wrong or right. */
import type { WireNames } from '../claims/wires';
import { isRateName } from '../machine/steps';
import { isRight, type MeasuredUnit } from '../measure';
import { multipleOf } from './multiples';

/** Whether several variables are stepped with one rate, and one of them along its gradient, or straight up. */
export function sharesRate(measured: MeasuredUnit, wires: WireNames): boolean {
  const steps = measured.groups.filter(({ group }) => group.free === 'step');
  if (new Set(steps.map(({ group }) => group.of)).size < 2) return false;
  const all = steps.flatMap(({ group }) =>
    group.claims.map(({ times }) => new Set(times?.rates.map(({ node }) => node))),
  );
  const [first, ...more] = all;
  const isShared = (node: number) =>
    more.every((rates) => rates.has(node)) && isRateName(wires.nameOf(node)) && wires.nameOf(node).length > 1;
  const isAlong = ({ group, found }: (typeof steps)[number]) =>
    isRight(found) || Math.abs((multipleOf(group, measured) ?? 0) + 1) < 1e-6;
  return [...first].some(isShared) && steps.some(isAlong);
}
