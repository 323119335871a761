/* What all of Python's library needs: texts, what is thrown, attributes of classes, the kinds of numbers. */
import type { Work } from '../../../program/library';
import {
  type Accessor,
  type ClassThing,
  Func,
  Given,
  List,
  type Rec,
  type Text,
  type Value,
} from '../../../program/values';
import { Kind } from '../arithmetic';

export const none: Value = { kind: 'nothing', name: 'None' };

export const text = (value: string, nodes?: readonly number[]): Text => ({
  kind: 'text',
  value,
  ...(nodes ? { nodes } : {}),
});

/** The class of an exception, which stands for the exception. */
export const exception = (name: string): Value => ({ kind: 'library', path: name });

export function throwing(work: Work, name: string, reason: string): never {
  return work.fail(reason, exception(name));
}

/** A list or tuple whose elements are known. */
export function listed(value: Value | undefined): List | null {
  const isOne = typeof value === 'object' && value.kind === 'list' && !value.lost && value.form !== 'set';
  return isOne && !isSlice(value) ? value : null;
}

export const isSlice = (of: List): boolean => of.members?.has('slice') === true;

/** A dictionary whose keys are known. */
export function dictOf(value: Value | undefined): Rec | null {
  return typeof value === 'object' && value.kind === 'record' && value.form === 'dict' && !value.lost
    ? value
    : null;
}

/** What is not given, as the list that it is used as. */
export const asList = (work: Work, value: Value): Value =>
  value instanceof Given && !value.lost ? work.listOf(value) : value;

/** Something of Python's own that is known by a name, and made of values. */
export function made(name: string, ...of: readonly Value[]): Value {
  return { kind: 'method', of: new List([...of], 'tuple'), name: `<${name}>` };
}

/** What such a thing is made of; null for anything else. */
export function partsOf(value: Value, name: string): List | null {
  if (typeof value === 'number' || value.kind !== 'method' || value.name !== `<${name}>`) return null;
  return typeof value.of === 'object' && value.of.kind === 'list' ? value.of : null;
}

export function isWhole(work: Work, value: Value): boolean {
  return typeof value === 'number' && (work.kind(value) & Kind.integer) !== 0;
}

/** The whole number that a value is, as a count, or an index of so many, is used; null where it is not known to be one. */
export function wholeOf(work: Work, value: Value, below?: number): number | null {
  const number = work.whole(value, below);
  const isOne = value instanceof Given || isWhole(work, value);
  return number !== null && Number.isSafeInteger(number) && isOne ? number : null;
}

/** What a class, or one that it builds on, has under a name. */
export function ofClass(maker: ClassThing, key: string, order = maker.order): Value | undefined {
  for (const each of order) {
    const own = each.ofClass.get(key);
    const found = own ? bound(own, maker) : (each.members.get(key) ?? each.methods.get(key));
    if (found !== undefined) return found;
    if (each.accessors.has(key)) return undefined;
  }
  return undefined;
}

/** A function that gets something as its first argument. */
function bound(of: Func, self: Value): Func {
  return new Func(of.code, of.around, self, of.base, of.defaults, of.home);
}

/** What an instance has from its class: its methods know it. */
export function ofInstance(of: Rec, key: string, order = orderOf(of)): Value | undefined {
  if (of.of?.kind !== 'class') return undefined;
  const home = order.find((each) => hasIn(each, key));
  const found = home && ofClass(of.of, key, [home]);
  if (!home || found === undefined || typeof found === 'number' || found.kind !== 'function') return found;
  const isStatic = home.code.methods.some(({ form, code }) => form === 'static' && code === found.code);
  return isStatic || found.self !== null ? found : bound(found, of);
}

/** The classes that are asked for what an instance has, in their order. */
export function orderOf(of: Rec): readonly ClassThing[] {
  return of.of?.kind === 'class' ? of.of.order : [];
}

function hasIn(each: ClassThing, key: string): boolean {
  return each.members.has(key) || each.methods.has(key) || each.ofClass.has(key) || each.accessors.has(key);
}

/** What computes a member of an instance; null for none. */
export function accessorOf(key: string, order: readonly ClassThing[]): Accessor | null {
  return order.find((each) => hasIn(each, key))?.accessors.get(key) ?? null;
}

export function isInstance(value: Value | undefined): value is Rec {
  return typeof value === 'object' && value.kind === 'record' && value.form === 'instance';
}

/** Calls an operator method of an instance; undefined where it has none, or that can't be known. */
export function callMethod(
  work: Work,
  of: Value | undefined,
  name: string,
  args: readonly Value[],
): Value | undefined {
  if (!isInstance(of) || of.lost) return undefined;
  const method = ofInstance(of, name);
  return method === undefined ? undefined : work.call(method, args);
}

/** Classes of plain data, `@dataclass`: two instances are the same where their fields are. */
export const dataClasses = new WeakSet<ClassThing>();
