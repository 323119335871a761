/* Methods of things that are not given: what only one class of the file can do, a thing that does it is of that class. */
import type { PlacedCode } from '../../../program/code';
import { Func, Given, type Value } from '../../../program/values';
import { perObject } from '../../../text/remembering';
import { arrayOperation } from './array-names';
import { ArrayMachine } from './arrays';
import { functionsOf, type OwnedFunction } from './functions';

/** The methods of the classes of a file, by their names. */
const methodsIn = perObject((top: readonly PlacedCode[]): ReadonlyMap<string, readonly OwnedFunction[]> => {
  const found = new Map<string, OwnedFunction[]>();
  for (const each of functionsOf(top))
    if (each.home.kind === 'class' && !each.isStatic && each.name !== '')
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
    const others = all.filter(
      ({ home }) => ![...home.functions.values()].some((fn) => this.calling.includes(fn.code)),
    );
    const some = all.length > 1 ? others : all;
    return some.length === 1 && !this.library.isOfLists(key) ? some[0] : null;
  }
}
