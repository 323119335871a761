/* Where the arrow keys lead in the drawing, and what is lit with a node. */
import type { Layout, Place } from './layout';
import type { Graph } from './model';

export type Arrow = 'left' | 'right' | 'up' | 'down';

/** What the arrow keys do in a drawing whose wires run this way. */
const meanings = {
  right: { right: 'onward', left: 'back', up: 'before', down: 'behind' },
  down: { down: 'onward', up: 'back', left: 'before', right: 'behind' },
} as const;

/** Where an arrow key leads: along a wire to a reader or an input, or to what stands beside it. */
export function neighbour(graph: Graph, { places, style }: Layout, key: string, arrow: Arrow): string | null {
  const here = places.get(key);
  if (!here) return null;
  const across = ({ out }: Place) => (style.direction === 'down' ? out.x : out.y);
  const meaning = meanings[style.direction][arrow];
  const along =
    meaning === 'onward'
      ? graph.wires.filter(({ from }) => from === key).map(({ to }) => to)
      : meaning === 'back'
        ? graph.wires.filter(({ to }) => to === key).map(({ from }) => from)
        : graph.nodes
            .map((node) => node.key)
            .filter((other) => {
              const place = places.get(other);
              if (place?.column !== here.column) return false;
              return meaning === 'before' ? across(place) < across(here) : across(place) > across(here);
            });
  return nearest(along, (other) => {
    const place = places.get(other);
    return place ? Math.abs(across(place) - across(here)) : Number.POSITIVE_INFINITY;
  });
}

function nearest(keys: readonly string[], distance: (key: string) => number): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const key of keys) {
    const away = distance(key);
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
