/*
 * Where everything goes. The library decides which column a node belongs to and at which height; columns are as wide
 * as what stands in them, so that gates and labels line up. Nothing here depends on a number that may change. In a
 * drawing that runs downward the columns are rows: `along` is the way the wires run, `across` the other.
 */
import { besideWire, type Footprint, footprintOf, lineHeight, splitPorts } from './footprint';
import { type Drawable, Grid, margin, type WireLink } from './grid';
import {
  type Box,
  type Label,
  type Labels,
  labelsBeside,
  labelsOver,
  type Position,
  type Stretch,
} from './labels';
import type { Graph } from './model';
import { Path } from './path';
import { hasNameInside, type Measure, type Style } from './style';

export type { Box, Label, Position };

export interface PortPlace {
  /** Where the wire ends, and from where on it is level with that. */
  readonly at: Position;
  readonly level: number;
  /** What is written at the port; null where nothing is. */
  readonly label: Label | null;
}

/** Where a node stands: the whole of it, its gate, and the areas of its labels. */
export interface Place {
  readonly column: number;
  readonly box: Box;
  readonly gate: Box;
  readonly round: boolean;
  readonly labels: Labels;
  /** Where its wire begins, and where it ends or splits. */
  readonly start: Position;
  readonly out: Position;
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

/** How long the ends of wires are, and what they take at both sides of the wire. */
const tugs = { right: { length: 48, lead: 20, trail: 20 }, down: { length: 42, lead: 8, trail: 46 } };
const stubs = { right: { length: 24, lead: 9, trail: 9 }, down: { length: 16, lead: 12, trail: 12 } };

/** Lays a graph out, from left to right or from the top down. */
export function layoutOf(graph: Graph, measure: Measure, style: Style): Layout {
  const splits = splitPorts(graph);
  const items = new Map<string, Drawable>();
  const links: WireLink[] = graph.wires.map((wire) => ({ id: wire.key, from: wire.from, to: wire.to, wire }));
  const end = (kind: string, key: string, size: Pick<Drawable, 'length' | 'lead' | 'trail'>) => {
    const id = `${kind} ${key}`;
    items.set(id, { id, node: null, footprint: null, ...size });
    links.push({ id, from: key, to: id, wire: null });
  };
  for (const node of graph.nodes) {
    const footprint = footprintOf(node, splits.get(node.key) ?? [], measure, style);
    const { lead, trail } = footprint;
    items.set(node.key, { id: node.key, node, footprint, length: 0, lead, trail });
  }
  for (const { key, seed, moreReaders } of graph.nodes) {
    if (seed) end('tug', key, tugs[style.direction]);
    if (moreReaders > 0) end('stub', key, stubs[style.direction]);
  }
  return new Placer(items, links, style).place();
}

/** What all items of one column share, along the wires. */
interface Column {
  readonly gutter: number;
  /** The gates, and with stacked labels those too. */
  readonly core: number;
  readonly length: number;
  /** Set once the gap before it is known. */
  start: number;
}

class Placer {
  private readonly columns: Column[] = [];
  private readonly grid: Grid;
  private readonly branches = new Map<string, number>();
  private readonly down: boolean;

  constructor(
    private readonly items: ReadonlyMap<string, Drawable>,
    private readonly links: readonly WireLink[],
    private readonly style: Style,
  ) {
    this.down = style.direction === 'down';
    this.grid = new Grid(items, links, style.breadth);
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
    const { x: width, y: height } = this.point(
      last ? last.start + last.length + margin : 0,
      this.grid.height + (this.down ? 0 : margin),
    );
    return { width, height, places, tugs, stubs, curves, style: this.style };
  }

  private point(along: number, across: number): Position {
    return this.down ? { x: across, y: along } : { x: along, y: across };
  }

  private box(along: number, across: number, length: number, breadth: number): Box {
    const size = this.point(length, breadth);
    return { ...this.point(along, across), width: size.x, height: size.y };
  }

  private measureColumns(): void {
    const { stacked } = this.style;
    for (let k = 0; k < this.grid.columns; k++) {
      const here = [...this.items.values()].filter(({ id }) => this.grid.column(id) === k);
      const longest = (size: (footprint: Footprint) => number) =>
        Math.max(0, ...here.map(({ footprint }) => (footprint ? size(footprint) : 0)));
      const gutter = longest((footprint) => footprint.gutter);
      const gates = longest(({ gate }) => this.lengthOf(gate));
      const labels = longest((footprint) => footprint.label);
      const core = stacked ? Math.max(gates, labels) : gates;
      const ends = Math.max(0, ...here.map(({ length }) => length));
      const behind = stacked || labels === 0 ? 0 : labels + (this.down ? 4 : 12);
      this.columns.push({ gutter, core, length: Math.max(gutter + core + behind, ends), start: 0 });
    }
    let along = margin;
    this.columns.forEach((column, k) => {
      column.start = k === 0 ? along : along + this.gap(k);
      along = column.start + column.length;
    });
  }

  private lengthOf({ width, height }: { width: number; height: number }): number {
    return this.down ? height : width;
  }

