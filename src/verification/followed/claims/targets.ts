/*
 * What comes from above where no loss is written, without what it should be: a function asks for a target, and its first
 * gradient is made without that, or of that alone, or of a sum with it.
 */
import { gateName } from '../../../gates/opcodes';
import { saysTarget } from '../deaf';
import { partsIn } from '../machine/code-parts';
import { plainName } from '../machine/marked';
import type { UnitRun } from '../run';
import type { ClaimGroup } from './claim';

/** Whether something that comes from above lacks what it should be, or what is there. */
export function lacksTarget({ claims }: ClaimGroup, run: UnitRun): boolean {
  const { tape } = run.file;
  const { inputNames } = run.machine;
  const isTarget = (node: number) => {
    const name = inputNames.get(tape.sourceOf(node));
    return name !== undefined && saysTarget.test(plainName(name).replace(/\[.*/, '').replace(/.*\./, ''));
  };
  const isOdd = (node: number): boolean => {
    const at = tape.sourceOf(node);
    const gate = gateName(tape.op[at]);
    const inputs = [...tape.inputsOf(at)];
    if (gate === 'negate') return isTarget(inputs[0]);
    return isTarget(at) || (gate === '+' && inputs.filter(isTarget).length === 1);
  };
  return isNeverRead(run) || claims.every(({ node }) => isOdd(node));
}

/** Whether nothing in a function reads the target that it asks for. */
function isNeverRead({ unit }: UnitRun): boolean {
  const own = unit.kind === 'pair' ? unit.backward : unit.kind === 'function' ? unit.own : null;
  const names =
    own?.code.parameters.flatMap(({ target }) => (target.kind === 'name' ? target.name : [])) ?? [];
  const targets = names.filter((name) => saysTarget.test(name));
  const read = new Set(
    partsIn(own?.code.body ?? []).flatMap((part) =>
      'kind' in part && part.kind === 'name' ? part.name : [],
    ),
  );
  return targets.some((name) => !read.has(name));
}
