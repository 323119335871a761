/* The numbers of lists, as they are shown. */
import type { List } from '../../program/values';
import type { Version } from '../../tape/wiring';

/** The numbers that stand in more than one place of a list, or of lists in it. */
export function standingTwice(list: List): ReadonlySet<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  const lists = new Set([list]);
  for (const { items } of lists)
    for (const item of items)
      if (typeof item === 'object' && item.kind === 'list') lists.add(item);
      else if (typeof item === 'number') (seen.has(item) ? twice : seen).add(item);
  return twice;
}

/** The numbers of a list, and of lists in it that are all as long; null for any other. */
export function elementsOf({ items, lost }: List, depth = 0): NonNullable<Version['elements']> | null {
  // A list may stand in itself.
  if (lost || items.length === 0 || items.length > mostShown || depth > mostDimensions) return null;
  if (items.every((item) => typeof item === 'number'))
    return { shape: [items.length], nodes: [...items] as number[] };
  const rows: NonNullable<Version['elements']>[] = [];
  for (const item of items) {
    const row = typeof item === 'object' && item.kind === 'list' ? elementsOf(item, depth + 1) : null;
    // With the first that is no row it is none of all: what stands in itself has ever more of them.
    if (!row || row.shape.join() !== (rows[0] ?? row).shape.join()) return null;
    rows.push(row);
  }
  const nodes = rows.flatMap((row) => row.nodes);
  return nodes.length > mostShown ? null : { shape: [items.length, ...rows[0].shape], nodes };
}

/** Arrays of more numbers are not listed. */
const mostShown = 10_000;
const mostDimensions = 20;