  /** The steeper the wires between two columns, the more room they get. */
  private gap(column: number): number {
    let steepest = 0;
    for (const link of this.links) {
      const heights = this.grid.route(link);
      const k = column - this.grid.column(link.from);
      if (k < 1 || k >= heights.length) continue;
      steepest = Math.max(steepest, Math.abs(heights[k] - heights[k - 1]));
    }
    return this.style.gap + Math.min(this.down ? 20 : 40, Math.max(0, steepest - 30) / 6);
  }

  private placeOf({ id, node, footprint }: Drawable): Place {
    if (!node || !footprint) throw new Error('only nodes have a place');
    const column = this.columns[this.grid.column(id)];
    const across = this.grid.y(id);
    const { gate, lead, trail } = footprint;
    const { stacked } = this.style;
    const end = column.start + column.length;
    const core: Stretch = {
      start: column.start + column.gutter,
      end: column.start + column.gutter + column.core,
    };
    // Gates stand on one line; inputs end where their wires begin.
    const length = this.lengthOf(gate);
    const flush = hasNameInside(node) && !stacked;
    const along = flush ? core.end - length : (core.start + core.end - length) / 2;
    const breadth = gate.width + gate.height - length;
    const gateBox = this.box(along, across - breadth / 2, length, breadth);
    const labels = this.down
      ? labelsBeside(footprint, gateBox, core)
      : labelsOver(footprint, gateBox, core, end, this.style);
    // Stacked labels may be wider than their gate; wires have reached its height before they pass between them.
    const level = stacked ? Math.min(along, labels.value.x - 2) : along;
    const ports = node.ports.map((_port, k) => this.portOf(id, k, footprint, gateBox, level));
    const written = ports.flatMap(({ label }) => (label ? [this.down ? label.y : label.x] : []));
    const start = Math.min(level, ...(stacked ? [labels.value.x] : []), ...written);
    return {
      column: this.grid.column(id),
      box: this.box(start, across - lead, end - start, lead + trail),
      gate: gateBox,
      round: gate.round,
      labels,
      start: this.point(along + length, across),
      out: this.point(end, across),
      ports,
    };
  }

  private portOf(id: string, k: number, footprint: Footprint, gate: Box, level: number): PortPlace {
    const row = this.grid.row(id, k);
    const middle = this.grid.y(id);
    const along = this.down ? gate.y : gate.x;
    const radius = gate.height / 2;
    const { round } = footprint.gate;
    const isWire = this.items.get(id)?.node?.ports[k].kind === 'wire';
    const least = round ? 0.7 * radius : isWire || !this.down ? Number.POSITIVE_INFINITY : gate.width / 2 - 8;
    const reach = Math.max(-least, Math.min(least, row));
    const at = this.point(
      along + (round ? radius - Math.sqrt(radius * radius - reach * reach) : 0),
      middle + reach,
    );
    return {
      at,
      level: Math.min(level, this.down ? at.y : at.x),
      label: this.portLabel(footprint, isWire, row, middle + row, level - (footprint.bend || 4)),
    };
  }

  /** What stands at a port; `end` is how far it may go as the wire runs, `across` where the wire is. */
  private portLabel(
    footprint: Footprint,
    isWire: boolean,
    row: number,
    across: number,
    end: number,
  ): Label | null {
    const width = isWire ? footprint.share : footprint.written;
    const height = lineHeight - 1;
    if (width === 0) return null;
    if (!this.down)
      return { x: end - width, y: across + (isWire ? 2 : -lineHeight / 2), width, height, anchor: 'end' };
    const y = end - height;
    if (!isWire) return { x: across - width / 2, y, width, height, anchor: 'middle' };
    // The first of several wires has its share at the left.
    const isFirst = row < 0 && row === Math.min(...footprint.rows.filter((_row, k) => footprint.wires[k]));
    return isFirst
      ? { x: across - besideWire - width, y, width, height, anchor: 'end' }
      : { x: across + besideWire, y, width, height, anchor: 'start' };
  }

  private endBox({ id, length, lead, trail }: Drawable): Box {
    const { start } = this.columns[this.grid.column(id)];
    return this.box(start, this.grid.y(id) - lead, length, lead + trail);
  }

  /** Level through the columns, and an even S from one to the next. */
  private curve(link: WireLink, places: ReadonlyMap<string, Place>): string {
    const source = places.get(link.from);
    const heights = this.grid.route(link);
    const first = this.grid.column(link.from);
    const alone = this.branches.get(link.from) === 1;
    const begin = alone ? source?.start : source?.out;
    const path = new Path(this.down, (begin && (this.down ? begin.y : begin.x)) ?? 0, heights[0]);
    heights.slice(1).forEach((across, k) => {
      const before = this.columns[first + k];
      const column = this.columns[first + k + 1];
      path.level(before.start + before.length);
      path.sweep(column.start, across);
      const last = k === heights.length - 2;
      if (!last) return;
      const port = link.wire && places.get(link.to)?.ports[link.wire.port];
      if (!port) return;
      const [end, arrival] = this.down ? [port.at.y, port.at.x] : [port.at.x, port.at.y];
      if (arrival !== across) {
        path.level(port.level - 12);
        path.sweep(port.level, arrival);
      }
      path.level(end);
    });
    return path.text;
  }
}
