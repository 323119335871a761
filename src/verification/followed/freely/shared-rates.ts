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
  return isSeveral && haveRate(measured, wires) && steps.some(isAlong);
}

/** Whether all steps have one rate that is called so, or are times a small number that is written there: `0.1 * error * x`. */
export function haveRate(measured: MeasuredUnit, wires: WireNames): boolean {
  const { tape } = measured.run.file;
  const isSmall = (node: number) => {
    const value = tape.constantAt(node);
    return value !== null && value > 0 && value < 1;
  };
  const all = ratesIn(measured);
  if (all.length > 0 && all.every((rates) => [...rates].some(isSmall))) return true;
  const [first = new Set<number>(), ...more] = all;
  const isShared = (node: number) =>
    more.every((rates) => rates.has(node)) && isRateName(wires.nameOf(node)) && wires.nameOf(node).length > 1;
  return [...first].some(isShared);
}

/** What each number of all steps is times. */
const ratesIn = (measured: MeasuredUnit): ReadonlySet<number>[] =>
  stepsIn(measured).flatMap(({ group }) =>
    group.claims.map(({ times }) => new Set(times?.rates.map(({ node }) => node))),
  );

/** What steps variables. */
export const stepsIn = ({ groups }: MeasuredUnit): readonly MeasuredGroup[] =>
  groups.filter(({ group }) => group.free === 'step');
