/*
 * Which column everything belongs to, and at which height: what the library is good at, and what it leaves to us. Here
 * wires run to the right; in a drawing that runs downward the columns are its rows, and heights count from the left.
 */
import { layout as arrange, Graph as Layers } from '@dagrejs/dagre';
import type { Footprint } from './footprint';
import type { Position } from './labels';
import { laneLinks } from './lanes';
import type { GraphNode, Wire } from './model';
import { readingOrder } from './order';
import { besides, rowsWithin } from './rows';
import { type Standing, spread, type WirePiece } from './spread';

/** What is kept free at the edges. */
export const margin = 10;
const laneHeight = 14;

/** A node or end on its way through the library. */
export interface Drawable {
  readonly id: string;
  readonly node: GraphNode | null;
  readonly footprint: Footprint | null;
  /** Of an end: how long it is, the way the wires run. */
  readonly length: number;
  /** From the wire to both edges. */
  readonly lead: number;
  readonly trail: number;
}

export interface WireLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly wire: Wire | null;
}

/** Columns and heights of everything that is drawn. */
export class Grid {
  /** Of the whole drawing. */
  height = 0;
  private readonly heights = new Map<string, number>();
  private readonly columnOf = new Map<string, number>();
  /** The heights at which each link passes the columns between its ends. */
  private readonly routes = new Map<string, number[]>();
  /** How far each port is from its node's middle. */
  private readonly rows = new Map<string, readonly number[]>();

  /** `breadth` is all that there may be across the wires, if there is a limit. */
  constructor(
    private readonly items: ReadonlyMap<string, Drawable>,
    private readonly links: readonly WireLink[],
    private readonly breadth: number | null,
  ) {
    const inLanes = this.arrange();
    if (breadth === null) this.openLanes(inLanes);
    if (this.disorder(true) < this.disorder(false)) this.turnOver();
    this.orderPorts();
    if (breadth === null) return;
    this.spread(breadth, inLanes);
    this.openLanes(inLanes);
    this.orderPorts();
  }

  /** The middle of a node or end. */
  y(id: string): number {
    return this.heights.get(id) ?? 0;
  }

  column(id: string): number {
    return this.columnOf.get(id) ?? 0;
  }

  /** How many columns there are. */
  get columns(): number {
    return Math.max(0, ...[...this.columnOf.values()].map((column) => column + 1));
  }

  /** How far a port is from its node's middle. */
  row(id: string, port: number): number {
    return this.rows.get(id)?.[port] ?? 0;
  }

  /** The heights of a link from its source to its port, one for each column that it touches. */
  route({ id, from, to, wire }: WireLink): number[] {
    const row = wire ? this.row(to, wire.port) : 0;
    return [this.y(from), ...(this.routes.get(id) ?? []), this.y(to) + row];
  }

  /** Finds columns and heights. A wire in a lane that turns out to lead backward is no lane's after all. */
  private arrange(): ReadonlySet<WireLink> {
    const inLanes = laneLinks(this.items.keys(), this.links);
    for (;;) {
      this.arrangeWithout(inLanes);
      const backward = [...inLanes].filter(({ from, to }) => this.column(from) >= this.column(to));
      if (backward.length === 0) return inLanes;
      for (const link of backward) inLanes.delete(link);
    }
  }

