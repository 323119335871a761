/* How much room a node of the drawing takes: its gate, its labels, and what is written at its ports. */

import { lengthBeside, pictureSize } from './bars';
import { styles } from './look';
import type { Graph, GraphNode, NodeElements } from './model';
import { type Font, hasNameInside, inputText, type Measure, type Style, shorten, symbolText } from './style';
import { badgeText } from './words';

/** The sizes of a node's parts. They stand one behind the other as the wires run: what ports say, the gate, the labels. */
export interface Footprint {
  /** The room before the gate for what is written at its ports. */
  readonly gutter: number;
  readonly gate: { readonly width: number; readonly height: number; readonly round: boolean };
  /** The room behind the gate for the labels: name, value, gradient and verdict. */
  readonly label: number;
  /** From the wire to the whole node's edges: above and below, or left and right. */
  readonly lead: number;
  readonly trail: number;
  /** The widths of the labels, where they stand beside the wire. */
  readonly name: number;
  readonly number: number;
  /** How far each port is from the middle, for wires in the order of the ports and for constants. */
  readonly rows: readonly number[];
  /** Which ports are wires. */
  readonly wires: readonly boolean[];
  /** Where wires bend towards a round gate. */
  readonly bend: number;
  /** The widths of a wire's share and of what else is written at a port. */
  readonly share: number;
  readonly written: number;
}

export const lineHeight = 14;
/** Shares are smaller than other numbers. */
const shareSize = styles.share['font-size'] / styles.value['font-size'];
/** Between a node's labels and its edge, where they stand beside the wire. */
export const inset = 2;
/** Between a wire and what stands beside it. */
export const besideWire = 5;
const gateSize = 26;
/** The part of an array above its pictures. */
export const arrayHead = 19;
/** Distances between ports, with room for each wire's share or without. */
const tight = 12;
const loose = 24;
const mostPorts = 6;
/** Verdicts of this length are written out. */
const verdictSample = '✗ 00, should be 00';

/** What a node needs. `split[k]` says that port `k` shows its own share. */
export function footprintOf(
  node: GraphNode,
  split: readonly boolean[],
  measure: Measure,
  style: Style,
): Footprint {
  const shares = split.some(Boolean);
  const wires = node.ports.filter(({ kind }) => kind === 'wire').length;
  const written = Math.max(
    0,
    ...node.ports.map(({ text }) => roomFor(shorten(text, style.name), 'small', measure)),
  );
  const length = node.elements ? Math.max(style.number, lengthBeside(node.elements, style)) : style.number;
  const number = measure('0'.repeat(length), 'number') + 1;
  const name = hasNameInside(node) ? 0 : measure(shorten(node.name ?? '', style.name), 'name');
  const arrow = measure('← ', 'number');
  const share = shares ? measure('0'.repeat(style.number), 'number') + 1 + arrow : 0;
  const sizes = { wires, shares, share, written, name, number, arrow };
  const sized = style.direction === 'down' ? downward : rightward;
  return {
    ...sized(node, sizes, measure, style),
    wires: node.ports.map(({ kind }) => kind === 'wire'),
    written,
    name,
    number,
  };
}

/** What depends on the way the wires run. */
type Directed = Omit<Footprint, 'wires' | 'written' | 'name' | 'number'>;

interface Sizes {
  readonly wires: number;
  readonly shares: boolean;
  readonly share: number;
  readonly written: number;
  readonly name: number;
  readonly number: number;
  readonly arrow: number;
}

function rightward(node: GraphNode, sizes: Sizes, measure: Measure, style: Style): Directed {
  const { wires, shares, share, written, name, number, arrow } = sizes;
  const pitch = (shares ? loose : tight) * (wires > mostPorts ? 2 / 3 : 1);
  const rows = rowsOf(node, pitch, shares);
  const gate = gateOf(node, measure, style, (wires - 1) * pitch);
  const bend = wires > 1 && gate.round ? 10 : 0;
  const lift = style.stacked ? gate.height / 2 - 2 : 0;
  const above = lift + 4 + lineHeight * (name > 0 ? 2 : 1);
  const below = lift + 4 + lineHeight * (node.judged ? 2 : 1);
  const reach = Math.max(0, ...rows.map((row) => Math.abs(row) + (shares ? lineHeight + 3 : 8)));
  const verdict = node.judged && !style.stacked ? measure(verdictSample, 'verdict') : 0;
  const half = Math.max(above, below, gate.height / 2, reach);
  return {
    gutter: Math.max(share, written) + bend + (node.ports.length > 0 ? 4 : 0),
    gate,
    label: Math.max(number + arrow, name, verdict),
    lead: half,
    trail: half,
    rows,
    bend,
    share,
  };
}

