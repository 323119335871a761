/* A circuit at one choice of inputs and seeds: its values and gradients there, and how exact they are. */
import type { Wiring } from './wiring';

/** How far rounding may have put off each value and each gradient of a point. */
export interface Blur {
  readonly values: Float64Array;
  readonly gradients: Float64Array;
}

/** One circuit, its hand-written pass included, at one choice of inputs and seeds. */
export class Point {
  private sizes: Float64Array | null = null;
  private blurs: Blur | null = null;
  private readonly start: number;

  constructor(
    private readonly bench: PointBench,
    /** The nodes that were set, and what to. */
    readonly set: ReadonlyMap<number, number>,
    private readonly values: Float64Array,
    private readonly gradients: Float64Array,
    /** Whether the gradients that are compared are at a kink. */
    readonly tie: boolean,
  ) {
    this.start = bench.wiring.start;
  }

  /** The gradient of a node as far as it comes through `via`. */
  through(via: number, node: number): number {
    return this.bench.through(this, via, this.gradient(via), node);
  }

  /** The same point with other numbers in some nodes, those of a pass, say; null where that can't be run. */
  with(more: Iterable<readonly [number, number]>): Point | null {
    return this.bench.run(new Map([...this.set, ...more]));
  }

  /** What a node is worth. */
  value(node: number): number {
    return this.values[node - this.start];
  }

  /** The true gradient of a forward node. */
  gradient(node: number): number {
    return this.gradients[node - this.start];
  }

  /** The sum of the sizes of a forward node's contributions: what a difference must be small against. */
  scale(node: number): number {
    this.sizes ??= this.bench.sizes(this);
    return this.sizes[node - this.start];
  }

  /** How far rounding may put off the value of `written` and the gradient of `node`: near cancellation, far. */
  blur(written: number, node: number): number {
    this.blurs ??= this.bench.blur(this);
    return this.blurs.values[written - this.start] + this.blurs.gradients[node - this.start];
  }

  /** The values of all nodes, for the tape. */
  get all(): Float64Array {
    return this.values;
  }
}

/** What runs the circuit of a point again. */
export interface PointBench {
  readonly wiring: Wiring;
  run(set: ReadonlyMap<number, number>): Point | null;
  through(point: Point, via: number, gradient: number, node: number): number;
  sizes(point: Point): Float64Array;
  blur(point: Point): Blur;
}
