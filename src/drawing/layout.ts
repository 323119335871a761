/*
 * Where everything goes. The library decides which column a node belongs to and at which height; columns are as wide
 * as what stands in them, so that gates and labels line up. Nothing here depends on a number that may change.
 */
import { Arrangement, type Item, type Link, margin } from './arrangement';
import { type Frame, frameOf, lineHeight, type Measure, type Style, splitPorts } from './frame';
import type { Graph } from './graph';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PortPlace {
  /** Where the wire ends, and from where on it is level with that. */
  readonly at: Point;
  readonly level: number;
  /** What is written at the port; null where nothing is. */
  readonly label: Box | null;
}

/** Where a node stands: the whole of it, its gate, and the areas of its labels. */
export interface Place {
  readonly column: number;
  readonly box: Box;
  readonly gate: Box;
  readonly round: boolean;
  readonly above: Box;
  readonly below: Box;
  /** Where its wire ends, or splits. */
  readonly out: Point;
  readonly ports: readonly PortPlace[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: ReadonlyMap<string, Place>;
  /** Where an output is tugged, and where wires go on to what is not shown: by the node's key. */
  readonly tugs: ReadonlyMap<string, Box>;
  readonly stubs: ReadonlyMap<string, Box>;
  /** Each wire's curve, as the path of an SVG. */
  readonly curves: ReadonlyMap<string, string>;
  readonly style: Style;
}

const tug = { width: 48, height: 40 };
const stub = { width: 24, height: 18 };

/** Lays a graph out from left to right. */
export function layoutOf(graph: Graph, measure: Measure, style: Style): Layout {
  const splits = splitPorts(graph);
  const items = new Map<string, Item>();
  const links: Link[] = graph.wires.map((wire) => ({ id: wire.key, from: wire.from, to: wire.to, wire }));
  const end = (kind: string, key: string, { width, height }: { width: number; height: number }) => {
    const id = `${kind} ${key}`;
    items.set(id, { id, node: null, frame: null, width, half: height / 2 });
    links.push({ id, from: key, to: id, wire: null });
  };
  for (const node of graph.nodes) {
    const frame = frameOf(node, splits.get(node.key) ?? [], measure, style);
    items.set(node.key, { id: node.key, node, frame, width: 0, half: frame.half });
  }
  for (const { key, seed, moreReaders } of graph.nodes) {
    if (seed) end('tug', key, tug);
    if (moreReaders > 0) end('stub', key, stub);
  }
  return new Placer(items, links, style).place();
}

/** What all items of one column share. */
interface Column {
  readonly gutter: number;
  /** The gates, and with stacked labels those too. */
  readonly core: number;
  readonly width: number;
  /** Set once the gap before it is known. */
  left: number;
}

class Placer {
  private readonly columns: Column[] = [];
  private readonly arrangement: Arrangement;
  private readonly branches = new Map<string, number>();

  constructor(
    private readonly items: ReadonlyMap<string, Item>,
    private readonly links: readonly Link[],
    private readonly style: Style,
  ) {
    this.arrangement = new Arrangement(items, links);
    for (const { from } of links) this.branches.set(from, (this.branches.get(from) ?? 0) + 1);
  }

  place(): Layout {
    this.measureColumns();
    const places = new Map<string, Place>();
    const tugs = new Map<string, Box>();
    const stubs = new Map<string, Box>();
    for (const item of this.items.values()) {
      const { id, node } = item;
      if (node) places.set(id, this.placeOf(item));
      else (id.startsWith('tug ') ? tugs : stubs).set(id.slice(id.indexOf(' ') + 1), this.endBox(item));
    }
    const curves = new Map(this.links.map((link) => [link.id, this.curve(link, places)]));
    const last = this.columns.at(-1);
    const width = last ? last.left + last.width + margin : 0;
    return {
      width,
      height: this.arrangement.height + margin,
      places,
      tugs,
      stubs,
      curves,
      style: this.style,
    };
  }

  private measureColumns(): void {
    for (let k = 0; k < this.arrangement.columns; k++) {
      const here = [...this.items.values()].filter(({ id }) => this.arrangement.column(id) === k);
      const widest = (size: (frame: Frame) => number) =>
        Math.max(0, ...here.map(({ frame }) => (frame ? size(frame) : 0)));
      const gutter = widest((frame) => frame.gutter);
      const gates = widest((frame) => frame.gate.width);
      const labels = widest((frame) => frame.label);
      const core = this.style.stacked ? Math.max(gates, labels) : gates;
      const ends = Math.max(0, ...here.map(({ frame, width }) => (frame ? 0 : width)));
      const beside = this.style.stacked || labels === 0 ? 0 : labels + 12;
      this.columns.push({ gutter, core, width: Math.max(gutter + core + beside, ends), left: 0 });
    }
    let x = margin;
    this.columns.forEach((column, k) => {
      column.left = k === 0 ? x : x + this.gap(k);
      x = column.left + column.width;
    });
  }