/** Numbers stand at both sides of the wire, the name beside the gate. */
function downward(node: GraphNode, sizes: Sizes, measure: Measure, style: Style): Directed {
  const { wires, shares, written, name, number, arrow } = sizes;
  const share = sizes.share * shareSize;
  // Of two shares each stands at its own side of the wires.
  const pitch = shares && wires > 2 ? share + 8 : tight;
  const edge = ((Math.max(1, wires) - 1) / 2) * pitch;
  const [before, after] = [
    edge + (shares && wires > 1 ? share + besideWire : 4),
    edge + (shares ? share + besideWire : 4),
  ];
  const rows = slotsOf(node, pitch, before, after, written);
  const gate = gateOf(node, measure, style, (wires - 1) * pitch);
  const bend = wires > 1 && gate.round ? 10 : written > 0 ? 7 : 0;
  const reach = (side: 1 | -1, wire: number) =>
    Math.max(
      wires > 0 ? wire : 0,
      ...node.ports.map(({ kind }, k) => (kind === 'wire' ? 0 : side * rows[k] + written / 2 + 2)),
    );
  const middle = gate.width / 2;
  return {
    gutter: (shares || written > 0 ? lineHeight : 0) + bend + (node.ports.length > 0 ? 4 : 0),
    gate,
    label: lineHeight * (node.judged ? 2 : 1) + 2,
    lead: Math.max(middle, number + besideWire, reach(-1, before)) + inset,
    trail: Math.max(middle + (name > 0 ? name + 6 : 0), number + arrow + besideWire, reach(1, after)) + inset,
    rows,
    bend,
    share,
  };
}

/** Wires spread around the middle; constants stand left and right of them, where their place among the inputs is. */
function slotsOf(
  { ports }: GraphNode,
  pitch: number,
  before: number,
  after: number,
  written: number,
): number[] {
  const wires = ports.filter(({ kind }) => kind === 'wire').length;
  const found = ports.findIndex(({ kind }) => kind === 'wire');
  const first = found < 0 ? Math.ceil(ports.length / 2) : found;
  const slot = written + 6;
  let wire = 0;
  let behind = 0;
  return ports.map(({ kind }, k) => {
    if (kind === 'wire') return (wire++ - (wires - 1) / 2) * pitch;
    if (k < first) return -before - slot * (first - k - 0.5);
    return after + slot * (behind++ + 0.5);
  });
}

function gateOf(node: GraphNode, measure: Measure, style: Style, spread: number): Footprint['gate'] {
  const badge = badgeWidth(node, measure);
  if (node.elements) return arrayGate(node, node.elements, measure, style, spread);
  if (node.kind === 'input')
    return { width: measure(inputText(node, style), 'name') + 16 + badge, height: 22, round: false };
  const text = symbolText(node, style);
  if (node.kind === 'statement') {
    const width = roomFor(text, 'code', measure) + 16 + badge;
    return style.direction === 'down'
      ? { width: Math.max(width, spread + 14), height: gateSize, round: false }
      : { width, height: Math.max(gateSize, spread + 14), round: false };
  }
  const width = measure(text, 'symbol');
  return { width: (width <= 20 ? gateSize : width + 18) + badge, height: gateSize, round: true };
}

/** The name, or what makes it, above the pictures of its values and gradients. */
function arrayGate(
  node: GraphNode,
  elements: NodeElements,
  measure: Measure,
  style: Style,
  spread: number,
): Footprint['gate'] {
  const text = arrayText(node, style);
  const picture = pictureSize(elements);
  const width = Math.max(measure(text, hasNameInside(node) ? 'name' : 'code'), picture.width) + 16;
  const height = arrayHead + picture.height + 5;
  return style.direction === 'down'
    ? { width: Math.max(width, spread + 14), height, round: false }
    : { width, height: Math.max(height, spread + 14), round: false };
}

/** What stands in the head of an array. */
export function arrayText(node: GraphNode, style: Style): string {
  return hasNameInside(node) ? inputText(node, style) : shorten(node.text, style.code);
}

/** The room at the end of a gate for how often it was gone through. */
export function badgeWidth({ badge }: GraphNode, measure: Measure): number {
  return badge ? roomFor(badgeText(badge), 'small', measure) + 10 : 0;
}

/** Grows in steps, so that another digit in a number moves nothing. */
function roomFor(text: string, font: Font, measure: Measure): number {
  return Math.max(measure(text, font), measure('0'.repeat(4 * Math.ceil(text.length / 4)), font));
}

/** Wires spread around the middle; constants stand above and below them, where their place among the inputs is. */
function rowsOf({ ports }: GraphNode, pitch: number, shares: boolean): number[] {
  const wires = ports.filter(({ kind }) => kind === 'wire').length;
  const first = ports.findIndex(({ kind }) => kind === 'wire');
  const edge = (Math.max(1, wires) - 1) / 2;
  const before = first < 0 ? Math.ceil(ports.length / 2) : first;
  let wire = 0;
  let after = 0;
  return ports.map(({ kind }, k) => {
    if (kind === 'wire') return (wire++ - edge) * pitch;
    if (k < before) return -edge * pitch - lineHeight * (before - k);
    return edge * pitch + lineHeight * (++after + (shares ? 1 : 0));
  });
}

/** The wires of a graph that show their own share, by node and port. */
export function splitPorts({ wires }: Graph): ReadonlyMap<string, readonly boolean[]> {
  const found = new Map<string, boolean[]>();
  for (const { to, port, split } of wires) {
    const ports = found.get(to) ?? [];
    ports[port] = split;
    found.set(to, ports);
  }
  return found;
}
