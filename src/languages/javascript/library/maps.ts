/* JavaScript's Map and Set. What is in them stays: what takes something out of them is not followed. */
import type { LibraryCall, Work } from '../../../program/library';
import { List, Rec, type Thing, type Value } from '../../../program/values';
import { isSameValue } from './searching';

const missing: Value = { kind: 'nothing', name: 'undefined' };

const numbersOf = new WeakMap<Thing, number>();
let things = 0;

/** What a value is as a key, which is the same for what is the same; null where that is not known. */
function keyOf(work: Work, value: Value): string | null {
  if (typeof value === 'number') {
    const number = work.isAssumed(value) ? null : work.known(value);
    return number === null ? null : `${work.isTruth(value)} ${number === 0 ? 0 : number}`;
  }
  if (value.kind === 'text') return `'${value.value}`;
  if (value.kind === 'nothing') return value.name;
  if (value.kind === 'record' && value.form === 'given') return null;
  if (value.kind === 'library' || value.kind === 'method' || value.kind === 'super') return null;
  const known = numbersOf.get(value) ?? ++things;
  numbersOf.set(value, known);
  return `#${known}`;
}

/** A Map or a Set; null for anything else. */
export function collectionOf(of: Value): Rec | List | null {
  if (typeof of === 'number') return null;
  const isOne = (of.kind === 'record' && of.form === 'dict') || (of.kind === 'list' && of.form === 'set');
  return isOne ? of : null;
}

/** `new Map(pairs)`, `new Set(items)`, of all that they get; undefined where that is not known. */
export function newCollection(work: Work, path: string, items: readonly Value[]): Value | undefined {
  if (path === 'Set') {
    const made = new List([], 'set');
    return items.every((item) => add(work, made, item)) ? made : undefined;
  }
  const made = new Rec('dict');
  const areKnown = items.every((pair) => {
    if (typeof pair === 'number' || pair.kind !== 'list' || pair.lost) return false;
    const [key, value] = pair.items;
    return set(work, made, key ?? missing, value ?? missing);
  });
  return areKnown ? made : undefined;
}

function set(work: Work, of: Rec, key: Value, value: Value): boolean {
  const name = keyOf(work, key);
  if (name === null) return false;
  if (!of.members.has(name)) of.keys.set(name, key);
  work.put(of, name, value);
  return true;
}

function add(work: Work, of: List, value: Value): boolean {
  const found = has(work, of, value);
  if (found === null) return false;
  if (!found) work.write(of, of.items.length, value);
  return true;
}

function has(work: Work, of: List, value: Value): boolean | null {
  for (const item of of.items) {
    const same = item === undefined ? null : item === value ? true : isSameValue(work, item, value);
    if (same !== false) return same;
  }
  return false;
}

/** What a Map or a Set has under a name. */
export function memberOfCollection(work: Work, of: Rec | List, key: string): Value | undefined {
  if (key === 'size') return work.counter(of.kind === 'list' ? of.items.length : of.members.size);
  const known =
    of.kind === 'list' ? /^(has|add|forEach|values|keys)$/ : /^(has|get|set|forEach|values|keys|entries)$/;
  return known.test(key) ? { kind: 'method', of, name: key } : undefined;
}

export function callOfCollection(
  work: Work,
  of: Rec | List,
  name: string,
  { args }: Pick<LibraryCall, 'args'>,
): Value | undefined {
  const [first = missing, second = missing] = args;
  if (/^(keys|values|entries)$/.test(name)) return { kind: 'method', of, name: `<${name}>` };
  if (name === 'forEach') return forEach(work, of, first);
  if (of.kind === 'list') {
    if (name === 'add') return add(work, of, first) ? of : undefined;
    const found = has(work, of, first);
    return found === null ? undefined : work.truth(found);
  }
  if (name === 'set') return set(work, of, first, second) ? of : undefined;
  const key = keyOf(work, first);
  if (key === null) return undefined;
  return name === 'has' ? work.truth(of.members.has(key)) : (of.members.get(key) ?? missing);
}

function forEach(work: Work, of: Rec | List, callback: Value): Value {
  for (let k = 0; ; k++) {
    const pair = entryAt(of, k);
    if (!pair) return missing;
    work.call(callback, [pair[1], pair[0], of]);
  }
}

/** A key and a value by their place; null behind the end. */
function entryAt(of: Rec | List, place: number): readonly [Value, Value] | null {
  if (of.kind === 'list') {
    const item = of.items[place];
    return item === undefined ? null : [item, item];
  }
  const name = [...of.members.keys()][place];
  const value = name === undefined ? undefined : of.members.get(name);
  return name === undefined || value === undefined ? null : [of.keys.get(name) ?? missing, value];
}

/** What comes next of keys, values or entries of a collection or an array; undefined at the end, null where it is none. */
export function nextIn(work: Work, of: Value, name: string, count: number): Value | undefined | null {
  if (typeof of === 'number') return null;
  if (of.kind === 'list' && of.form !== 'set') {
    if (of.lost) return null;
    if (count >= of.items.length) return undefined;
    const item = of.items[count] ?? missing;
    return name === '<keys>'
      ? work.counter(count)
      : name === '<values>'
        ? item
        : new List([work.counter(count), item]);
  }
  const all = collectionOf(of);
  if (!all || all.lost) return null;
  const entry = entryAt(all, count);
  if (!entry) return undefined;
  return name === '<keys>' ? entry[0] : name === '<values>' ? entry[1] : new List([...entry]);
}
