/* How well the lines of what may be a pass agree with what a pass would be worth, for seeds that may be its own. */

import { Bench } from './bench';
import { forward } from './generated/passes';
import type { Point } from './point';
import { inputVersions } from './points';
import { nodesBehind } from './reach';
import type { Tape } from './tape';
import type { PassLine, Seed, Version, Wiring } from './wiring';

/** Something proves what it does at so many points … */
const enough = 6;
/** … or more where something switches, of those among so many at which the circuit has finite values. */
const mostPoints = 24;

/** What speaks for a pass, for the seeds that it may have. */
export interface Score {
  /** Gradients that are right, given what the lines above them say, less those of what does not lead to an output. */
  readonly right: number;
  /** Those of them that are no copy of another, and move from point to point: a number that stands still proves nothing. */
  readonly proofs: number;
  /** Whether some line is worth a true gradient that moves, whatever stands above it. */
  readonly exact: boolean;
  /** What has a gradient by the written lines, and one that moves for these seeds. */
  readonly moving: ReadonlySet<Version>;
}

/** What a line, or a gradient, does over the points. */
interface Trace {
  readonly node: number;
  right: boolean;
  /** Whether the gradient is another one at another point. */
  moves: boolean;
  first: number;
}

function newTrace(node: number): Trace {
  return { node, right: true, moves: false, first: Number.NaN };
}

/**
 * The lines of what may be a pass, at several points: an accident at one of them proves nothing. Every input varies,
 * literals too.
 */
export class Evidence {
  private readonly points: Point[] = [];
  private readonly wiring: Wiring;
  private readonly bench: Bench;
  /** The last line of each gradient. */
  private readonly written = new Map<Version, PassLine>();

  /** All that seeds need must be on the tape. Nothing has run yet, and the bench keeps what comes in from outside. */
  constructor(
    tape: Tape,
    wiring: Wiring,
    seeds: readonly Seed[],
    private readonly lines: readonly PassLine[],
  ) {
    const { length } = tape;
    for (const line of lines) if (line.of) this.written.set(line.of, line);
    forward(tape, wiring.start, length);
    this.wiring = { ...wiring, seeds, forwardEnd: length, end: length };
    this.bench = new Bench(tape, this.wiring, []);
    const inputs = inputVersions(wiring);
    const stances = new Set<string>();
    const isEnough = () =>
      this.points.length >= enough && (!this.bench.hasSwitches || this.bench.sawBothSides(stances));
    for (let attempt = 0; attempt < mostPoints && !isEnough(); attempt++) {
      // A golden-ratio sequence: spread out, the same each time, and no two inputs alike; every other time some are negative.
      const values = inputs.map(({ node }, k) => {
        const size = 0.3 + 2 * (((k + 1) * 0.618034 + attempt * 0.37) % 1);
        return [node, attempt % 2 === 1 && (k + (attempt >> 1)) % 2 === 0 ? -size : size] as const;
      });
      const point = this.bench.run(new Map(values));
      if (!point) continue;
      this.points.push(point);
      stances.add(this.bench.stance());
    }
  }

  /** Puts the tape back as it was. */
  close(): void {
    this.bench.close();
  }

  /** What speaks for these seeds. */
  score(seeds: readonly Seed[]): Score {
    this.wiring.seeds = seeds;
    const isSeed = ({ of, node }: PassLine) =>
      seeds.some((seed) => seed.version === of && seed.node === node);
    const isClaim = (line: PassLine) => line.of !== null && !isSeed(line);
    const claims = [...this.written].filter(([, line]) => isClaim(line));
    const truths = new Map(this.lines.filter(isClaim).map((line) => [line, newTrace(line.node)]));
    const steps = new Map(claims.map(([of, { node }]) => [of, newTrace(node)]));
    for (const point of this.points) this.look(point, claims, truths, steps);
    const heads = seeds.map(({ version }) => version.node);
    const behind = nodesBehind(this.bench.tape, heads, this.wiring.start);
    const right = [...steps].flatMap(([of, step]) =>
      step.right && behind.has(of.node) ? [{ of, ...step }] : [],
    );
    const astray = claims.filter(([of]) => !behind.has(of.node));
    // That an output has its own seed proves nothing.
    const leads = (of: Version | null) => seeds.every(({ version }) => version.name !== of?.name);
    const set = this.lines.filter(isSeed).map((line) => ({ ...line, moves: false }));
    const proofs = this.ownOf([...set, ...right]).filter(({ of, moves }) => moves && leads(of));
    const moving = [...truths].flatMap(([{ of }, truth]) => (of && truth.moves ? [of] : []));
    return {
      right: this.points.length > 0 ? right.length - astray.length : 0,
      proofs: proofs.length,
      exact: [...truths].some(([{ of }, truth]) => leads(of) && truth.right && truth.moves),
      moving: new Set(moving),
    };
  }

