/* Python's lists and tuples: elements, slices, methods. */
import type { Work } from '../../../program/library';
import { List, type Value } from '../../../program/values';
import { isSlice, isWhole, listed, none, throwing, wholeOf } from './common';
import { contains, placeOf } from './compare';
import { next, over } from './iteration';
import { sortedBy } from './order';

/** Places from a first one on, each so far from the one before. */
export interface SlicePlaces {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** The places that a slice means; null where that is not known. */
export function placesOf(work: Work, slice: List, length: number): SlicePlaces | null {
  const bound = (value: Value | undefined, otherwise: number, least: number, most: number) => {
    if (value === undefined || (typeof value !== 'number' && value.kind === 'nothing')) return otherwise;
    const number = wholeOf(work, value);
    return number === null ? null : Math.max(least, Math.min(most, number < 0 ? number + length : number));
  };
  const [start, stop, each] = slice.items;
  const isOne = each === undefined || (typeof each !== 'number' && each.kind === 'nothing');
  const step = isOne ? 1 : wholeOf(work, each);
  if (step === null || step === 0) return null;
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const from = bound(start, step > 0 ? least : most, least, most);
  const to = bound(stop, step > 0 ? most : least, least, most);
  if (from === null || to === null) return null;
  return { start: from, step, count: Math.max(0, Math.ceil((to - from) / step)) };
}

/** The place of an element; null where it is not known. */
export function placeIn(work: Work, index: Value, length: number, of: List | null = null): number | null {
  const number = wholeOf(work, index, length);
  if (number === null) {
    if (typeof index !== 'number' || work.isAssumed(index)) return null;
    const value = work.known(index);
    if (value !== null && !isWhole(work, index) && !Number.isInteger(value))
      return throwing(work, 'TypeError', 'a fraction is no index');
    return null;
  }
  const place = number < 0 ? number + length : number;
  if (place >= 0 && place < length) return place;
  if (of) work.pastEnd(of, place < 0 ? -number - 1 : place, index);
  return work.isAssumed(index) ? null : throwing(work, 'IndexError', 'this index is out of range');
}

const isPlace = (index: Value): boolean => typeof index === 'number' || index.kind !== 'list';

export function elementOf(work: Work, of: List, index: Value): Value | undefined {
  if (of.form === 'set' || (of.form === 'deque' && !isPlace(index))) return undefined;
  if (typeof index !== 'number' && index.kind === 'list' && isSlice(index)) {
    const places = placesOf(work, index, of.items.length);
    if (!places) return undefined;
    const { start, step, count } = places;
    return new List(
      Array.from({ length: count }, (_, k) => of.items[start + k * step]),
      of.form,
    );
  }
  const place = placeIn(work, index, of.items.length, of);
  return place === null ? undefined : of.items[place];
}

export function setElement(work: Work, of: List, index: Value, value: Value): boolean {
  if (of.form === 'tuple') return throwing(work, 'TypeError', 'a tuple can’t be changed');
  if (of.form === 'set' || (of.form === 'deque' && !isPlace(index))) return false;
  if (typeof index !== 'number' && index.kind === 'list' && isSlice(index))
    return setSlice(work, of, index, value);
  const place = placeIn(work, index, of.items.length, of);
  if (place === null) return false;
  work.write(of, place, value);
  return true;
}

function setSlice(work: Work, of: List, slice: List, value: Value): boolean {
  const values = allOf(work, value);
  const places = placesOf(work, slice, of.items.length);
  if (!values || !places) return false;
  const { start, step, count } = places;
  if (step === 1) {
    rewrite(work, of, [...of.items.slice(0, start), ...values, ...of.items.slice(start + count)]);
    return true;
  }
  if (values.length !== count) return throwing(work, 'ValueError', 'this slice has another length');
  for (const [k, each] of values.entries()) work.write(of, start + k * step, each);
  return true;
}

export function removeElement(work: Work, of: List, index: Value): boolean {
  if (of.form !== 'list') return false;
  const isMany = typeof index !== 'number' && index.kind === 'list' && isSlice(index);
  const place = isMany ? 0 : placeIn(work, index, of.items.length, of);
  const places = isMany ? placesOf(work, index, of.items.length) : { start: place ?? 0, step: 1, count: 1 };
  if (place === null || !places) return false;
  const { start, step, count } = places;
  const gone = new Set(Array.from({ length: count }, (_, k) => start + k * step));
  rewrite(
    work,
    of,
    of.items.filter((_, k) => !gone.has(k)),
  );
  return true;
}

/** Gives a list other elements. */
export function rewrite(work: Work, of: List, items: readonly (Value | undefined)[]): void {
  for (const [k, item] of items.entries()) if (of.items[k] !== item) work.write(of, k, item);
  if (of.items.length !== items.length) work.setLength(of, items.length);
}

/** All that a loop over a value would meet; null where that is not known. */
export function allOf(work: Work, value: Value): Value[] | null {
  const of = over(work, value);
  const all: Value[] = [];
  for (;;) {
    const one = next(work, of, all.length);
    if (one === null) return null;
    if (one === undefined) return all;
    all.push(one);
  }
}

export type ListMethod = (
  work: Work,
  of: List,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
) => Value | undefined;

export const tupleMethods: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  [
    'index',
    (work, of, [value, ...more]) => {
      const place = more.length > 0 || value === undefined ? null : placeOf(work, of, value);
      if (place === null) return undefined;
      return place < 0 ? throwing(work, 'ValueError', 'this is not in the list') : work.constant(place);
    },
  ],
  [
    'count',
    (work, of, [value]) => {
      if (value === undefined) return undefined;
      const same = of.items.map((item) => contains(work, new List([item]), value));
      const known = same.map((each) => (each === undefined ? null : work.known(each)));
      return known.includes(null) ? undefined : work.constant(known.filter((each) => each === 1).length);
    },
  ],
]);

