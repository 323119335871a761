/* Which circuit a place in the text is about: the side panel and the commands that act on one ask here. */
import type { Item } from '../program/statements';
import { holds } from '../tape/wiring';
import type { Analysis, Circuit } from './model';

/** The lines from a circuit's first name to its last. */
interface LineRange {
  readonly circuit: Circuit;
  first: number;
  last: number;
}

/**
 * The circuit on whose lines the offset is, the innermost of them. Between circuits it is the one above, before the
 * first one that one; in a function that has circuits it is one of those.
 */
export function circuitAt(analysis: Analysis, offset: number): Circuit | undefined {
  const { lines, reading } = analysis;
  const line = lines.lineOf(offset);
  const extents = extentsOf(analysis);
  for (const { from, to } of functionsAround(reading.items, offset)) {
    const [first, last] = [lines.lineOf(from), lines.lineOf(to)];
    const inside = extents.filter((extent) => first <= extent.first && extent.last <= last);
    if (inside.length > 0) return nearest(inside, line);
  }
  return extents.length > 0 ? nearest(extents, line) : analysis.circuits[0];
}

function nearest(extents: readonly LineRange[], line: number): Circuit | undefined {
  const around = extents.filter(({ first, last }) => first <= line && line <= last);
  const above = extents.filter(({ last }) => last < line);
  if (around.length > 0) return best(around, ({ first, last }) => first - last);
  if (above.length > 0) return best(above, ({ last }) => last);
  return best(extents, ({ first }) => -first);
}

/** The one with the most of something, and the first of those. */
function best(extents: readonly LineRange[], of: (extent: LineRange) => number): Circuit | undefined {
  return extents.toSorted((one, other) => of(other) - of(one))[0]?.circuit;
}

function extentsOf({ circuits, occurrences, lines }: Analysis): LineRange[] {
  const extents = new Map(
    circuits.map((circuit): [Circuit, LineRange] => [
      circuit,
      { circuit, first: Number.POSITIVE_INFINITY, last: 0 },
    ]),
  );
  let here: Circuit | undefined;
  for (const { node, from, to } of occurrences) {
    // Names that follow each other are mostly of one circuit.
    if (!here || !holds(here.wiring, node)) here = circuits.find(({ wiring }) => holds(wiring, node));
    const extent = here && extents.get(here);
    if (!extent) continue;
    extent.first = Math.min(extent.first, lines.lineOf(from));
    extent.last = Math.max(extent.last, lines.lineOf(to));
  }
  return [...extents.values()].filter(({ last }) => last > 0);
}

/** The functions around a place, the innermost first. */
function functionsAround(items: readonly Item[], offset: number): { from: number; to: number }[] {
  for (const { statement, base } of items)
    for (const { from, to, statements } of statement.functions) {
      if (offset < from + base || to + base < offset) continue;
      const inner = statements.map((each) => ({ statement: each, base }));
      return [...functionsAround(inner, offset), { from: from + base, to: to + base }];
    }
  return [];
}
