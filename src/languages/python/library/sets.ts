/*
 * Python's sets: things that are in them once. Numbers and texts are gone through in an order of Python's own, which is not
 * followed; instances in that of their addresses, which may be any, as that in which they were put in.
 */
import type { Work } from '../../../program/library';
import { List, type Value } from '../../../program/values';
import { isInstance, isSlice, none, ofInstance, throwing } from './common';
import { placeOf } from './compare';

/** A set whose members are known. */
export function setOf(value: Value | undefined): List | null {
  const isOne = typeof value === 'object' && value.kind === 'list' && !value.lost && value.form === 'set';
  return isOne && !isSlice(value) ? value : null;
}

/** Each of some things once, in the order of the first of each; null where it is not known which are the same. */
export function eachOnce(work: Work, all: readonly (Value | undefined)[]): Value[] | null {
  if (all.every((item) => isPlainInstance(item))) return [...new Set(all as Value[])];
  const once = new List([]);
  for (const item of all) {
    if (item === undefined) return null;
    const place = placeOf(work, once, item);
    if (place === null) return null;
    if (place < 0) once.items.push(item);
  }
  return once.items as Value[];
}

/** What a loop over a set meets after so many; undefined at the end, null where the order is not known. */
export function nextInSet(work: Work, of: List, count: number): Value | undefined | null {
  const members = of.items.every((item) => isPlainInstance(item)) || of.items.length < 2;
  const all = members ? eachOnce(work, of.items) : null;
  return all && (count < all.length ? all[count] : undefined);
}

const methods: Readonly<Record<string, (work: Work, of: List, value: Value) => Value | undefined>> = {
  add: (work, of, value) => {
    const place = placeOf(work, of, value);
    if (place === null) return undefined;
    if (place < 0) work.write(of, of.items.length, value);
    return none;
  },
  discard: (work, of, value) => (without(work, of, value) === null ? undefined : none),
  remove: (work, of, value) => {
    const found = without(work, of, value);
    if (found === false) throwing(work, 'KeyError', 'this is not in the set');
    return found ? none : undefined;
  },
};

/** Calls a method of a set; undefined for one that is not known. */
export function callOfSet(work: Work, of: List, name: string, args: readonly Value[]): Value | undefined {
  const [value] = args;
  return args.length === 1 && Object.hasOwn(methods, name) ? methods[name](work, of, value) : undefined;
}

export const isMethodOfSet = (name: string): boolean => Object.hasOwn(methods, name);

/** Takes something out of a set: whether it was there, null where that is not known. */
function without(work: Work, of: List, value: Value): boolean | null {
  const place = placeOf(work, of, value);
  if (place === null || place < 0) return place === null ? null : false;
  for (let k = place; k + 1 < of.items.length; k++) work.write(of, k, of.items[k + 1]);
  work.setLength(of, of.items.length - 1);
  return true;
}

function isPlainInstance(item: Value | undefined): boolean {
  return isInstance(item) && ofInstance(item, '__eq__') === undefined;
}
