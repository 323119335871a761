/*
 * Passes of which nothing is right but the difference that all comes from: of one layer, or of several that share the mistake, as
 * where the slope of their activation is wrong. What is learned by another rule looks like that, too.
 */
import { gateName } from '../../../gates/opcodes';
import { nodesBehind } from '../../../tape/reach';
import { truth } from '../claims/agreement';
import type { WireNames } from '../claims/wires';
import { isRight, type MeasuredUnit } from '../measure';
import { activationsOf } from './activated';
import type { Difference } from './differences';
import { haveRate, stepsIn } from './shared-rates';

/** Whether all that is off are steps at one rate, which only a mistake can be meant to be. */
export function areAllOff(measured: MeasuredUnit, wires: WireNames): boolean {
  const { groups } = measured;
  const isPass = groups.every(
    ({ group, found }) => isRight(found) || group.free === 'step' || group.isReturned === true,
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
  return [...leads].some((node) => {
    if (gateName(tape.op[node]) !== '*') return false;
    const [one, other] = tape.inputsOf(node).map((input) => tape.sourceOf(input));
    return (stepped.has(one) && isBehind(other)) || (stepped.has(other) && isBehind(one));
  });
}

/** Whether all steps together go down along the gradient, and are only longer or shorter: how long they are is a matter of taste. */
function areAlong(measured: MeasuredUnit): boolean {
  const { points, leads } = measured;
  const claims = stepsIn(measured).flatMap(({ group }) => group.claims);
  return points.every((point) => {
    const ratios = claims.flatMap((claim) => {
      const [own, wanted] = [point.value(claim.node), truth(claim, point, leads)];
      return own === 0 && wanted === 0 ? [] : own / wanted;
    });
    return ratios.every((ratio) => ratio > 0 && Math.abs(ratio - ratios[0]) <= 1e-6 * ratios[0]);
  });
}

/** A difference as the gradient of what goes into the activations that its sides come from; null where there are none. */
export function beforeAnyActivation(
  { key, loss, isPull, leaves }: Difference,
  { run, leads }: MeasuredUnit,
): Difference | null {
  const { tape } = run.file;
  const before = new Map(activationsOf(tape, leads).map((each) => [each.after, each.before]));
  const inner = leaves.flatMap(({ node, seed }) => {
    const from = before.get(tape.sourceOf(node));
    return from === undefined ? [] : [{ node: from, seed }];
  });
  return inner.length === leaves.length ? { key: `${key} inside`, loss, isPull, leaves: inner } : null;
}
