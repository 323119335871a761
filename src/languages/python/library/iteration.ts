/*
 * What loops of Python go through: lists as they are at each moment, dictionaries by their keys, and what range, zip,
 * enumerate and the like make, which do their part only when they are asked for it.
 */
import type { Work } from '../../../program/library';
import { GeneratorThing, List, type Rec, type Value } from '../../../program/values';
import {
  asList,
  callMethod,
  dictOf,
  exception,
  isInstance,
  made,
  ofInstance,
  partsOf,
  text,
  wholeOf,
} from './common';
import { rangeOf } from './compare';
import { nextInSet } from './sets';

/** What may be gone through once only. */
const once = ['zip', 'enumerate', 'map', 'reversed', 'iter', 'chain', 'islice', 'accumulate'];

/** What a loop goes through: a dictionary must keep its size, and an iterator is used up. */
export function over(work: Work, of: Value): Value {
  const list = asList(work, of);
  const dict = dictOf(list);
  if (dict) return view(work, 'keys', dict);
  if (isInstance(list) && !list.lost) return ofItself(work, list);
  if (typeof list === 'number' || list.kind !== 'method') return list;
  const name = list.name.slice(1, -1);
  const parts = partsOf(list, name);
  if (!parts) return list;
  if (name === 'keys' || name === 'values' || name === 'items') {
    const inner = dictOf(parts.items[0]);
    return inner ? view(work, name, inner) : list;
  }
  if (!once.includes(name)) return list;
  if (parts.members?.has('used') || parts.members?.has('place')) return made('used');
  work.put(parts, 'used', work.truth(true));
  return made(name, ...parts.items.map((part) => (part === undefined ? work.truth(false) : part)));
}

/** What an instance says itself that is gone through: an iterator of its own, or its elements, one after the other. */
function ofItself(work: Work, of: Rec): Value {
  const given = callMethod(work, of, '__iter__', []);
  if (given === undefined) return ofInstance(of, '__getitem__') ? made('elements', of) : of;
  if (given === of || (isInstance(given) && ofInstance(given, '__next__'))) return made('steps', given);
  return over(work, given);
}

/** A dictionary's keys, values or items, with how many there are now, and which. */
function view(work: Work, name: string, dict: Rec): Value {
  return made(name, dict, work.constant(dict.members.size), text(keysIn(dict)));
}

const keysIn = ({ members }: Rec) => [...members.keys()].join('\0');

/** Begins to go through what an iterator is made of. */
export function iterator(
  work: Work,
  name: string,
  sources: readonly Value[],
  ...more: readonly Value[]
): Value {
  return made(name, ...sources.map((each) => over(work, each)), ...more);
}

/** What comes after so many; undefined at the end, null where that is not known. */
export function next(work: Work, of: Value, count: number): Value | undefined | null {
  if (typeof of === 'number') return null;
  if (of.kind === 'list') {
    if (of.lost) return null;
    if (of.form === 'set') return nextInSet(work, of, count);
    return count < of.items.length ? (of.items[count] ?? null) : undefined;
  }
  if (of.kind === 'text') {
    const letters = [...of.value];
    return count < letters.length ? text(letters[count]) : undefined;
  }
  if (of instanceof GeneratorThing) return work.resume(of);
  if (of.kind !== 'method') return null;
  const parts = partsOf(of, of.name.slice(1, -1));
  return parts ? nextOf(work, of, parts.items as readonly Value[], count) : null;
}

function nextOf(
  work: Work,
  of: Extract<Value, { kind: 'method' }>,
  parts: readonly Value[],
  count: number,
): Value | undefined | null {
  const [first, second] = parts;
  switch (of.name) {
    case '<range>': {
      const range = rangeOf(work, of);
      if (!range) return null;
      const [start, step, length] = range;
      return count < length ? work.counter(start + count * step) : undefined;
    }
    case '<zip>':
      return together(work, parts, count);
    case '<enumerate>': {
      const item = next(work, first, count);
      const start = work.known(second);
      if (item === null || item === undefined) return item;
      return start === null ? null : new List([work.counter(start + count), item], 'tuple');
    }
    case '<map>': {
      const [callee, ...sources] = parts;
      const items = together(work, sources, count);
      return items === null || items === undefined ? items : work.call(callee, items.items as Value[]);
    }
    case '<reversed>': {
      const length = work.known(second);
      if (length === null || typeof first === 'number' || first.kind !== 'list' || first.lost) return null;
      return count < length ? (first.items[length - 1 - count] ?? null) : undefined;
    }
    case '<iter>':
      return next(work, first, count);
    case '<steps>':
      return unlessEnded(work, 'StopIteration', () => callMethod(work, first, '__next__', []));
    case '<elements>':
      return unlessEnded(work, 'IndexError', () =>
        callMethod(work, first, '__getitem__', [work.counter(count)]),
      );
    case '<chain>':
      return inChain(work, parts, count);
    case '<islice>': {
      const [from, to] = [wholeOf(work, second), work.whole(parts[2])];
      if (from === null || (from > 0 && typeof first !== 'number' && first.kind !== 'list')) return null;
      return to !== null && from + count >= to ? undefined : next(work, first, from + count);
    }
    case '<accumulate>':
      return accumulated(work, of, parts, count);
    case '<repeat>': {
      const times = second === undefined ? count + 1 : work.whole(second);
      return times === null ? null : count < times ? first : undefined;
    }
    case '<counting>': {
      const [start, step] = [wholeOf(work, first), wholeOf(work, second)];
      return start === null || step === null ? null : work.counter(start + count * step);
    }
    case '<keys>':
    case '<values>':
    case '<items>':
      return ofDict(work, of, dictOf(first), work.known(second), count);
  }
  return null;
}

