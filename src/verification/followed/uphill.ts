/* Passes of minus the gradient beside a loss that is written: right where something adds them, and else of the wrong sign. */
import type { Analysis } from '../../analysis/model';
import { lastName } from '../../circuits/following/steps';
import type { Expression } from '../../program/code';
import { saysLoss } from './claims/outputs';
import { isTarget } from './claims/results';
import { isLearning } from './freely/free-words';
import { multipleOf } from './freely/multiples';
import { type AnyCode, partsIn, targetsOf } from './machine/code-parts';
import { lastOf } from './machine/marked';
import { namesGradient } from './machine/named';
import { factorsOf } from './machine/products';
import { isRateName, type StepHeard, stepsAlong } from './machine/steps';
import type { MeasuredUnit } from './measure';
import { isPlace } from './mending/tree';
import type { UnitRun } from './run';
import { functionsIn } from './units';

/** Whether variables are stepped in a unit itself. */
const stepsItself = ({ file: { tape }, stores }: UnitRun): boolean => stepsAlong(tape, stores).length > 0;

/** Whether nothing that can be seen goes along the gradients of a unit, or adds something that is called a gradient. */
export function isNeverAdded(analysis: Analysis, run: UnitRun): boolean {
  const names = analysis.file.gradientNames;
  const says = (part: AnyCode) => isLearning(nameOf(part)) || namesGradient(nameOf(part), names);
  const mentions = (code: unknown, what = says) => partsIn(code).some(what);
  const adds = (part: AnyCode) => {
    if ('parameters' in part) return false;
    if (part.kind === 'call') return /^add/i.test(lastName(part.callee) ?? '') && mentions(part.args);
    if (part.kind === 'assign' && part.operator === '+')
      return !targetsOf(part).some((to) => mentions(to) || mentions(to, isLoss)) && mentions(part.value);
    return part.kind === 'gate' && part.gate === '+' && mentions(part, isLearnt);
  };
  return !stepsItself(run) && !around(analysis, run).some(adds);
}

/** Whether code beside a unit adds some of its gradients at a rate, and none subtracts one so. */
export function isAddedBeside(analysis: Analysis, { run, groups }: MeasuredUnit): boolean {
  if (run.unit.kind === 'file' || stepsItself(run)) return false;
  const names = new Set(groups.map(({ group }) => lastOf(group.name)));
  const isStep = (part: AnyCode) => {
    const parts = partsIn(part);
    return parts.some((each) => isRateName(nameOf(each))) && parts.some((each) => names.has(nameOf(each)));
  };
  const all = around(analysis, run);
  const are = (sign: string) =>
    all.some(
      (part) =>
        !('parameters' in part) &&
        (part.kind === 'gate' ? part.gate === sign : part.kind === 'assign' && part.operator === sign) &&
        isStep(part),
    );
  return are('+') && !are('-');
}

/** The code of a file without that of a unit, which has been followed. */
export function around({ file }: Analysis, { unit }: UnitRun): readonly AnyCode[] {
  const own = new Set<AnyCode>(unit.kind === 'file' ? [] : functionsIn(unit).map(({ code }) => code));
  return partsIn(file.codes?.top, (part) => own.has(part));
}

/** Whether code beside a unit takes a result from what it should be, and not for a square: `target - output` pulls. */
export function pullsBeside(analysis: Analysis, run: UnitRun): boolean {
  const all = around(analysis, run);
  const isPull = (part: AnyCode) =>
    'kind' in part &&
    part.kind === 'gate' &&
    part.gate === '-' &&
    part.inputs.length === 2 &&
    saysTarget(part.inputs[0]);
  const isSquare = (part: AnyCode) => 'kind' in part && part.kind === 'gate' && part.gate === '**';
  const squared = new Set(all.filter(isSquare).flatMap((part) => partsIn(part)));
  return all.some((part) => isPull(part) && !squared.has(part));
}

const saysTarget = (e: Expression): boolean =>
  e.kind === 'at' ? saysTarget(e.of) : isPlace(e) && isTarget.test(lastName(e) ?? '');

const isLoss = (part: AnyCode) => saysLoss.test(nameOf(part));

const isLearnt = (part: AnyCode) => isLearning(nameOf(part));

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