  /** The steeper the wires between two columns, the more room they get. */
  private gap(column: number): number {
    let steepest = 0;
    for (const link of this.links) {
      const heights = this.arrangement.route(link);
      const k = column - this.arrangement.column(link.from);
      if (k < 1 || k >= heights.length) continue;
      steepest = Math.max(steepest, Math.abs(heights[k] - heights[k - 1]));
    }
    return this.style.gap + Math.min(40, Math.max(0, steepest - 30) / 6);
  }

  private placeOf({ id, node, frame }: Item): Place {
    if (!node || !frame) throw new Error('only nodes have a place');
    const column = this.columns[this.arrangement.column(id)];
    const y = this.arrangement.y(id);
    const { gate, above, below, half } = frame;
    const { stacked } = this.style;
    const core = { left: column.left + column.gutter, right: column.left + column.gutter + column.core };
    // Gates stand on one line; inputs end where their wires begin.
    const flush = node.kind === 'input' && !stacked;
    const x = flush ? core.right - gate.width : (core.left + core.right - gate.width) / 2;
    const gateBox = { x, y: y - gate.height / 2, width: gate.width, height: gate.height };
    const labels = stacked
      ? { x: (core.left + core.right - frame.label) / 2, width: frame.label }
      : { x: core.right + 6, width: column.left + column.width - core.right - 10 };
    const lift = stacked ? gate.height / 2 - 2 : 0;
    // Stacked labels may be wider than their gate; wires have reached its height before they pass between them.
    const level = stacked ? Math.min(x, labels.x - 2) : x;
    const ports = node.ports.map((_port, k) => this.portOf(id, k, frame, gateBox, level));
    const left = Math.min(labels.x, level, ...ports.map(({ label }) => label?.x ?? x));
    return {
      column: this.arrangement.column(id),
      box: { x: left, y: y - half, width: column.left + column.width - left, height: 2 * half },
      gate: gateBox,
      round: gate.round,
      above: { ...labels, y: y - above, height: above - lift - 3 },
      below: { ...labels, y: y + lift + 3, height: below - lift - 3 },
      out: { x: column.left + column.width, y },
      ports,
    };
  }

  private portOf(id: string, k: number, frame: Frame, gate: Box, level: number): PortPlace {
    const row = this.arrangement.row(id, k);
    const middle = this.arrangement.y(id);
    const radius = gate.height / 2;
    const { round } = frame.gate;
    const reach = Math.max(-0.7 * radius, Math.min(0.7 * radius, row));
    const at = round
      ? { x: gate.x + radius - Math.sqrt(radius * radius - reach * reach), y: middle + reach }
      : { x: gate.x, y: middle + row };
    const isWire = this.items.get(id)?.node?.ports[k].kind === 'wire';
    const width = isWire ? frame.share : frame.written;
    const y = middle + row + (isWire ? 2 : -lineHeight / 2);
    const x = level - (frame.bend || 4) - width;
    return {
      at,
      level: Math.min(level, at.x),
      label: width > 0 ? { x, y, width, height: lineHeight - 1 } : null,
    };
  }

  private endBox({ id, width, half }: Item): Box {
    return {
      x: this.columns[this.arrangement.column(id)].left,
      y: this.arrangement.y(id) - half,
      width,
      height: 2 * half,
    };
  }

  /** Level through the columns, and an even S from one to the next. */
  private curve(link: Link, places: ReadonlyMap<string, Place>): string {
    const source = places.get(link.from);
    const heights = this.arrangement.route(link);
    const first = this.arrangement.column(link.from);
    const alone = this.branches.get(link.from) === 1;
    let x = !source ? 0 : alone ? source.gate.x + source.gate.width : source.out.x;
    let path = `M${near(x)} ${near(heights[0])}`;
    heights.slice(1).forEach((y, k) => {
      const before = this.columns[first + k];
      const column = this.columns[first + k + 1];
      const right = before.left + before.width;
      if (x < right) path += `H${near(right)}`;
      path += sweep(right, heights[k], column.left, y);
      x = column.left;
      const last = k === heights.length - 2;
      if (!last) return;
      const port = link.wire && places.get(link.to)?.ports[link.wire.port];
      if (!port) return;
      const bend = port.level - 12;
      if (port.at.y !== y) path += `H${near(bend)}${sweep(bend, y, port.level, port.at.y)}`;
      path += `H${near(port.at.x)}`;
    });
    return path;
  }
}

function sweep(x: number, y: number, toX: number, toY: number): string {
  if (y === toY) return `H${near(toX)}`;
  const middle = near((x + toX) / 2);
  return `C${middle} ${near(y)} ${middle} ${near(toY)} ${near(toX)} ${near(toY)}`;
}

/** A coordinate to a tenth. */
function near(value: number): number {
  return Math.round(value * 10) / 10;
}