/** What a call gives; undefined where it says by what it throws that there is no more. */
function unlessEnded(work: Work, name: string, call: () => Value | undefined): Value | undefined | null {
  const isEnd = (thrown: Value | null) =>
    thrown !== null && typeof thrown !== 'number' && thrown.kind === 'library' && thrown.path === name;
  let isKnown = true;
  const given = work.unlessEnded(() => {
    const value = call();
    isKnown = value !== undefined;
    return value ?? work.truth(false);
  }, isEnd);
  return isKnown ? (given ?? undefined) : null;
}

function inChain(work: Work, parts: readonly Value[], place: number): Value | undefined | null {
  let left = place;
  for (const part of parts) {
    const length = count(work, part);
    if (length === null) return null;
    if (left < length) return next(work, part, left);
    left -= length;
  }
  return undefined;
}

/** What has come together by now, which the iterator keeps. */
function accumulated(
  work: Work,
  of: Extract<Value, { kind: 'method' }>,
  [source, callee]: readonly Value[],
  place: number,
): Value | undefined | null {
  const item = next(work, source, place);
  if (item === null || item === undefined || typeof of.of === 'number' || of.of.kind !== 'list') return item;
  const before = place === 0 ? undefined : of.of.members?.get('sum');
  if (before === undefined && place > 0) return null;
  const joined = (sum: Value) =>
    callee === undefined ? work.apply('+', [sum, item]) : work.call(callee, [sum, item]);
  const sum = before === undefined ? item : joined(before);
  work.put(of.of, 'sum', sum);
  return sum;
}

/** Of several that are gone through together one has no more: where nobody says how many it has, it is as long as the others. */
function endsAlone(work: Work, one: Value, all: readonly Value[], count: number): undefined {
  const longer = all.find((of) => typeof of === 'object' && of.kind === 'list' && of.items.length > count) as
    | List
    | undefined;
  if (longer && typeof one === 'object' && one.kind === 'list') work.areAsLong(one, longer);
  return undefined;
}

function together(work: Work, sources: readonly Value[], count: number): List | undefined | null {
  const items: Value[] = [];
  for (const source of sources) {
    const item = next(work, source, count);
    if (item === null) return item;
    if (item === undefined) return endsAlone(work, source, sources, count);
    items.push(item);
  }
  return sources.length === 0 ? undefined : new List(items, 'tuple');
}

function ofDict(
  work: Work,
  of: Extract<Value, { kind: 'method' }>,
  dict: Rec | null,
  size: number | null,
  count: number,
): Value | undefined | null {
  if (!dict) return null;
  if (size !== dict.members.size)
    return work.fail('this dictionary changes while it is gone through', exception('RuntimeError'));
  // Where a key has gone and come back it depends on how Python keeps them which comes next.
  const before = partsOf(of, of.name.slice(1, -1))?.items[2];
  if (typeof before === 'object' && before.kind === 'text' && before.value !== keysIn(dict)) return null;
  const key = [...dict.members.keys()][count];
  if (key === undefined) return undefined;
  const own = dict.keys.get(key);
  const value = dict.members.get(key);
  if (own === undefined || value === undefined) return null;
  if (of.name === '<values>') return value;
  return of.name === '<keys>' ? own : new List([own, value], 'tuple');
}

/** Whether a range, which may rest on counts, has a first round, as a number. */
export function hasFirst(work: Work, of: Value): number | null {
  const [start, stop, step] = partsOf(of, 'range')?.items ?? [];
  if (start === undefined || stop === undefined || step === undefined) return null;
  const holds = work.apply((wholeOf(work, step) ?? 0) > 0 ? '<' : '>', [start, stop]);
  return typeof holds === 'number' ? holds : null;
}

/** What comes first of a range of which only the start is known. */
export function firstOf(work: Work, of: Value): Value | undefined {
  const [start, stop] = partsOf(of, 'range')?.items ?? [];
  const first = start === undefined ? null : wholeOf(work, start);
  const isOpen = stop !== undefined && work.isAssumed(stop);
  return first === null || !isOpen ? undefined : work.counter(first);
}

/** How many a loop meets, as far as that is known before; null where it is not. */
export function count(work: Work, of: Value): number | null {
  if (typeof of === 'number') return null;
  if (of.kind === 'list') return of.items.length;
  if (of.kind !== 'method') return null;
  const range = rangeOf(work, of);
  if (range) return range[2];
  const parts = partsOf(of, of.name.slice(1, -1))?.items ?? [];
  if (!/^<(zip|enumerate|iter)>$/.test(of.name)) return null;
  const counts = parts.map((part) => (part === undefined ? null : count(work, part)));
  return counts.reduce((least, each) => (each === null ? least : Math.min(least ?? each, each)), null);
}
