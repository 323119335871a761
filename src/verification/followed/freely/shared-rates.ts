/* Steps that share a rate: what several variables are stepped with at one rate is meant as one pass, wrong or right. */
import type { WireNames } from '../claims/wires';
import { isRateName } from '../machine/steps';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { multipleOf } from './multiples';

/** Whether several variables are stepped with one rate, and one of them along its gradient, or straight up. */
export function sharesRate(measured: MeasuredUnit, wires: WireNames): boolean {
  const steps = stepsIn(measured);
  const isAlong = ({ group, found }: MeasuredGroup) =>
    isRight(found) || Math.abs((multipleOf(group, measured) ?? 0) + 1) < 1e-6;
  const isSeveral = new Set(steps.map(({ group }) => group.of)).size > 1;
  return isSeveral && rateOf(measured, wires) !== null && steps.some(isAlong);
}

/** The rate that all steps have; null where there is none that is called so. */
export function rateOf(measured: MeasuredUnit, wires: WireNames): number | null {
  const all = stepsIn(measured).flatMap(({ group }) =>
    group.claims.map(({ times }) => new Set(times?.rates.map(({ node }) => node))),
  );
  const [first = new Set<number>(), ...more] = all;
  const isShared = (node: number) =>
    more.every((rates) => rates.has(node)) && isRateName(wires.nameOf(node)) && wires.nameOf(node).length > 1;
  return [...first].find(isShared) ?? null;
}

/** What steps variables. */
export const stepsIn = ({ groups }: MeasuredUnit): readonly MeasuredGroup[] =>
  groups.filter(({ group }) => group.free === 'step');