export const listMethods: ReadonlyMap<string, ListMethod> = new Map<string, ListMethod>([
  ...tupleMethods,
  [
    'append',
    (work, of, [value]) => {
      if (value === undefined) return undefined;
      work.write(of, of.items.length, value);
      return none;
    },
  ],
  [
    'extend',
    (work, of, [values]) => {
      const all = values === undefined ? null : allOf(work, values);
      if (!all) return undefined;
      for (const value of all) work.write(of, of.items.length, value);
      return none;
    },
  ],
  [
    'insert',
    (work, of, [index, value]) => {
      const number = index === undefined ? null : wholeOf(work, index);
      if (number === null || value === undefined || of.form === 'deque') return undefined;
      const { length } = of.items;
      const place = Math.max(0, Math.min(length, number < 0 ? number + length : number));
      rewrite(work, of, [...of.items.slice(0, place), value, ...of.items.slice(place)]);
      return none;
    },
  ],
  [
    'pop',
    (work, of, [index]) => {
      if (of.items.length === 0) return throwing(work, 'IndexError', 'this list has no elements');
      const place = index === undefined ? of.items.length - 1 : placeIn(work, index, of.items.length, of);
      if (place === null) return undefined;
      const value = of.items[place];
      rewrite(
        work,
        of,
        of.items.filter((_, k) => k !== place),
      );
      return value;
    },
  ],
  [
    'remove',
    (work, of, [value]) => {
      const place = value === undefined ? null : placeOf(work, of, value);
      if (place === null) return undefined;
      if (place < 0) return throwing(work, 'ValueError', 'this is not in the list');
      rewrite(
        work,
        of,
        of.items.filter((_, k) => k !== place),
      );
      return none;
    },
  ],
  [
    'reverse',
    (work, of) => {
      rewrite(work, of, [...of.items].reverse());
      return none;
    },
  ],
  [
    'clear',
    (work, of) => {
      work.setLength(of, 0);
      return none;
    },
  ],
  ['copy', (_work, of) => new List([...of.items])],
  [
    'sort',
    (work, of, args, keywords) => {
      const items = args.length > 0 ? null : sortedBy(work, of.items as readonly Value[], keywords);
      if (!items) return undefined;
      rewrite(work, of, items);
      return none;
    },
  ],
]);

/** Names that only lists have among what a file gives methods to. */
export const isOfLists = (key: string): boolean => /^(append|extend|insert|sort|reverse)$/.test(key);

/** `a += b` and `a *= n` change a list itself. */
export function updateList(work: Work, gate: string, of: List, value: Value): Value | undefined {
  if (of.form !== 'list' || !listed(of)) return undefined;
  if (gate === '+') return listMethods.get('extend')?.(work, of, [value], new Map()) && of;
  const times = gate === '*' ? wholeOf(work, value) : null;
  if (times === null || times * of.items.length > mostElements) return undefined;
  rewrite(work, of, repeated(of.items, times));
  return of;
}

export function repeated<T>(items: readonly T[], times: number): T[] {
  return Array.from({ length: Math.max(0, times) }, () => items).flat();
}

/** Longer lists are not followed. */
export const mostElements = 100_000;
