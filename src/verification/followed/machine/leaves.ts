/* The numbers of a value, by the places of elements: '' for a number, `2`, `0,1` for elements of lists and rows. */
import { Given, List, type Value } from '../../../program/values';

/** More numbers of one thing are not looked at. */
const most = 1000;

/** Members under which things keep their numbers. */
export const inside = 'w data value val v output out _data _value #data #value Data Value'.split(' ');

/** All numbers that a value is made of, or the one at a place. */
export function leavesOf(value: Value | null | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const go = (part: Value | null | undefined, place: string, depth: number): void => {
    if (part === null || part === undefined || found.size >= most || depth > 4) return;
    if (typeof part === 'number') found.set(place, part);
    else if (part instanceof Given && !part.list) {
      // What only is compared has a number, too.
      const items = [...part.members].filter(([key]) => /^\d+$/.test(key));
      for (const [key, each] of items) element(each, key, place, depth);
      if (part.node >= 0 && items.length === 0) found.set(place, part.node);
    } else if (part instanceof Given || part.kind === 'list') {
      const { items } = (part instanceof Given ? part.list : part) as List;
      for (let k = 0; k < items.length; k++) element(items[k], k, place, depth);
    }
  };
  const element = (part: Value | undefined, key: string | number, place: string, depth: number) => {
    const { size } = found;
    const own = depth === 0 ? String(key) : `${place},${key}`;
    go(part, own, depth + 1);
    // Things in a list stand there for their numbers.
    if (found.size === size) go(numbersIn(part), own, depth + 1);
  };
  go(value, '', 0);
  if (found.size === 0) go(numbersIn(value), '', 0);
  return found;
}

/** Numbers by their places, none of them '', as a list with its rows. */
export function listOf(leaves: ReadonlyMap<string, number>): List {
  const all = new List([]);
  for (const [place, node] of leaves) {
    const keys = place.split(',').map(Number);
    const row = keys.slice(0, -1).reduce((list, key) => {
      const inner = list.items[key];
      if (inner instanceof List) return inner;
      const made = new List([]);
      list.items[key] = made;
      return made;
    }, all);
    row.items[keys[keys.length - 1]] = node;
  }
  return all;
}

/** Members that others of the same rank stand beside. */
const isOneOfSeveral = /^'?([abchpqsuxyz]|bias(es)?|in|input|forget|hidden)'?$/;

/** The member of a thing that holds its numbers; null for none. */
export function numbersIn(value: Value | null | undefined): Value | null {
  if (value === null || value === undefined || typeof value === 'number' || value.kind !== 'record')
    return null;
  // Weights beside a bias, or those of one gate beside another's, are not what holds the numbers of all.
  if (value.form !== 'instance' && [...value.members.keys()].some((name) => isOneOfSeveral.test(name)))
    return null;
  for (const name of inside) {
    const part = value.members.get(name);
    if (part !== undefined && (typeof part === 'number' || part.kind === 'list' || part instanceof Given))
      return part;
  }
  return null;
}
