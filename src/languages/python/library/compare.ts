/* What is equal, the same, or a part of something, to Python. */
import type { Work } from '../../../program/library';
import { Given, type List, type Thing, type Value } from '../../../program/values';
import { callMethod, dataClasses, dictOf, isInstance, isSlice, ofInstance, partsOf, wholeOf } from './common';

/** `a == b` as a number; undefined where it is not known. */
export function equal(work: Work, one: Value, other: Value): Value | undefined {
  if (typeof one === 'number' && typeof other === 'number') return work.apply('==', [one, other]);
  for (const [of, with_] of [
    [one, other],
    [other, one],
  ])
    if (isInstance(of) && ofInstance(of, '__eq__')) return callMethod(work, of, '__eq__', [with_]);
  if (typeof one === 'number' || typeof other === 'number') {
    const [number, thing] = typeof one === 'number' ? [one, other as Thing] : [other as number, one as Thing];
    const isKnown = work.known(number) !== null && !work.isAssumed(number);
    return isKnown && isNoNumber(thing) ? work.truth(false) : undefined;
  }
  if (one instanceof Given || other instanceof Given)
    return work.areOthers(one, other) ? work.truth(false) : undefined;
  if (one.kind === 'list' && other.kind === 'list') return equalLists(work, one, other);
  if (one.kind === 'text' && other.kind === 'text') return work.truth(one.value === other.value);
  if (one === other && one.kind !== 'method') return work.truth(true);
  if (one.kind === 'nothing' || other.kind === 'nothing')
    return isNoNumber(one) && isNoNumber(other) ? work.truth(one.kind === other.kind) : undefined;
  if (isInstance(one) && isInstance(other))
    return one.of?.kind === 'class' && one.of.order.some((each) => dataClasses.has(each))
      ? undefined
      : work.truth(false);
  const isPlain = (thing: Thing) => /^(list|text|record|class|function)$/.test(thing.kind);
  return isPlain(one) && isPlain(other) && one.kind !== other.kind ? work.truth(false) : undefined;
}

/** Whether something is no number, and equal to none. */
const isNoNumber = (of: Thing): boolean =>
  !(of instanceof Given) && of.kind !== 'library' && of.kind !== 'method';

function equalLists(work: Work, one: List, other: List): Value | undefined {
  if (one.lost || other.lost || one.form === 'set' || other.form === 'set') return undefined;
  if (isSlice(one) || isSlice(other)) return undefined;
  if (one.form !== other.form || one.items.length !== other.items.length) return work.truth(false);
  let all: Value = work.truth(true);
  for (const [k, item] of one.items.entries()) {
    const with_ = other.items[k];
    if (item === with_ && typeof item !== 'number') continue;
    const same = item === undefined || with_ === undefined ? undefined : equal(work, item, with_);
    if (typeof same !== 'number') return undefined;
    all = work.apply('and', [all, same]);
  }
  return all;
}

/** `a is b`. */
export function isSame(work: Work, one: Value, other: Value): boolean | null {
  if (typeof one === 'number' && typeof other === 'number') {
    const isTruth = work.isTruth(one) && work.isTruth(other);
    const [a, b] = [work.known(one), work.known(other)];
    return isTruth && a !== null && b !== null ? a === b : null;
  }
  if (typeof one === 'number' || typeof other === 'number') {
    const [number, thing] = typeof one === 'number' ? [one, other as Thing] : [other as number, one as Thing];
    return work.hasNumber(number) && isNoNumber(thing) ? false : null;
  }
  if (one instanceof Given || other instanceof Given)
    return one === other ? true : work.areOthers(one, other) ? false : null;
  if (one.kind === 'nothing' || other.kind === 'nothing') return one.kind === other.kind;
  const isMutable = (thing: Thing) => thing.kind === 'record' || thing.kind === 'class' || isList(thing);
  return isMutable(one) && isMutable(other) ? one === other : null;
}

const isList = (thing: Thing): boolean => thing.kind === 'list' && thing.form !== 'tuple';

/** `value in of` as a number. */
export function contains(work: Work, of: Value, value: Value): Value | undefined {
  const dict = dictOf(of);
  if (dict) {
    const key = keyOf(work, value);
    return key === null ? undefined : work.truth(dict.members.has(key));
  }
  if (isInstance(of)) {
    const found = callMethod(work, of, '__contains__', [value]);
    return found !== undefined && work.isTruth(found) ? found : undefined;
  }
  if (typeof of === 'number') return undefined;
  if (of.kind === 'text' && typeof value !== 'number' && value.kind === 'text')
    return work.truth(of.value.includes(value.value));
  if (of.kind !== 'list' || of.lost || isSlice(of)) return undefined;
  let some: Value = work.truth(false);
  for (const item of of.items) {
    if (item === value && typeof item !== 'number') return work.truth(true);
    const same = item === undefined ? undefined : equal(work, item, value);
    if (typeof same !== 'number') return undefined;
    some = work.apply('or', [some, same]);
  }
  return some;
}

/** The first place in a list at which something stands, as the numbers are now; -1 for none, null where it is not known. */
export function placeOf(work: Work, of: List, value: Value): number | null {
  for (const [k, item] of of.items.entries()) {
    if (item === value && typeof item !== 'number') return k;
    const same = item === undefined ? undefined : equal(work, item, value);
    const known = same === undefined ? null : work.known(same);
    if (same === undefined || known === null || work.isAssumed(same)) return null;
    if (known !== 0) return k;
  }
  return -1;
}

/** What a value is as a key: equal ones have the same. */
export function keyOf(work: Work, value: Value): string | null {
  if (typeof value === 'number') {
    const number = work.known(value);
    return number === null || Number.isNaN(number) ? null : String(number === 0 ? 0 : number);
  }
  if (value.kind === 'text') return `'${value.value.replace(/['\\]/g, '\\$&')}'`;
  if (value.kind === 'nothing') return value.name;
  if (value.kind !== 'list' || value.form !== 'tuple' || isSlice(value)) return null;
  const keys = value.items.map((item) => (item === undefined ? null : keyOf(work, item)));
  return keys.includes(null) ? null : `(${keys.join(', ')})`;
}

/** How many a range has. */
export function rangeOf(work: Work, of: Value): readonly [start: number, step: number, count: number] | null {
  const parts = partsOf(of, 'range');
  if (!parts) return null;
  const numbers = parts.items.map((part) => (part === undefined ? null : wholeOf(work, part)));
  const [start, stop, step] = numbers;
  if (start === null || stop === null || step === null || step === 0) return null;
  return [start, step, Math.max(0, Math.ceil((stop - start) / step))];
}
