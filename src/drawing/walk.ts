import type { Graph } from './graph';
import type { Layout, Place } from './layout';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Where an arrow key leads: along a wire to a reader or an input, or to what stands above or below. */
export function neighbour(
  graph: Graph,
  { places }: Layout,
  key: string,
  direction: Direction,
): string | null {
  const here = places.get(key);
  if (!here) return null;
  const along =
    direction === 'right'
      ? graph.wires.filter(({ from }) => from === key).map(({ to }) => to)
      : direction === 'left'
        ? graph.wires.filter(({ to }) => to === key).map(({ from }) => from)
        : graph.nodes
            .map((node) => node.key)
            .filter((other) => {
              const place = places.get(other);
              if (place?.column !== here.column) return false;
              return direction === 'up' ? place.out.y < here.out.y : place.out.y > here.out.y;
            });
  return nearest(along, here, places);
}

function nearest(keys: readonly string[], here: Place, places: Layout['places']): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    const away = Math.abs((places.get(key)?.out.y ?? 0) - here.out.y);
    if (away < least) {
      best = key;
      least = away;
    }
  }
  return best;
}

/** A node and all that its value flows into, on its ways to the outputs. */
export function onward({ wires }: Graph, start: string): ReadonlySet<string> {
  const found = new Set([start]);
  // A set that grows while it is gone through.
  for (const key of found) for (const { from, to } of wires) if (from === key) found.add(to);
  return found;
}
