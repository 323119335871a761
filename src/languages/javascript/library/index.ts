/* What values of JavaScript can do besides arithmetic: members, elements, methods, operators on texts. */

import { rowNamed } from '../../../gates/rows';
import { compose } from '../../../program/dialect';
import type { Library, LibraryCall, Work } from '../../../program/library';
import {
  type Accessor,
  type ClassThing,
  GeneratorThing,
  Given,
  isNothing,
  List,
  Rec,
  type SuperThing,
  type Thing,
  type Value,
} from '../../../program/values';
import { builtIns } from '../names';
import { isBeyond } from './beyond';
import { listMethods, readingMethods } from './lists';
import { callOfCollection, collectionOf, memberOfCollection, newCollection, nextIn } from './maps';
import { isTrue, operate, textOf } from './operators';

const missing: Value = { kind: 'nothing', name: 'undefined' };

/** What an array has at a key that is no index; its methods too. */
function memberOfList(work: Work, of: List, key: string): Value | undefined {
  if (of.form === 'set') return memberOfCollection(work, of, key);
  if (key === 'length') return work.lengthOf(of);
  const own = of.members?.get(key);
  if (own !== undefined) return own;
  if (listMethods.has(key)) return { kind: 'method', of, name: key };
  return ofLists.has(key) || inherited.has(key) ? undefined : missing;
}

/** What classes give an object, which a getter of theirs may compute. */
function ofClasses(work: Work, of: Value, key: string, order: readonly ClassThing[]): Value | undefined {
  for (const { accessors, methods } of order) {
    const accessor = accessors.get(key);
    if (accessor) return accessor.getter ? work.call(accessor.getter, [], of) : missing;
    const method = methods.get(key);
    if (method) return method;
  }
  return undefined;
}

function memberOfRecord(work: Work, of: Rec, key: string): Value | undefined {
  if (collectionOf(of)) return memberOfCollection(work, of, key);
  if (of instanceof GeneratorThing) return key === 'next' ? { kind: 'method', of, name: key } : undefined;
  const own = of.members.get(key);
  if (own !== undefined) return own;
  if (key === 'constructor') return undefined;
  const { of: maker } = of;
  if (maker?.kind === 'class') {
    const found = ofClasses(work, of, key, maker.order);
    if (found !== undefined) return found;
  } else if (maker) {
    const prototype = maker.members.get('prototype');
    const method =
      prototype !== undefined && typeof prototype !== 'number' && prototype.kind === 'record'
        ? prototype.members.get(key)
        : undefined;
    if (method !== undefined) return method;
  }
  return key === '__proto__' || inherited.has(key) ? undefined : missing;
}

/** What every array has. */
const ofLists: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Array.prototype));

/** What every object has. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

function member(work: Work, of: Value, key: string): Value | undefined {
  if (typeof of === 'number') return undefined;
  switch (of.kind) {
    case 'list':
      return memberOfList(work, of, key);
    case 'record':
      return memberOfRecord(work, of, key);
    case 'text':
      return key === 'length' ? work.counter(of.value.length) : undefined;
    case 'library':
      return memberOfLibrary(work, `${of.path}.${key}`);
    case 'function': {
      const own = of.members.get(key);
      if (own === undefined && key === 'prototype') {
        const made = new Rec('object');
        of.members.set('prototype', made);
        return made;
      }
      return own;
    }
    case 'class':
      return of.order.find(({ members }) => members.has(key))?.members.get(key);
    case 'super':
      return memberOfSuper(work, of, key);
    case 'nothing':
      return work.fail(`${of.name} has no ${key}`);
    case 'method':
      return undefined;
  }
}

/** What the classes above have: of a class itself that is static. */
function memberOfSuper(work: Work, { home, self }: SuperThing, key: string): Value | undefined {
  const above = home.after(home);
  if (typeof self !== 'number' && self.kind === 'class')
    return above.find(({ members }) => members.has(key))?.members.get(key);
  return ofClasses(work, self, key, above);
}

function memberOfLibrary(work: Work, path: string): Value | undefined {
  const constant = builtIns.constants.get(path);
  if (constant !== undefined) return work.constant(constant);
  return { kind: 'library', path };
}

