/* Python's dictionaries. */
import type { Work } from '../../../program/library';
import { Rec, type Value } from '../../../program/values';
import { dictOf, isInstance, made, none, text, throwing } from './common';
import { keyOf } from './compare';
import { next, over } from './iteration';

export function entryOf(work: Work, of: Rec, key: Value): Value | undefined {
  const name = keyOf(work, key);
  if (name === null) return undefined;
  const value = of.members.get(name);
  if (value !== undefined || work.isAssumed(key)) return value;
  if (of.factory !== null) {
    const made = work.call(of.factory, []);
    setEntry(work, of, key, made);
    return made;
  }
  return throwing(work, 'KeyError', 'this key is not in the dictionary');
}

export function setEntry(work: Work, of: Rec, key: Value, value: Value): boolean {
  const name = keyOf(work, key);
  if (name === null) return false;
  // The key that came first stays: 1 is also 1.0.
  if (!of.members.has(name)) of.keys.set(name, key);
  work.put(of, name, value);
  return true;
}

export function removeEntry(work: Work, of: Rec, key: Value): boolean {
  const name = keyOf(work, key);
  if (name === null) return false;
  if (!of.members.has(name)) return throwing(work, 'KeyError', 'this key is not in the dictionary');
  work.put(of, name, undefined);
  return true;
}

type DictMethod = (
  work: Work,
  of: Rec,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
) => Value | undefined;

export const dictMethods: ReadonlyMap<string, DictMethod> = new Map<string, DictMethod>([
  ...['keys', 'values', 'items'].map((name): [string, DictMethod] => [name, (_work, of) => made(name, of)]),
  [
    'get',
    (work, of, [key, otherwise = none]) => {
      const name = key === undefined ? null : keyOf(work, key);
      if (name === null || (key !== undefined && work.isAssumed(key))) return undefined;
      return of.members.get(name) ?? otherwise;
    },
  ],
  [
    'setdefault',
    (work, of, [key, otherwise = none]) => {
      const name = key === undefined ? null : keyOf(work, key);
      if (name === null || key === undefined || work.isAssumed(key)) return undefined;
      const known = of.members.get(name);
      if (known === undefined) setEntry(work, of, key, otherwise);
      return known ?? otherwise;
    },
  ],
  [
    'pop',
    (work, of, [key, otherwise]) => {
      const name = key === undefined ? null : keyOf(work, key);
      if (name === null || key === undefined || work.isAssumed(key)) return undefined;
      const value = of.members.get(name) ?? otherwise;
      if (of.members.has(name)) work.put(of, name, undefined);
      return value ?? throwing(work, 'KeyError', 'this key is not in the dictionary');
    },
  ],
  [
    'update',
    (work, of, args, keywords) => {
      if (args.length > 1) return undefined;
      return (args.length === 0 || addAll(work, of, args[0])) && addNamed(work, of, keywords)
        ? none
        : undefined;
    },
  ],
  ['copy', (_work, of) => copyOf(of)],
  [
    'clear',
    (work, of) => {
      for (const key of [...of.members.keys()]) work.put(of, key, undefined);
      return none;
    },
  ],
]);

function copyOf(of: Rec): Rec {
  const copy = new Rec('dict', null, of.factory);
  for (const [key, value] of of.members) copy.members.set(key, value);
  for (const [key, value] of of.keys) copy.keys.set(key, value);
  return copy;
}

/** Adds what another dictionary has, or pairs of keys and values; false where that is not known. */
function addAll(work: Work, of: Rec, more: Value): boolean {
  const dict = dictOf(more);
  if (dict) {
    for (const [name, value] of dict.members) {
      const key = dict.keys.get(name);
      if (key === undefined) return false;
      setEntry(work, of, key, value);
    }
    return true;
  }
  if (isInstance(more)) return false;
  const source = over(work, more);
  for (let count = 0; ; count++) {
    const pair = next(work, source, count);
    if (pair === undefined) return true;
    if (pair === null || typeof pair === 'number' || pair.kind !== 'list' || pair.lost) return false;
    const [key, value] = pair.items;
    if (pair.items.length !== 2 || key === undefined || value === undefined) return false;
    if (!setEntry(work, of, key, value)) return false;
  }
}

function addNamed(work: Work, of: Rec, keywords: ReadonlyMap<string, Value>): boolean {
  for (const [name, value] of keywords) if (!setEntry(work, of, text(name), value)) return false;
  return true;
}

/** `dict(more, a=1)`. */
export function newDict(
  work: Work,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  factory: Value | null = null,
): Rec | undefined {
  const dict = new Rec('dict', null, factory);
  if (args.length > 1 || keywords.has('**')) return undefined;
  return (args.length === 0 || addAll(work, dict, args[0])) && addNamed(work, dict, keywords)
    ? dict
    : undefined;
}
