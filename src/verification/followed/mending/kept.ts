/* What an operation keeps for a method that goes back for all of them: `new Value(a.data * b.data, [a, b], [b.data, a.data])`. */
import { List } from '../../../program/values';
import { storesOf } from '../claims/returns';
import { isItself } from '../machine/code-parts';
import { membersOf } from '../machine/parts';
import type { StoreHeard } from '../machine/stores';
import type { UnitRun } from '../run';
import { spanOf } from '../units';

/** The items of lists that its result gets, but for those of things, each as a statement of its own. */
export function keptFor({ unit, machine }: UnitRun): readonly StoreHeard[] {
  if (unit.kind !== 'operation' || !unit.way) return [];
  const { from } = spanOf(unit.forward);
  return machine.returned.flatMap((said) => {
    const { expression, value, within } = said;
    if (within?.from !== from || expression.kind !== 'call') return [];
    const lists = [...(membersOf(value)?.values() ?? [])].filter((each) => each instanceof List);
    return expression.args.flatMap((arg) => {
      const { value: list } = arg;
      if (list.kind !== 'list' || list.items.some(({ value: item }) => isItself(item))) return [];
      const made = lists.filter(({ items }) => items.length === list.items.length).at(-1);
      return made ? storesOf({ ...said, expression: list, value: made }, 'return') : [];
    });
  });
}