/** The place of an element; null for what is no index. */
function indexOf(work: Work, of: Thing, index: Value): number | string | null {
  const number = of.kind === 'list' ? work.whole(index, of.items.length) : work.known(index);
  if (number !== null)
    return Number.isInteger(number) && number >= 0 && number < 2 ** 32 - 1 ? number : String(number);
  if (typeof index === 'number' || index.kind !== 'text') return null;
  return /^(0|[1-9]\d{0,8})$/.test(index.value) ? Number(index.value) : index.value;
}

function at(work: Work, of: Value, index: Value): Value | undefined {
  if (typeof of === 'number') return undefined;
  const key = indexOf(work, of, index);
  if (key === null) return undefined;
  if (of.kind === 'list' && of.form !== 'set' && typeof key === 'number') {
    const { length } = of.items;
    if (key > length || (key === length && !work.isFilling(of))) work.pastEnd(of, key, index);
    return of.items[key] ?? missing;
  }
  if (of.kind === 'text' && typeof key === 'number')
    return key < of.value.length ? { kind: 'text', value: of.value[key] } : missing;
  return member(work, of, String(key));
}

/** What computes a member of an object; undefined for none. */
function accessorOf(of: Rec, key: string): Accessor | undefined {
  if (of.of?.kind !== 'class') return undefined;
  return of.of.order
    .find(({ accessors, methods }) => accessors.has(key) || methods.has(key))
    ?.accessors.get(key);
}

function setMember(work: Work, of: Value, key: string, value: Value): boolean {
  if (typeof of === 'number' || collectionOf(of)) return false;
  if (of.kind === 'record' && key !== '__proto__') {
    const accessor = of.members.has(key) ? undefined : accessorOf(of, key);
    if (accessor?.setter) work.call(accessor.setter, [value], of);
    if (accessor) return true;
    work.put(of, key, value);
    return true;
  }
  if (of.kind === 'list' && key !== '__proto__') {
    const length = key === 'length' ? work.whole(value) : undefined;
    if (length === null) return false;
    if (length === undefined) work.put(of, key, value);
    else if (Number.isInteger(length) && length >= 0 && length <= of.items.length) work.setLength(of, length);
    else return false;
    return true;
  }
  if (of.kind === 'function' || of.kind === 'class') {
    of.members.set(key, value);
    return true;
  }
  if (of.kind === 'nothing') return work.fail(`${of.name} has no members`);
  return false;
}

function setAt(work: Work, of: Value, index: Value, value: Value): boolean {
  if (typeof of === 'number' || collectionOf(of)) return false;
  const key = indexOf(work, of, index);
  if (key === null) return false;
  if (of.kind === 'list' && typeof key === 'number') {
    if (of.form === 'typed' && typeof value !== 'number' && !(value instanceof Given)) return false;
    if (of.form === 'typed' && key >= of.items.length) {
      work.pastEnd(of, key, index);
      return true;
    }
    if (key > of.items.length + farthest) return false;
    work.write(of, key, value);
    return true;
  }
  return setMember(work, of, String(key), value);
}

/** An array with more holes than this is not followed. */
const farthest = 10_000;

function call(work: Work, { of, args, isNew }: LibraryCall): Value | undefined {
  if (typeof of === 'number') return undefined;
  if (of.kind === 'method') {
    if (of.of instanceof GeneratorThing) return asked(work, of.of);
    const collection = collectionOf(of.of);
    if (collection && !collection.lost) return callOfCollection(work, collection, of.name, { args });
    if (typeof of.of === 'number' || of.of.kind !== 'list') return undefined;
    return of.of.lost ? undefined : listMethods.get(of.name)?.(work, of.of, args);
  }
  if (of.kind !== 'library') return undefined;
  return callOfLibrary(work, of.path, args, isNew);
}

/** `g.next()` */
function asked(work: Work, of: GeneratorThing): Value | undefined {
  const value = work.resume(of);
  if (value === null) return undefined;
  const made = new Rec('object');
  made.members.set('value', value ?? missing);
  made.members.set('done', work.truth(value === undefined));
  return made;
}

