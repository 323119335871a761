/*
 * The drawing's data: a circuit as nodes and wires, with the numbers that stand on them. Nothing here knows where
 * anything is drawn.
 */
import type { Analysis, Circuit } from '../analysis/model';
import type { Span } from '../text/span';
import { Filler } from './filler';
import type { Extent, Graph, GraphNode, GraphOptions } from './model';
import { outlineOf } from './outline';
import type { Level, Outline, Part } from './part';
import type { Opened } from './places';

/** A circuit of more nodes than this starts at statements, and around the cursor. */
export const manyNodes = 150;

/** So many of its nodes show at any rate, and at most. */
const fewNodes = 40;
const mostNodes = 200;
const manyReaders = 12;

const startingDistance = 3;

/** The shape of a circuit at the level asked for, or at the one that suits its size. */
export function outlineFor(
  analysis: Analysis,
  circuit: Circuit,
  level?: Level,
  opened?: Opened,
): { readonly level: Level; readonly outline: Outline } {
  const gates = outlineOf(analysis, circuit, 'gates', opened);
  const chosen = level ?? (gates.parts.size > manyNodes ? 'statements' : 'gates');
  return {
    level: chosen,
    outline: chosen === 'gates' ? gates : outlineOf(analysis, circuit, chosen, opened),
  };
}

/** The part of a circuit that is to be drawn, with its numbers. */
export function graphOf(analysis: Analysis, circuit: Circuit, options: GraphOptions): Graph {
  const { distance = startingDistance, opened } = options;
  const outline = outlineOf(analysis, circuit, options.level, opened);
  const output = circuit.outputs[0].variable.version.node;
  const center = outline.partOf.get(options.around ?? output) ?? outline.partOf.get(output);
  const large = outlineOf(analysis, circuit, 'gates', opened).parts.size > manyNodes;
  const parts = large ? near(outline, center, distance) : [...outline.parts.values()];
  const filler = new Filler(analysis, circuit, outline, new Set(parts), options.verdicts ?? []);
  const nodes = parts.map((part) => filler.node(part));
  const extent: Extent = {
    shown: parts.length,
    total: outline.parts.size,
    level: options.level,
    around:
      parts.length === outline.parts.size
        ? null
        : {
            distance,
            name: nodes.find(({ node }) => node === center?.node)?.name ?? 'here',
          },
  };
  return { nodes, wires: parts.flatMap((part) => filler.wires(part)), extent };
}

/** The parts at most so many wires away from one, in their own order; of a crowd the nearest. */
function near({ parts, readers }: Outline, center: Part | undefined, distance: number): Part[] {
  const most = Math.min(mostNodes, Math.max(fewNodes, 20 * distance));
  const all = [...parts.values()];
  if (!center || all.length <= fewNodes) return all;
  const found = new Map<Part, number>([[center, 0]]);
  for (const [part, away] of found) {
    if (away >= distance) break;
    const sources = part.ports.flatMap(({ kind, from }) => (kind === 'wire' ? [from] : []));
    // Through something that is read everywhere everything would be near.
    const reading = readers.get(part.node) ?? [];
    const onward = part === center || reading.length <= manyReaders ? reading : [];
    for (const node of [...sources, ...onward]) {
      const next = parts.get(node);
      if (next && !found.has(next) && found.size < most) found.set(next, away + 1);
    }
  }
  return all.filter((part) => found.has(part));
}

/** Where a node stands in the text: its gate, and every place where its variable is named. */
export function spansOf(
  { occurrences }: Analysis,
  { variables }: Circuit,
  { node, kind, at }: GraphNode,
): Span[] {
  const named = [...occurrences].filter(({ version, gradient }) => version?.node === node && !gradient);
  const spans = named.map(({ from, to }): Span => ({ from, to }));
  const definition = variables.find(({ version }) => version.node === node)?.definition;
  if (definition && !spans.some(({ from }) => from === definition.from)) spans.push(definition);
  if (kind !== 'input' && at.to > at.from) spans.push(at);
  return spans;
}
