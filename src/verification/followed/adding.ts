/* Gates that go back among others of their file: whether all of these add to the gradients of their operands. */
import type { Analysis } from '../../analysis/model';
import { type AnyCode, isItself, partsIn, targetsOf } from './machine/code-parts';
import { functionsOf, type OwnedFunction } from './machine/functions';
import { isBare } from './machine/named';
import { pathOf } from './mending/tree';

/** Whether assignments to the gradients of other things in a function add to what is there. */
const assignedTo = ({ code }: OwnedFunction) =>
  partsIn(code.body).flatMap((part) => {
    if (!('kind' in part) || part.kind !== 'assign') return [];
    return targetsOf(part).flatMap((target) => {
      if (target.kind !== 'member' || !isBare(target.key) || isItself(target.of)) return [];
      const { key, of } = target;
      const isIt = (each: AnyCode) =>
        'kind' in each && each.kind === 'member' && each.key === key && pathOf(each.of) === pathOf(of);
      return { adds: part.operator !== '' || partsIn(part.value).some(isIt) };
    });
  });

/**
 * Whether a gate goes back among others of its file that all add to the gradients of their operands, `this.a.grad += …`: a thing
 * may go into several of them.
 */
export function isAmongAdding({ name, home }: OwnedFunction, { file }: Analysis): boolean {
  if (home.kind === 'file') return false;
  const all = functionsOf(file.codes?.top ?? []).filter((each) => each.name === name);
  const adding = all.flatMap((each) => assignedTo(each));
  return adding.filter(({ adds }) => adds).length > 1 && adding.filter(({ adds }) => !adds).length <= 1;
}
