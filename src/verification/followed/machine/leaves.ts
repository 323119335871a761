/* The numbers of a value, by the places of elements: '' for a number, `2`, `0,1` for elements of lists and rows. */
import { Given, type Value } from '../../../program/values';

/** More numbers of one thing are not looked at. */
const most = 1000;

/** Members under which things keep their numbers. */
export const inside = ['w', 'data', 'value', 'val', 'v', 'output', 'out'];

/** All numbers that a value is made of, or the one at a place. */
export function leavesOf(value: Value | null | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const go = (part: Value | null | undefined, place: readonly string[]): void => {
    if (part === null || part === undefined || found.size >= most || place.length > 4) return;
    if (typeof part === 'number') found.set(place.join(), part);
    else if (part instanceof Given && part.node >= 0) found.set(place.join(), part.node);
    else if (part instanceof Given) {
      const items = part.list ? part.list.items.entries() : part.members.entries();
      for (const [key, each] of items) if (/^\d+$/.test(String(key))) go(each, [...place, String(key)]);
    } else if (part.kind === 'list')
      for (const [k, each] of part.items.entries()) go(each, [...place, String(k)]);
  };
  go(value, []);
  if (found.size === 0) {
    const part = numbersIn(value);
    if (part) go(part, []);
  }
  return found;
}

/** The member of a thing that holds its numbers; null for none. */
export function numbersIn(value: Value | null | undefined): Value | null {
  if (value === null || value === undefined || typeof value === 'number' || value.kind !== 'record')
    return null;
  for (const name of inside) {
    const part = value.members.get(name);
    if (part !== undefined && (typeof part === 'number' || part.kind === 'list' || part instanceof Given))
      return part;
  }
  return null;
}
