/*
 * Methods of things that are not given: what only one class of the file can do, a thing that does it is of that class, where
 * the file makes such things.
 */
import type { PlacedCode } from '../../../program/code';
import { Func, Given, type Value } from '../../../program/values';
import { perObject } from '../../../text/remembering';
import { arrayOperation } from './array-names';
import { ArrayMachine } from './arrays';
import { partsIn } from './code-parts';
import { functionsOf, type OwnedFunction } from './functions';

/** What things of many classes can do, those of other files too. */
const isShared =
  /^_?(forward|backward|[fb]prop|call|apply|update|step|loss|grad|deriv|param|reset|zero|get|set)/i;

/** The methods of the classes of a file of which it makes things, by their names. */
const methodsIn = perObject((top: readonly PlacedCode[]): ReadonlyMap<string, readonly OwnedFunction[]> => {
  const made = new Set<string>();
  for (const part of partsIn(top))
    if ('kind' in part && part.kind === 'call' && part.isNew && part.callee.kind === 'name')
      made.add(part.callee.name);
  const found = new Map<string, OwnedFunction[]>();
  for (const each of functionsOf(top))
    if (made.has(each.home.name) && each.home.kind === 'class' && !each.isStatic && !isShared.test(each.name))
      found.set(each.name, [...(found.get(each.name) ?? []), each]);
  return found;
});

export abstract class MethodMachine extends ArrayMachine {
  private byName: ReadonlyMap<string, readonly OwnedFunction[]> = new Map();

  /** From here on the methods of these classes are known. */
  protected knowMethods(top: readonly PlacedCode[]): void {
    this.byName = methodsIn(top);
  }

  protected override memberOf(of: Value, key: string): Value {
    const method = of instanceof Given && !of.list && !of.members.has(key) ? this.methodNamed(key) : null;
    if (!method) return super.memberOf(of, key);
    return new Func(method.code, this.root, of, method.base, null, null);
  }

  /** The only method of that name; what is of the class that is followed is hardly a part of itself. */
  private methodNamed(key: string): OwnedFunction | null {
    const all = this.byName.get(key) ?? [];
    if (all.length === 0 || this.library.selfIsArgument || arrayOperation(key)) return null;
    const some = all.filter(
      ({ home }) => ![...home.functions.values()].some((fn) => this.calling.includes(fn.code)),
    );
    return some.length === 1 && !this.library.isOfLists(key) ? some[0] : null;
  }
}
