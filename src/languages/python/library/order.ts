/* The order of values: sorted, max and min, with `key` and `reverse`. */
import type { Work } from '../../../program/library';
import type { Value } from '../../../program/values';

/** What each of them is compared by, as a number; null where that is not known. */
function ranks(work: Work, items: readonly Value[], key: Value | undefined): number[] | null {
  const all: number[] = [];
  const isKey = key !== undefined && (typeof key === 'number' || key.kind !== 'nothing');
  const by = items.map((item) => (isKey ? work.call(key, [item]) : item));
  for (const each of by) {
    const rank = work.known(each);
    if (rank === null || Number.isNaN(rank)) return null;
    all.push(rank);
  }
  return all;
}

/** Whether two different ones have the same rank: which of them comes first may depend on the smallest change. */
function hasTie(items: readonly Value[], all: readonly number[]): boolean {
  const known = new Map<number, Value>();
  for (const [k, rank] of all.entries()) {
    const other = known.get(rank);
    if (other !== undefined && other !== items[k]) return true;
    known.set(rank, items[k]);
  }
  return false;
}

/** Sorted as the numbers are now; null where that can't be known. */
export function sortedBy(
  work: Work,
  items: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value[] | null {
  for (const name of keywords.keys()) if (name !== 'key' && name !== 'reverse') return null;
  const reverse = keywords.get('reverse');
  const isReversed = reverse === undefined ? 0 : work.known(reverse);
  const texts = keywords.has('key') ? null : textsOf(items);
  if (isReversed === null) return null;
  const sign = isReversed === 0 ? 1 : -1;
  if (texts) {
    const sorted = [...items.keys()].sort((a, b) => sign * compareTexts(texts[a], texts[b]));
    return sorted.map((k) => items[k]);
  }
  const all = ranks(work, items, keywords.get('key'));
  if (!all || hasTie(items, all)) return null;
  return [...items.keys()].sort((a, b) => sign * (all[a] - all[b])).map((k) => items[k]);
}

function textsOf(items: readonly Value[]): string[] | null {
  const texts = items.flatMap((item) =>
    typeof item !== 'number' && item.kind === 'text' ? [item.value] : [],
  );
  return items.length > 0 && texts.length === items.length ? texts : null;
}

/** Python compares characters by their numbers. */
export function compareTexts(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  for (const [k, letter] of a.entries()) {
    if (k >= b.length) return 1;
    const difference = (letter.codePointAt(0) ?? 0) - (b[k].codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** The largest or smallest of some by a key, as the numbers are now. */
export function extremeBy(
  work: Work,
  gate: 'max' | 'min',
  items: readonly Value[],
  key: Value,
): Value | undefined {
  const all = ranks(work, items, key);
  if (!all || hasTie(items, all) || items.length === 0) return undefined;
  const best = gate === 'max' ? Math.max(...all) : Math.min(...all);
  return items[all.indexOf(best)];
}
