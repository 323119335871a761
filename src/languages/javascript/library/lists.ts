/* The methods of JavaScript's arrays. */
import type { Work } from '../../../program/library';
import { List, type Value } from '../../../program/values';
import { reshapingMethods } from './reshaping';
import { type ArrayMethod, searchingMethods } from './searching';

const missing: Value = { kind: 'nothing', name: 'undefined' };

/** Where a relative index points to; null where it is not known. */
function place(work: Work, index: Value | undefined, count: number, otherwise: number): number | null {
  if (index === undefined || (typeof index !== 'number' && index.kind === 'nothing')) return otherwise;
  const number = work.whole(index);
  if (number === null) return null;
  const whole = Math.trunc(number) || 0;
  return whole < 0 ? Math.max(0, count + whole) : Math.min(whole, count);
}

/** What a callback gives for each element that is there. */
function* results(
  work: Work,
  of: List,
  [callback]: readonly Value[],
): Generator<readonly [number, Value, Value]> {
  const count = of.items.length;
  for (let k = 0; k < count; k++) {
    const item = of.items[k];
    if (item !== undefined) yield [k, item, work.call(callback, [item, work.counter(k), of])];
  }
}

export const listMethods: ReadonlyMap<string, ArrayMethod> = new Map<string, ArrayMethod>([
  ...searchingMethods,
  ...reshapingMethods,
  [
    'push',
    (work, of, args) => {
      for (const value of args) work.write(of, of.items.length, value);
      return work.constant(of.items.length);
    },
  ],
  [
    'pop',
    (work, of) => {
      if (of.items.length === 0) return missing;
      const last = of.items[of.items.length - 1] ?? missing;
      work.setLength(of, of.items.length - 1);
      return last;
    },
  ],
  [
    'fill',
    (work, of, [value = missing, start, end]) => {
      if (of.form === 'typed' && typeof value !== 'number') return undefined;
      const [from, to] = [
        place(work, start, of.items.length, 0),
        place(work, end, of.items.length, of.items.length),
      ];
      if (from === null || to === null) return undefined;
      for (let k = from; k < to; k++) work.write(of, k, value);
      return of;
    },
  ],
  [
    'slice',
    (work, of, [start, end]) => {
      const [from, to] = [
        place(work, start, of.items.length, 0),
        place(work, end, of.items.length, of.items.length),
      ];
      return from === null || to === null ? undefined : new List(of.items.slice(from, to), of.form);
    },
  ],
  [
    'concat',
    (_work, of, args) => {
      const items = [...of.items];
      for (const each of args) {
        if (typeof each !== 'number' && each.kind === 'list') {
          if (each.lost) return undefined;
          items.push(...each.items);
        } else items.push(each);
      }
      return new List(items);
    },
  ],
  [
    'map',
    (work, of, args) => {
      const made = new List(Array.from<Value | undefined>({ length: of.items.length }));
      for (const [k, , value] of results(work, of, args)) made.items[k] = value;
      return made;
    },
  ],
  [
    'forEach',
    (work, of, args) => {
      for (const _ of results(work, of, args));
      return missing;
    },
  ],
  [
    'reduce',
    (work, of, [callback, initial]) => {
      const items = of.items.flatMap((item, k) => (item === undefined ? [] : [[k, item] as const]));
      let sum = initial;
      for (const [k, item] of items)
        sum = sum === undefined ? item : work.call(callback, [sum, item, work.counter(k), of]);
      return sum ?? work.fail('reduce of an empty array has nothing to begin with');
    },
  ],
  [
    'reverse',
    (work, of) => {
      const items = [...of.items].reverse();
      for (const [k, item] of items.entries()) work.write(of, k, item);
      return of;
    },
  ],
]);

/** Those that leave the array as it is. */
export const readingMethods: ReadonlySet<string> = new Set(
  'slice concat map forEach reduce filter find findIndex some every indexOf lastIndexOf includes at flat flatMap reduceRight join entries'.split(
    ' ',
  ),
);
