/* Passes whose loss is returned with the gradients: all of these are off by the same then, where that is no other loss. */
import { gateName } from '../../../gates/opcodes';
import { nodesBehind } from '../../../tape/reach';
import { partsIn } from '../machine/code-parts';
import type { MeasuredGroup, MeasuredUnit } from '../measure';
import type { UnitRun } from '../run';
import { namesLearning } from './free-words';
import { multipleOf } from './multiples';

/**
 * Whether all gradients have the wrong sign, or a count too much, beside the loss that they are returned with: then that is
 * the loss, and no other. Twice it, or half of it, people may mean.
 */
export function isOffFromReturned(measured: MeasuredUnit): boolean {
  const { groups, output, run } = measured;
  const { tape } = run.file;
  const isMean = (nodes: readonly number[]) =>
    [...nodesBehind(tape, nodes, 0)].some(
      (node) =>
        gateName(tape.op[node]) === '/' &&
        [...nodesBehind(tape, [tape.inputsOf(node)[1]], 0)].some((each) => tape.isCount(each)),
    );
  const isOfMean = isMean(output.leaves.map(({ node }) => node));
  const isOffByThat = ({ group, found, isGuess }: MeasuredGroup) => {
    const times = found === null && !isGuess ? multipleOf(group, measured) : null;
    if (times === null) return false;
    const isSum =
      times > 1 && isOfMean && !isMean(group.claims.map(({ node }) => node)) && !isDividedElsewhere(run);
    return isSum || ![0.25, 0.5, 2, 4].some((each) => Math.abs(times - each) < 1e-6);
  };
  return output.isBeside === true && output.isCertain && groups.length > 0 && groups.every(isOffByThat);
}

/** Whether who calls a unit divides what it gets, as the mean does. */
export function isDividedElsewhere({ unit: { span }, file }: UnitRun): boolean {
  return (file.codes?.top ?? []).some(({ code, base }) =>
    partsIn(code).some(
      (part) =>
        'gate' in part &&
        part.gate === '/' &&
        !(span.from <= part.from + base && part.to + base <= span.to) &&
        part.inputs.some(namesLearning),
    ),
  );
}
