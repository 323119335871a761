/*
 * The drawing's data: a circuit as nodes and wires, with the numbers that stand on them. Nothing here knows where
 * anything is drawn.
 */
import type { Analysis, Circuit } from '../analysis';
import type { Span } from '../language/parse';
import type { PageVerdict } from '../panel/protocol';
import type { WireState } from './branches';
import { Filler } from './filler';
import { type Level, type Outline, outlineOf, type Part } from './outline';

export type { Level, WireState };

/** A number as it is known: null where it is not. */
export interface Figure {
  readonly value: number | null;
  /** It rests on a value that was assumed. */
  readonly assumed: boolean;
}

/** What the verification says of the hand-written gradient of a node. */
export interface NodeVerdict {
  readonly judgement: PageVerdict['judgement'];
  /** The gradient variable, and what the hand-written pass makes of it. */
  readonly name: string;
  readonly value: number | null;
  readonly reason: string | null;
}

/** A port of a node: where a wire ends, or what is written there instead. */
export interface NodePort {
  readonly kind: 'wire' | 'constant' | 'hidden';
  /** The constant, or the name of what is not shown. */
  readonly text: string;
}

export interface GraphNode {
  readonly key: string;
  /** Its node on the tape. */
  readonly node: number;
  readonly kind: Part['kind'];
  readonly name: string | null;
  readonly gradientName: string | null;
  /** A gate's sign, a statement's expression. */
  readonly symbol: string;
  /** The row of the gate table. */
  readonly gate: string;
  readonly commutative: boolean;
  /** All that the node stands for as it is written. */
  readonly text: string;
  readonly at: Span;
  readonly value: Figure;
  readonly gradient: Figure;
  /** Why there is no number. */
  readonly reason: string | null;
  /** The hand-written pass has a gradient for it: the drawing keeps room for a verdict. */
  readonly judged: boolean;
  readonly verdict: NodeVerdict | null;
  /** The gradient that is put on it, for an output. */
  readonly seed: { readonly value: number; readonly given: boolean } | null;
  readonly ports: readonly NodePort[];
  /** How many of its readers are not shown. */
  readonly moreReaders: number;
}

export interface Wire {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly state: WireState;
  /** What flows back through this wire. */
  readonly contribution: Figure;
  /** Its source has other wires too, or is an output. */
  readonly split: boolean;
}

/** What of a circuit is shown. */
export interface Extent {
  readonly shown: number;
  readonly total: number;
  readonly level: Level;
  /** How many wires away, and from what; null where all is shown. */
  readonly around: { readonly distance: number; readonly name: string } | null;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly wires: readonly Wire[];
  readonly extent: Extent;
}

export interface GraphOptions {
  readonly level: Level;
  /** A node of the tape around which to draw; the output where there is none. */
  readonly around?: number | null | undefined;
  /** How many wires away from there, where there are too many nodes to draw them all. */
  readonly distance?: number | undefined;
  readonly verdicts?: readonly PageVerdict[] | undefined;
}

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
): { readonly level: Level; readonly outline: Outline } {
  const gates = outlineOf(analysis, circuit, 'gates');
  const chosen = level ?? (gates.parts.size > manyNodes ? 'statements' : 'gates');
  return { level: chosen, outline: chosen === 'gates' ? gates : outlineOf(analysis, circuit, chosen) };
}

/** The part of a circuit that is to be drawn, with its numbers. */
export function graphOf(analysis: Analysis, circuit: Circuit, options: GraphOptions): Graph {
  const outline = outlineOf(analysis, circuit, options.level);
  const { distance = startingDistance } = options;
  const output = circuit.outputs[0].variable.version.node;
  const center = outline.partOf.get(options.around ?? output) ?? outline.partOf.get(output);
  const large = outlineOf(analysis, circuit, 'gates').parts.size > manyNodes;
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