  /** How many times the gradient that it should be a line is worth, for these seeds; null where that differs from point to point. */
  multiple(seeds: readonly Seed[], { of, node }: PassLine): number | null {
    if (of === null) return null;
    const ratios = this.ratios(seeds, of, node);
    const [ratio = Number.NaN] = ratios;
    const rounded = Number(ratio.toPrecision(10));
    return ratios.length > 1 && ratios.every((each) => isNear(each, ratio)) ? rounded : null;
  }

  /**
   * How many gradients are the same multiple of what they should be, whatever that is at each point: what they all
   * rest on is off. Where all are copies of one, it is none.
   */
  inProportion(seeds: readonly Seed[]): number {
    const all = [...this.written].map(([of, { node }]) => ({ node, ratios: this.ratios(seeds, of, node) }));
    const like = all.map(({ ratios }) =>
      all.filter(
        (other) =>
          ratios.length > 1 &&
          ratios.length === other.ratios.length &&
          ratios.every((ratio, k) => ratio !== 0 && isNear(ratio, other.ratios[k])),
      ),
    );
    const most = like.reduce((one, other) => (other.length > one.length ? other : one), []);
    return this.ownOf(most).length > 1 ? most.length : 0;
  }

  /** What a line is worth over what it should be, at the points at which that is not 0. */
  private ratios(seeds: readonly Seed[], of: Version, node: number): number[] {
    this.wiring.seeds = seeds;
    const wanted = new Map([[of.node, 0]]);
    return this.points.flatMap((point) => {
      const gradient = this.bench.arriving(point, wanted, false).get(of.node) ?? 0;
      return gradient === 0 ? [] : [point.value(node) / gradient];
    });
  }

  private look(
    point: Point,
    claims: readonly (readonly [Version, PassLine])[],
    truths: ReadonlyMap<PassLine, Trace>,
    steps: ReadonlyMap<Version, Trace>,
  ): void {
    const written = new Map(claims.map(([of, { node }]) => [of.node, point.value(node)]));
    const truly = this.bench.arriving(point, written, false);
    const stepwise = this.bench.arriving(point, written, true);
    for (const [of, step] of steps) this.follow(step, point, stepwise.get(of.node) ?? 0);
    for (const [{ of }, truth] of truths) this.follow(truth, point, truly.get(of?.node ?? -1) ?? 0);
  }

  /** Takes note of what a line is worth at a point, and of the gradient that it should be. */
  private follow(trace: Trace, point: Point, gradient: number): void {
    const slack = 1e-9 * Math.abs(gradient);
    if (!(Math.abs(gradient - point.value(trace.node)) <= slack)) trace.right = false;
    if (point === this.points[0]) trace.first = gradient;
    else if (Math.abs(gradient - trace.first) > slack) trace.moves = true;
  }

  /** Those of some lines that are no copy of an earlier one, but for its sign. */
  private ownOf<T extends { readonly node: number }>(lines: readonly T[]): T[] {
    const size = (point: Point, node: number) => Math.abs(point.value(node));
    const isCopy = (one: T, other: T) =>
      other.node < one.node &&
      this.points.every((point) => Math.abs(size(point, other.node) - size(point, one.node)) <= 1e-12);
    return lines.filter((line) => !lines.some((other) => isCopy(line, other)));
  }
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.abs(one);
}
