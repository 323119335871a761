/* Steps that share a rate: what several variables are stepped with at one rate is meant as one pass, wrong or right. */
import type { Tape } from '../../../tape/tape';
import type { WireNames } from '../claims/wires';
import { literalsIn, rateFactorsOf } from '../machine/products';
import { isRateName, type StepHeard } from '../machine/steps';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { multipleOf } from './multiples';
import { commonRates } from './slipped-steps';

/** Some steps, and those beside them that are times the same: what has lost all that it should be along rests on nothing else. */
export function withSameRate(
  tape: Tape,
  steps: readonly StepHeard[],
  all: readonly StepHeard[],
): readonly StepHeard[] {
  const isNumber = (node: number) =>
    tape.isInput(node) || (tape.isConstant(node) && !literalsIn(tape).has(node));
  const common = new Set([...commonRates(tape, steps)].filter(isNumber));
  const isAtRate = ({ terms }: StepHeard) =>
    terms.some(({ node }) => rateFactorsOf(tape, node).some((rate) => common.has(rate.node)));
  const own = new Set(steps);
  return common.size > 0 ? all.filter((step) => own.has(step) || isAtRate(step)) : steps;
}

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
export const stepsIn = ({ groups }: MeasuredUnit): readonly MeasuredGroup[] => groups.filter(isStep);

/** Whether something steps a variable. */
export const isStep = ({ group }: MeasuredGroup): boolean => group.free === 'step';
