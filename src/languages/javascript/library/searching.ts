/* Methods of JavaScript's arrays that look for something: which elements are chosen is decided as the numbers are now. */
import type { Work } from '../../../program/library';
import { Given, List, type Value } from '../../../program/values';
import { isSame, isTrue } from './operators';

/** A method of arrays. */
export type ArrayMethod = (work: Work, of: List, args: readonly Value[]) => Value | undefined;

const missing: Value = { kind: 'nothing', name: 'undefined' };

/** Whether a value is true, as the numbers are now; null where that is not known. */
function holds(work: Work, value: Value): boolean | null {
  if (typeof value !== 'number') return isTrue(value);
  const number = work.isAssumed(value) ? null : work.known(value);
  return number === null ? null : number !== 0 && !Number.isNaN(number);
}

/** What is so for elements, one after the other, until `isEnough`; null where it is not known of one. */
function asked(
  work: Work,
  of: List,
  [test]: readonly Value[],
  isEnough: (isSo: boolean) => boolean,
  holes: boolean,
): readonly (readonly [place: number, item: Value, isSo: boolean])[] | null {
  const all: (readonly [number, Value, boolean])[] = [];
  const count = of.items.length;
  for (let k = 0; k < count; k++) {
    const item = of.items[k] ?? (holes ? missing : undefined);
    if (item === undefined) continue;
    const isSo = test === undefined ? null : holds(work, work.call(test, [item, work.counter(k), of]));
    if (isSo === null) return null;
    all.push([k, item, isSo]);
    if (isEnough(isSo)) break;
  }
  return all;
}

/** The first element of which something is so. */
const first =
  (give: (work: Work, place: number, item: Value) => Value, otherwise: (work: Work) => Value): ArrayMethod =>
  (work, of, args) => {
    const all = asked(work, of, args, (isSo) => isSo, true);
    const found = all?.find(([, , isSo]) => isSo);
    return all ? (found ? give(work, found[0], found[1]) : otherwise(work)) : undefined;
  };

/** The first place of a value, from either end; null where that is not known. */
function placeOf(
  work: Work,
  of: List,
  value: Value,
  fromEnd: boolean,
  same: typeof isEqual = isEqual,
): number | null {
  const places = [...of.items.keys()];
  for (const k of fromEnd ? places.reverse() : places) {
    const item = of.items[k];
    const isOne = item === undefined ? false : same(work, item, value);
    if (isOne === null) return null;
    if (isOne) return k;
  }
  return -1;
}

/** `===`, as the numbers are now; null where that is not known. */
function isEqual(work: Work, one: Value, other: Value): boolean | null {
  if (one instanceof Given || other instanceof Given)
    return one === other ? true : work.areOthers(one, other) ? false : null;
  if (typeof one !== 'number' || typeof other !== 'number') return isSame(work, one, other);
  if (work.isTruth(one) !== work.isTruth(other)) return null;
  const [a, b] = [one, other].map((each) => (work.isAssumed(each) ? null : work.known(each)));
  return a === null || b === null ? null : a === b;
}

/** The same, but NaN is itself. */
export function isSameValue(work: Work, one: Value, other: Value): boolean | null {
  const areNumbers = [one, other].every((each) => Number.isNaN(work.known(each)));
  return areNumbers && !work.isAssumed(one) && !work.isAssumed(other) ? true : isEqual(work, one, other);
}

const place =
  (fromEnd: boolean): ArrayMethod =>
  (work, of, [value, ...more]) => {
    const found = value === undefined || more.length > 0 ? null : placeOf(work, of, value, fromEnd);
    return found === null ? undefined : work.constant(found);
  };

export const searchingMethods: readonly (readonly [string, ArrayMethod])[] = [
  [
    'filter',
    (work, of, args) => {
      const all = asked(work, of, args, () => false, false);
      return all ? new List(all.flatMap(([, item, isSo]) => (isSo ? [item] : []))) : undefined;
    },
  ],
  [
    'find',
    first(
      (_work, _place, item) => item,
      () => missing,
    ),
  ],
  [
    'findIndex',
    first(
      (work, found) => work.counter(found),
      (work) => work.constant(-1),
    ),
  ],
  [
    'some',
    (work, of, args) => {
      const all = asked(work, of, args, (isSo) => isSo, false);
      return all ? work.truth(all.some(([, , isSo]) => isSo)) : undefined;
    },
  ],
  [
    'every',
    (work, of, args) => {
      const all = asked(work, of, args, (isSo) => !isSo, false);
      return all ? work.truth(all.every(([, , isSo]) => isSo)) : undefined;
    },
  ],
  ['indexOf', place(false)],
  ['lastIndexOf', place(true)],
  [
    'includes',
    (work, of, [value, ...more]) => {
      const found =
        value === undefined || more.length > 0 ? null : placeOf(work, of, value, false, isSameValue);
      return found === null || of.items.includes(undefined) ? undefined : work.truth(found >= 0);
    },
  ],
];
