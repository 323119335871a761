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

/** So many nodes and wires are laid out in half a second, however they are tangled. */
const mostLaidOut = 400;

/** The shape of a circuit at the level asked for, or at the one that suits its size. */
export function outlineFor(
  analysis: Analysis,
  circuit: Circuit,
  level?: Level,
  opened?: Opened,
): { readonly level: Level; readonly outline: Outline } {
  const gates = outlineOf(analysis, circuit, 'gates', opened);
  const chosen = level ?? (isLarge(gates) ? 'statements' : 'gates');
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
  // What repeats is folded at both levels; straight lines are judged by their gates.
  const measured = outline.repeats ? outline : outlineOf(analysis, circuit, 'gates', opened);
  const parts = isLarge(measured) ? near(outline, center, distance) : [...outline.parts.values()];
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

function isLarge({ parts, repeats }: Outline): boolean {
  return repeats ? sizeOf(parts.values()) > mostLaidOut : parts.size > manyNodes;
}

/** How many nodes and wires there are. */
function sizeOf(parts: Iterable<Part>): number {
  let size = 0;
  for (const { ports } of parts) size += 1 + ports.length;
  return size;
}

/** The parts at most so many wires away from one, in their own order; of a crowd the nearest. */
function near({ parts, readers, repeats }: Outline, center: Part | undefined, distance: number): Part[] {
  const most = Math.min(mostNodes, Math.max(fewNodes, 20 * distance));
  const all = [...parts.values()];
  if (!center || all.length <= fewNodes) return all;
  const found = new Map<Part, number>([[center, 0]]);
  let room = repeats ? mostLaidOut - sizeOf([center]) : Number.POSITIVE_INFINITY;
  for (const [part, away] of found) {
    if (away >= distance) break;
    const sources = part.ports.flatMap(({ kind, from }) => (kind === 'wire' ? [from] : []));
    // Through something that is read everywhere everything would be near.
    const reading = readers.get(part.node) ?? [];
    const onward = part === center || reading.length <= manyReaders ? reading : [];
    for (const node of [...sources, ...onward]) {
      const next = parts.get(node);
      if (!next || found.has(next) || found.size >= most || room < sizeOf([next])) continue;
      found.set(next, away + 1);
      room -= sizeOf([next]);
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
