/* Methods of JavaScript's arrays that move elements, take some out, or put them together otherwise. */
import type { Work } from '../../../program/library';
import { isNothing, List, type Value } from '../../../program/values';
import { textOf } from './operators';
import type { ArrayMethod } from './searching';

const missing: Value = { kind: 'nothing', name: 'undefined' };

/** Gives an array other elements. */
function rewrite(work: Work, of: List, items: readonly (Value | undefined)[]): void {
  for (const [k, item] of items.entries())
    if (of.items[k] !== item || k >= of.items.length) work.write(of, k, item);
  if (of.items.length !== items.length) work.setLength(of, items.length);
}

/** Arrays in an array as their elements, so many times; null where one of them is not known. */
function flattened(items: readonly (Value | undefined)[], depth: number): Value[] | null {
  const all: Value[] = [];
  for (const item of items) {
    if (item === undefined) continue;
    if (depth < 1 || typeof item === 'number' || item.kind !== 'list' || item.form !== 'list') {
      // What is not known may be an array.
      if (typeof item !== 'number' && item.kind === 'record' && item.form === 'given') return null;
      all.push(item);
      continue;
    }
    const inner = item.lost ? null : flattened(item.items, depth - 1);
    if (!inner) return null;
    all.push(...inner);
  }
  return all;
}

/** Sorted by what a function says of each two, as the numbers are now; null where that is not known. */
function sorted(work: Work, items: readonly Value[], compare: Value): Value[] | null {
  let isKnown = true;
  const made = [...items].sort((one, other) => {
    const order = work.call(compare, [one, other]);
    const number = work.isAssumed(order) ? null : work.known(order);
    isKnown &&= number !== null && !Number.isNaN(number) && (number !== 0 || one === other);
    return number ?? 0;
  });
  return isKnown ? made : null;
}

export const reshapingMethods: readonly (readonly [string, ArrayMethod])[] = [
  [
    'shift',
    (work, of) => {
      if (of.items.length === 0) return missing;
      const [first, ...rest] = of.items;
      rewrite(work, of, rest);
      return first ?? missing;
    },
  ],
  [
    'unshift',
    (work, of, args) => {
      rewrite(work, of, [...args, ...of.items]);
      return work.constant(of.items.length);
    },
  ],
  [
    'splice',
    (work, of, [start, count, ...added]) => {
      const from = start === undefined ? null : work.whole(start);
      const { length } = of.items;
      const taken = count === undefined ? length : work.whole(count);
      if (from === null || taken === null || !Number.isInteger(from) || !Number.isInteger(taken))
        return undefined;
      const at = from < 0 ? Math.max(0, length + from) : Math.min(from, length);
      const end = Math.min(length, at + Math.max(0, taken));
      const gone = of.items.slice(at, end);
      rewrite(work, of, [...of.items.slice(0, at), ...added, ...of.items.slice(end)]);
      return new List(gone);
    },
  ],
  [
    'at',
    (work, of, [index]) => {
      const number = index === undefined ? null : work.whole(index);
      if (number === null || !Number.isInteger(number)) return undefined;
      return of.items[number < 0 ? number + of.items.length : number] ?? missing;
    },
  ],
  [
    'flat',
    (work, of, [depth]) => {
      const number = depth === undefined ? 1 : work.whole(depth);
      const all = number === null ? null : flattened(of.items, number);
      return all ? new List(all) : undefined;
    },
  ],
  [
    'flatMap',
    (work, of, [callback]) => {
      if (callback === undefined) return undefined;
      const made = [...of.items].map((item, k) =>
        item === undefined ? undefined : work.call(callback, [item, work.counter(k), of]),
      );
      const all = made.some((each) => typeof each === 'number' && !work.hasNumber(each))
        ? null
        : flattened(made, 1);
      return all ? new List(all) : undefined;
    },
  ],
  [
    'sort',
    (work, of, [compare]) => {
      if (compare === undefined || of.items.includes(undefined)) return undefined;
      const all = sorted(work, of.items as readonly Value[], compare);
      if (!all) return undefined;
      rewrite(work, of, all);
      return of;
    },
  ],
  [
    'reduceRight',
    (work, of, [callback, initial]) => {
      if (callback === undefined) return undefined;
      let sum = initial;
      for (let k = of.items.length - 1; k >= 0; k--) {
        const item = of.items[k];
        if (item !== undefined)
          sum = sum === undefined ? item : work.call(callback, [sum, item, work.counter(k), of]);
      }
      return sum ?? work.fail('reduceRight of an empty array has nothing to begin with');
    },
  ],
  [
    'join',
    (work, of, [between]) => {
      const sign = between === undefined ? ',' : textOf(work, between);
      const texts = of.items.map((item) => (item === undefined || isNothing(item) ? '' : textOf(work, item)));
      if (sign === null || texts.includes(null)) return undefined;
      return { kind: 'text', value: texts.join(sign), nodes: work.nodesOf([of]) };
    },
  ],
  ['keys', (_work, of) => ({ kind: 'method', of, name: '<keys>' })],
  ['values', (_work, of) => ({ kind: 'method', of, name: '<values>' })],
  ['entries', (_work, of) => ({ kind: 'method', of, name: '<entries>' })],
];
