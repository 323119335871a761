/*
 * What comes from above where no loss is written, without what it should be: a function asks for a target, and its first
 * gradient is made without that, or of that alone, or of a sum with it.
 */
import { arrayName } from '../../../analysis/element-names';
import { gateName } from '../../../gates/opcodes';
import { perObject } from '../../../text/remembering';
import { saysTarget } from '../deaf';
import { partsIn } from '../machine/code-parts';
import { plainName } from '../machine/marked';
import { numberOf } from '../machine/steps';
import type { StoreHeard } from '../machine/stores';
import type { UnitRun } from '../run';
import { goesBackIn, spanOf } from '../units';
import type { Claim, ClaimGroup } from './claim';

/** Whether something that comes from above lacks what it should be, or what is there. */
export function lacksTarget({ claims }: ClaimGroup, run: UnitRun): boolean {
  const { tape } = run.file;
  // What takes something from something has what it should be: a net may learn what it gets, and pass over labels.
  const isDifference = ({ node }: Claim) =>
    gateName(tape.op[tape.sourceOf(node)]) === '-' &&
    tape.inputsOf(tape.sourceOf(node)).every((input) => tape.constantAt(input) === null);
  return isNeverRead(run, !claims.every(isDifference)) || claims.every(({ node }) => isOdd(node, run));
}

/** Whether a number is made of what something should be, and is no difference to that: `y + t`, `-t`. */
export function isOdd(node: number, run: UnitRun): boolean {
  const { tape } = run.file;
  const isTarget = isTargetIn(run);
  const at = tape.sourceOf(node);
  const gate = gateName(tape.op[at]);
  const inputs = [...tape.inputsOf(at)];
  if (gate === 'negate') return isTarget(inputs[0]);
  return isTarget(at) || (gate === '+' && inputs.filter(isTarget).length === 1);
}

/** Tells of numbers whether they are what something should be, by their names, or the 1 of one class and the 0 of all others. */
const isTargetIn = perObject((run: UnitRun): ((node: number) => boolean) => {
  const { tape } = run.file;
  const gone = new Set(
    goneThrough(run).flatMap(({ root, value }) =>
      saysTarget.test(root.name) ? tape.sourceOf(numberOf(value)) : [],
    ),
  );
  return (node) => {
    const at = tape.sourceOf(node);
    if (gateName(tape.op[at]) === 'choose')
      return [...tape.inputsOf(at)].slice(1).every((side) => /^[01]$/.test(String(tape.constantAt(side))));
    const name = run.machine.inputNames.get(at) ?? run.data().get(at);
    return gone.has(at) || (name !== undefined && saysTarget.test(arrayName(plainName(name))));
  };
});

/** What loops go through, by the names that they give it. */
const goneThrough = ({ machine }: UnitRun): readonly StoreHeard[] =>
  machine.stores.filter(({ code, root }) => code === null && root.kind === 'name');

/** Whether nothing in a function reads the target that it asks for, or one that a loop goes through. */
function isNeverRead(run: UnitRun, inLoops: boolean): boolean {
  const own = goesBackIn(run.unit);
  if (!own) return false;
  const asked = own.code.parameters.flatMap(({ target }) => (target.kind === 'name' ? target.name : []));
  const { from, to } = spanOf(own);
  const isOwn = ({ at }: StoreHeard) => inLoops && from <= at.from && at.to <= to;
  const items = new Set(
    goneThrough(run)
      .filter(isOwn)
      .map(({ root }) => root.name),
  );
  const times = (name: string) =>
    partsIn(own.code.body).filter((part) => 'kind' in part && part.kind === 'name' && part.name === name)
      .length;
  // Where a loop names what it goes through, the name stands once.
  return (
    asked.some((name) => saysTarget.test(name) && times(name) === 0) ||
    [...items].some((name) => saysTarget.test(name) && times(name) === 1)
  );
}
