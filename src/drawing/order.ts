/* The order of the nodes in a column of the drawing. */
import type { EdgeLabel, GraphLabel, Graph as Layers, NodeLabel } from '@dagrejs/dagre';

type Ranked = Layers<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * Orders what stands in one column as it is read: from the outputs back, first inputs first. Where the library
 * finds an order with fewer crossings, that one is taken.
 */
export function readingOrder(layers: Ranked, order: (layers: Ranked) => void): void {
  const reading = asRead(layers);
  const crossed = crossings(layers, (id) => reading.get(id) ?? 0);
  if (crossed > 0) {
    order(layers);
    if (crossings(layers, (id) => layers.node(id).order ?? 0) < crossed) return;
  }
  for (const [id, place] of reading) layers.node(id).order = place;
}

/** Each node's place in its column, from a walk along the wires back from the outputs. */
function asRead(layers: Ranked): Map<string, number> {
  const counts = new Map<number, number>();
  const places = new Map<string, number>();
  const open = (layers.sinks() ?? []).toReversed();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (places.has(id)) continue;
    const rank = layers.node(id).rank ?? 0;
    const place = counts.get(rank) ?? 0;
    counts.set(rank, place + 1);
    places.set(id, place);
    const sources = (layers.inEdges(id) ?? []).map(({ v }) => v);
    open.push(...sources.toReversed());
  }
  return places;
}

/** How many pairs of wires between neighbouring columns cross. */
function crossings(layers: Ranked, placeOf: (id: string) => number): number {
  const between = new Map<number, [from: number, to: number][]>();
  for (const { v, w } of layers.edges()) {
    const rank = layers.node(v).rank ?? 0;
    const list = between.get(rank) ?? [];
    list.push([placeOf(v), placeOf(w)]);
    between.set(rank, list);
  }
  let count = 0;
  for (const wires of between.values())
    wires.forEach(([from, to], k) => {
      for (const [otherFrom, otherTo] of wires.slice(k + 1))
        if ((from - otherFrom) * (to - otherTo) < 0) count++;
    });
  return count;
}