const typedArrays = /^(Float32|Float64|Int8|Int16|Int32|Uint8|Uint16|Uint32|Uint8Clamped)Array$/;

function callOfLibrary(work: Work, path: string, args: readonly Value[], isNew: boolean): Value | undefined {
  if (path.startsWith('console.')) return missing;
  const known = builtIns.gates.get(path);
  const gate = known ?? (isNew ? undefined : builtIns.assumed.get(path));
  if (gate !== undefined) {
    const row = rowNamed(gate);
    // What is too many, as `xs.map(Math.exp)` gives them, the language's own functions do not look at.
    const used = known === undefined ? args : args.slice(0, row?.count ?? args.length);
    if (isNew || !row || (row.count !== null ? row.count !== used.length : used.length === 0))
      return undefined;
    return work.apply(gate, used);
  }
  if (path === builtIns.random && !isNew) return work.draw(path, [], false);
  const [first] = args;
  const steps = builtIns.composed.get(`${path}/${args.length}`);
  if (steps && typeof first === 'number') return compose(work, steps, args);
  if (path === 'Array' || path === 'Array.of' || (typedArrays.test(path) && isNew))
    return newArray(work, path, args);
  if (path === 'Array.from') return arrayFrom(work, args);
  if (/^(Range|Type)?Error$/.test(path)) {
    const made = new Rec('object');
    made.members.set('message', first ?? missing);
    return made;
  }
  if (path === 'Array.isArray' && first !== undefined && typeof first !== 'number')
    return work.truth(first.kind === 'list');
  if ((path === 'Map' || path === 'Set') && isNew) {
    const items = first === undefined || isNothing(first) ? [] : allOf(work, first);
    return items ? newCollection(work, path, items) : undefined;
  }
  if (path === 'Object.entries' || path === 'Object.values') return partsOf(work, path, first);
  if (path === 'Object.assign') return assigned(work, args);
  if (path === 'Object.keys' && first !== undefined) {
    const keys = keysOf(work, first);
    return keys ? new List([...keys]) : undefined;
  }
  if (path === 'String' && first !== undefined) {
    const text = textOf(work, first);
    return text === null ? undefined : { kind: 'text', value: text, nodes: work.nodesOf([first]) };
  }
  return undefined;
}

/** All that a loop over a value would meet; null where that is not known. */
function allOf(work: Work, of: Value): Value[] | null {
  const source = over(work, of);
  const all: Value[] = [];
  for (;;) {
    const item = next(work, source, all.length);
    if (item === null) return null;
    if (item === undefined) return all;
    all.push(item);
  }
}

/** `Object.entries(o)`, `Object.values(o)`. */
function partsOf(work: Work, path: string, of: Value | undefined): Value | undefined {
  const keys = of === undefined ? null : keysOf(work, of);
  const values = keys?.map((key) => (of === undefined ? undefined : at(work, of, key)));
  if (!keys || !values || values.includes(undefined)) return undefined;
  const known = values as Value[];
  return new List(path === 'Object.values' ? known : keys.map((key, k) => new List([key, known[k]])));
}

/** `Object.assign(o, more)`. */
function assigned(work: Work, [of, ...sources]: readonly Value[]): Value | undefined {
  if (of === undefined) return undefined;
  const all = sources.map((each) => (isNothing(each) ? [] : keysOf(work, each)));
  if (all.includes(null)) return undefined;
  for (const [k, keys] of all.entries())
    for (const key of keys ?? []) {
      const value = at(work, sources[k], key);
      if (value === undefined || !setAt(work, of, key, value)) return undefined;
    }
  return of;
}

/** What a loop goes through: what an iterator of a collection goes through is gone through once. */
function over(work: Work, of: Value): Value {
  if (typeof of === 'number' || of.kind !== 'method' || !iterators.test(of.name)) return of;
  const source = of.of;
  if (typeof source === 'number' || !used.has(of)) {
    used.add(of);
    return { kind: 'method', of: source, name: of.name };
  }
  return work.unknown([of], 'this has been gone through before');
}

const iterators = /^<(keys|values|entries)>$/;
const used = new WeakSet<Thing>();