  /** Lets the library find columns and heights; every node is a box of one width to it. */
  private arrangeWithout(inLanes: ReadonlySet<WireLink>): void {
    const layers = new Layers({ multigraph: true });
    const rows = this.breadth === null ? null : this.rowsIn(this.breadth, inLanes);
    const ranker = rows ? 'none' : 'network-simplex';
    layers.setGraph({ rankdir: 'LR', nodesep: 10, edgesep: 14, ranksep: 20, ranker });
    layers.setDefaultEdgeLabel(() => ({}));
    for (const { id, lead, trail } of this.items.values()) {
      const size = { width: 10, height: lead + trail };
      // The library wants a rank between two columns, too.
      layers.setNode(id, rows ? { ...size, rank: 2 * (rows.get(id) ?? 0) } : size);
    }
    const links = this.links.filter((link) => !inLanes.has(link));
    for (const { id, from, to } of links)
      layers.setEdge(from, to, { width: 0, height: 0, weight: 1, minlen: 1 }, id);
    arrange(layers, { customOrder: readingOrder });
    const at = (id: string) => layers.node(id) as Position;
    const xs = [...new Set([...this.items.keys()].map((id) => Math.round(at(id).x)))].sort(
      (one, other) => one - other,
    );
    this.height = 0;
    for (const { id, lead, trail } of this.items.values()) {
      const { x, y } = at(id);
      this.columnOf.set(id, xs.indexOf(Math.round(x)));
      this.heights.set(id, y + margin);
      this.height = Math.max(this.height, y + (lead + trail) / 2 + 2 * margin);
    }
    for (const { id, from, to } of links) {
      const points = (layers.edge(from, to, id) as { points: Position[] }).points;
      const between = xs.slice(this.column(from) + 1, this.column(to));
      const nearest = (x: number) =>
        points.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best));
      this.routes.set(
        id,
        between.map((x) => nearest(x).y + margin),
      );
    }
  }

  private rowsIn(breadth: number, inLanes: ReadonlySet<WireLink>): ReadonlyMap<string, number> {
    const members = [...this.items.values()].map((item) => ({ ...item, isEnd: item.node === null }));
    const links = this.links.map((link) => ({ ...link, inLane: inLanes.has(link) }));
    return rowsWithin(members, links, this.within(breadth, inLanes));
  }

  /** What is left of the breadth between the edges and the lanes. */
  private within(breadth: number, inLanes: ReadonlySet<WireLink>): number {
    return breadth - 2 * margin - laneHeight * new Set([...inLanes].map(({ from }) => from)).size;
  }

  /** Keeps the order that was found, and everything within the breadth as far as that can be done. */
  private spread(breadth: number, inLanes: ReadonlySet<WireLink>): void {
    const rows: (Standing & { order: number })[][] = Array.from({ length: this.columns }, () => []);
    const stand = (column: number, order: number, { lead, trail } = { lead: 0, trail: 0 }) => {
      const standing = { lead, trail, order, at: 0 };
      rows[column].push(standing);
      return standing;
    };
    const nodes = new Map(
      [...this.items].map(([id, item]): [string, Standing] => [id, stand(this.column(id), this.y(id), item)]),
    );
    const wires = new Map<string, Standing[]>();
    const pieces: WirePiece[] = [];
    for (const link of this.links) {
      const [from, to] = [nodes.get(link.from), nodes.get(link.to)];
      if (inLanes.has(link) || !from || !to) continue;
      const passing = (this.routes.get(link.id) ?? []).map((y, k) =>
        stand(this.column(link.from) + k + 1, y),
      );
      wires.set(link.id, passing);
      const stops = [from, ...passing, to];
      const port = link.wire ? this.row(link.to, link.wire.port) : 0;
      stops.slice(1).forEach((stop, k) => {
        const isLast = stop === to;
        const weight = passing.length === 0 ? 1 : k === 0 || isLast ? 2 : 8;
        pieces.push({ from: stops[k], to: stop, port: isLast ? port : 0, weight });
      });
    }
    for (const row of rows) row.sort((one, other) => one.order - other.order);
    spread(rows, pieces, this.within(breadth, inLanes), besides);
    const all = rows.flat();
    const first = Math.min(...all.map(({ at, lead }) => at - lead)) - margin;
    for (const [id, { at }] of nodes) this.heights.set(id, at - first);
    for (const [id, passing] of wires)
      this.routes.set(
        id,
        passing.map(({ at }) => at - first),
      );
    this.height = Math.max(...all.map(({ at, trail }) => at + trail)) - first + margin;
  }

  /** A lane above or below everything for each source that needs one. */
  private openLanes(inLanes: ReadonlySet<WireLink>): void {
    const sources = [...new Set([...inLanes].map(({ from }) => from))];
    const isHigh = (id: string) => this.y(id) < this.height / 2;
    const above = sources.filter(isHigh).sort((one, other) => this.y(other) - this.y(one));
    const below = sources.filter((id) => !isHigh(id)).sort((one, other) => this.y(one) - this.y(other));
    const shift = above.length * laneHeight;
    for (const [id, y] of this.heights) this.heights.set(id, y + shift);
    for (const [id, route] of this.routes)
      this.routes.set(
        id,
        route.map((y) => y + shift),
      );
    const bottom = this.height - margin + shift;
    this.height += shift + below.length * laneHeight;
    const lanes = new Map([
      ...above.map((id, k): [string, number] => [id, margin + shift - (k + 0.5) * laneHeight]),
      ...below.map((id, k): [string, number] => [id, bottom + (k + 0.5) * laneHeight]),
    ]);
    for (const { id, from, to } of inLanes) {
      const length = this.column(to) - this.column(from) - 1;
      this.routes.set(
        id,
        Array.from({ length }, () => lanes.get(from) ?? 0),
      );
    }
  }

  /** How far heights are from the order of the text, and from that of ports which can't change places. */
  private disorder(turned: boolean): number {
    const wrong = (one: number, other: number) => (turned ? one < other : one > other);
    let found = 0;
    for (const { id, node } of this.items.values()) {
      if (node?.kind !== 'gate' || node.commutative) continue;
      const arrivals = this.links.filter(({ to }) => to === id).map((link) => this.arrival(link));
      for (let k = 1; k < arrivals.length; k++) if (wrong(arrivals[k - 1], arrivals[k])) found += 4;
    }
    // In the order in which they are first read.
    const inputs = [...new Set(this.links.map(({ from }) => from))].filter(
      (id) => this.items.get(id)?.node?.kind === 'input',
    );
    for (let k = 1; k < inputs.length; k++) if (wrong(this.y(inputs[k - 1]), this.y(inputs[k]))) found += 1;
    return found;
  }

  /** The same picture, upside down. */
  private turnOver(): void {
    const turned = (y: number) => this.height - y;
    for (const [id, y] of this.heights) this.heights.set(id, turned(y));
    for (const [id, route] of this.routes) this.routes.set(id, route.map(turned));
  }

  /** Where the order of its inputs is of no account, a gate's wires arrive in the order in which they come. */
  private orderPorts(): void {
    for (const { id, node, footprint } of this.items.values()) {
      if (!node || !footprint) continue;
      const free = node.commutative || node.kind !== 'gate';
      const incoming = this.links.filter(({ to, wire }) => to === id && wire);
      const ordered = free
        ? incoming.toSorted((one, other) => this.arrival(one) - this.arrival(other))
        : incoming;
      const slots = incoming
        .map(({ wire }) => footprint.rows[wire?.port ?? 0])
        .sort((one, other) => one - other);
      const rows = [...footprint.rows];
      ordered.forEach(({ wire }, k) => {
        rows[wire?.port ?? 0] = slots[k];
      });
      this.rows.set(id, rows);
    }
  }

  private arrival({ id, from }: WireLink): number {
    return this.routes.get(id)?.at(-1) ?? this.y(from);
  }
}
