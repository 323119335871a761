/* Which wires of a large drawing run along its edge, since there would be too many to lead between its nodes. */

/** What runs from one node to another. */
interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** More places than this where wires pass by columns are too many for the library to order. */
const mostPassages = 300;
/** Wires over so many columns run in lanes then; those of a source that has so many long ones do anyway. */
const far = 4;
const several = 4;

/**
 * The wires that are drawn along the edge of the drawing, in a lane for each source: an input that is read all along
 * a long circuit. `ids` are in the order in which values flow.
 */
export function laneLinks<T extends Link>(ids: Iterable<string>, links: readonly T[]): Set<T> {
  const onward = new Map<string, T[]>();
  for (const link of links) onward.set(link.from, [...(onward.get(link.from) ?? []), link]);
  // Columns counted from the end: everything stands as near to what reads it as it can.
  const column = new Map<string, number>();
  for (const id of [...ids].reverse())
    column.set(id, Math.max(0, ...(onward.get(id) ?? []).map(({ to }) => (column.get(to) ?? 0) + 1)));
  const span = ({ from, to }: T) => (column.get(from) ?? 0) - (column.get(to) ?? 0);
  const passages = links.reduce((sum, link) => sum + span(link) - 1, 0);
  const crowded = passages > mostPassages;
  // The shortest one holds the source at its place.
  const shortest = new Map<string, T>();
  for (const link of links) {
    const known = shortest.get(link.from);
    if (!known || span(link) < span(known)) shortest.set(link.from, link);
  }
  const long = links.filter((link) => span(link) > 1 && shortest.get(link.from) !== link);
  const counts = new Map<string, number>();
  for (const { from } of long) counts.set(from, (counts.get(from) ?? 0) + 1);
  const isFar = (link: T) => (crowded && span(link) > far) || (counts.get(link.from) ?? 0) >= several;
  return new Set(long.filter(isFar));
}