function newArray(work: Work, path: string, args: readonly Value[]): Value | undefined {
  const isTyped = path !== 'Array' && path !== 'Array.of';
  const [first] = args;
  if (path === 'Array.of' || (path === 'Array' && args.length !== 1)) return new List([...args]);
  // Numbers of fewer bits than 64 are others.
  if (isTyped && path !== 'Float64Array') return undefined;
  if (first === undefined) return new List([], 'typed');
  const count = work.whole(first);
  if (typeof first !== 'number' && count === null)
    return first.kind === 'list' && !first.lost && isTyped ? new List([...first.items], 'typed') : undefined;
  if (count === null || !Number.isInteger(count) || count < 0 || count > farthest * 10) return undefined;
  return new List(
    Array.from({ length: count }, () => (isTyped ? work.constant(0) : undefined)),
    isTyped ? 'typed' : 'list',
  );
}

function arrayFrom(work: Work, [source, map]: readonly Value[]): Value | undefined {
  if (source === undefined || typeof source === 'number') return undefined;
  const items: Value[] = [];
  const isLengthOnly = source.kind === 'record' && !source.lost && source.form === 'object';
  const length = isLengthOnly ? source.members.get('length') : undefined;
  const count = length === undefined ? null : work.whole(length);
  if (isLengthOnly && (count === null || count > farthest * 10)) return undefined;
  for (let k = 0; ; k++) {
    const item = isLengthOnly
      ? k < (count ?? 0)
        ? (source.members.get(String(k)) ?? missing)
        : undefined
      : next(work, source, k);
    if (item === null) return undefined;
    if (item === undefined) return new List(items);
    items.push(map === undefined ? item : work.call(map, [item, work.constant(k)]));
  }
}

function next(work: Work, of: Value, count: number): Value | undefined | null {
  if (typeof of === 'number') return null;
  if (of instanceof GeneratorThing) return work.resume(of);
  if (of.kind === 'list' && !of.lost)
    return count < of.items.length ? (of.items[count] ?? missing) : undefined;
  if (of.kind === 'record' && collectionOf(of)) return nextIn(work, of, '<entries>', count);
  if (of.kind === 'method' && iterators.test(of.name)) return nextIn(work, of.of, of.name, count);
  if (of.kind === 'text') {
    const letters = [...of.value];
    return count < letters.length ? { kind: 'text', value: letters[count] } : undefined;
  }
  return null;
}

function keysOf(_work: Work, of: Value): readonly Value[] | null {
  if (typeof of === 'number' || (of.kind !== 'record' && of.kind !== 'list') || of.lost) return null;
  if (collectionOf(of)) return [];
  if (of.kind === 'record' && (of.form === 'given' || of.form === 'generator')) return null;
  const names =
    of.kind === 'list'
      ? [
          ...[...of.items.keys()].filter((k) => of.items[k] !== undefined).map(String),
          ...(of.members?.keys() ?? []),
        ]
      : [...of.members.keys()];
  const isIndex = (name: string) => /^(0|[1-9]\d{0,8})$/.test(name);
  const inOrder = [
    ...names.filter(isIndex).sort((a, b) => Number(a) - Number(b)),
    ...names.filter((name) => !isIndex(name)),
  ];
  return inOrder.map((value) => ({ kind: 'text', value }));
}

function remove(work: Work, of: Value, key: string | Value): boolean {
  const name = typeof key === 'string' ? key : textOf(work, key);
  if (name === null || typeof of === 'number' || of.kind !== 'record' || of.lost) return false;
  work.put(of, name, undefined);
  return true;
}

export const library: Library = {
  isBeyond,
  hasBlocks: true,
  selfIsArgument: false,
  nothing: 'undefined',
  lengthName: (path) => `${path}.length`,
  isOfLists: (key) => key === 'length' || readingMethods.has(key),
  isTrue,
  operate,
  member,
  at,
  setMember,
  setAt,
  remove,
  call,
  over,
  next,
  count: (_work, of) => (typeof of !== 'number' && of.kind === 'list' ? of.items.length : null),
  keyOf: textOf,
  keys: keysOf,
  textOf,
};
