/* Passes of minus the gradient beside a loss that is written: right where something adds them, and else of the wrong sign. */
import type { Analysis } from '../../analysis/model';
import { lastName } from '../../circuits/following/steps';
import { saysLoss } from './claims/outputs';
import { isLearning } from './freely/free-words';
import { multipleOf } from './freely/multiples';
import { type AnyCode, partsIn, targetsOf } from './machine/code-parts';
import { namesGradient } from './machine/named';
import { factorsOf } from './machine/products';
import { type StepHeard, stepsAlong } from './machine/steps';
import type { MeasuredUnit } from './measure';
import type { UnitRun } from './run';

/** Whether nothing that can be seen goes along the gradients of a unit, or adds something that is called a gradient. */
export function isNeverAdded({ file }: Analysis, { file: { tape }, stores }: UnitRun): boolean {
  const names = file.gradientNames;
  const says = (part: AnyCode) => isLearning(nameOf(part)) || namesGradient(nameOf(part), names);
  const mentions = (code: unknown, what = says) => [...partsIn(code)].some(what);
  const adds = (part: AnyCode) => {
    if ('parameters' in part) return false;
    if (part.kind === 'call') return /^add/i.test(lastName(part.callee) ?? '') && mentions(part.args);
    if (part.kind === 'assign' && part.operator === '+')
      return !targetsOf(part).some((to) => mentions(to) || mentions(to, isLoss)) && mentions(part.value);
    return part.kind === 'gate' && part.gate === '+' && [...partsIn(part)].some(isRate);
  };
  return stepsAlong(tape, stores).length === 0 && ![...partsIn(file.codes?.top)].some(adds);
}

const isLoss = (part: AnyCode) => saysLoss.test(nameOf(part));

const isRate = (part: AnyCode) => isLearning(nameOf(part));

function nameOf(part: AnyCode): string {
  if ('parameters' in part) return '';
  return part.kind === 'name' ? part.name : part.kind === 'member' ? part.key : '';
}

/** Whether all is minus the gradient, or as much of it. */
export const isOpposite = (measured: MeasuredUnit): boolean =>
  measured.groups.every(({ group }) => (multipleOf(group, measured) ?? 0) < 0);

/** Whether all is minus the gradient of what a unit steps down along it: up the loss. */
export function stepsUp(measured: MeasuredUnit): boolean {
  const { tape } = measured.run.file;
  const claims = measured.groups.flatMap(({ group }) => group.claims);
  const made = new Set(claims.map(({ node }) => tape.sourceOf(node)));
  const isUp = ({ terms: [{ node, isMinus }], isAll }: StepHeard) =>
    isAll && isMinus && factorsOf(tape, node).every((each) => made.has(each) || tape.isInput(each));
  const of = new Set(claims.map((claim) => tape.sourceOf(claim.of)));
  const steps = stepsAlong(tape, measured.run.stores).filter(({ old }) => of.has(tape.sourceOf(old)));
  return steps.length > 0 && steps.every(isUp) && isOpposite(measured);
}

/** Whether a unit says itself that a loss is what it is the pass of. */
export const saysItsLoss = ({ unit }: UnitRun): boolean =>
  unit.kind === 'pair' && saysLoss.test(unit.forward.name);
