/*
 * Derivatives found by moving a value and looking at the output, with error bars: they don't rest on the gate table's
 * rules.
 */
import { gateAt } from '../gates/opcodes';
import { isHeard } from './corners';
import { forward } from './generated/passes';
import { seedValue } from './run';
import type { Tape } from './tape';
import { hasSides, isTie, sideOf } from './ties';
import type { Wiring } from './wiring';

/** A derivative found by moving the value and looking, with an error bar. */
export interface Witness {
  readonly value: number;
  /** How far off the value may be. */
  readonly error: number;
}

/** Both one-sided derivatives, where they may differ. */
export interface Sides {
  readonly left: Witness;
  readonly right: Witness;
}

/** Each row of Ridders' table shrinks the step by this. */
const shrink = 1.4;
const rows = 12;
/** How often a step that flips a switch is made smaller before we give up. */
const patience = 12;

/**
 * The derivative of Σ seed × output with respect to a node's value, by Ridders' method: central differences at
 * shrinking steps, extrapolated to step 0, with the spread of the table as the error bar (C. J. F. Ridders,
 * "Accurate computation of F'(x) and F'(x)F''(x)", 1982). Starts from two steps and keeps the better result.
 * Returns null where no step stays on the same side of every switch.
 */
export function witness(tape: Tape, wiring: Wiring, node: number): Witness | null {
  const x = tape.value[node];
  const probe = new Probe(tape, wiring, node, (value) => {
    tape.value[node] = value;
  });
  const found = atCentre(probe, x);
  probe.restore();
  return found;
}

/** How the nodes of a circuit move together: each by so much for one unit of the way. */
export type Movement = ReadonlyMap<number, number>;

/** Whether a derivative found by moving and looking is so far from `wanted` that its own error bar can't be the reason. */
export function contradicts({ value, error }: Witness, wanted: number, slack: number): boolean {
  return Math.abs(value - wanted) > 100 * error + slack;
}

/** The same for inputs that move together, from where they are. A few steps are enough to see that all is well. */
export function contradictsAlong(
  tape: Tape,
  wiring: Wiring,
  direction: Movement,
  wanted: number,
  slack: number,
): boolean {
  const moves = [...direction].map(([node, by]) => ({ node, by, from: tape.value[node] }));
  const probe = new Probe(tape, wiring, Math.min(...direction.keys()), (way) => {
    for (const { node, by, from } of moves) tape.value[node] = from + way * by;
  });
  const central = (h: number) => (probe.output(h) - probe.output(-h)) / (2 * h);
  const [wide, narrow] = [central(2e-3), central(1e-3)];
  const isFine = Math.abs((4 * narrow - wide) / 3 - wanted) <= slack;
  const found = isFine ? null : atCentre(probe, 0);
  probe.restore();
  return found !== null && contradicts(found, wanted, slack);
}

function atCentre(probe: Probe, x: number): Witness | null {
  const central = (h: number) => (probe.output(x + h) - probe.output(x - h)) / (x + h - (x - h));
  const noise = probe.noise * Math.abs(probe.output(x));
  return best(starts(x).map((start) => extrapolate(central, start, shrink * shrink, noise)));
}

/**
 * Both one-sided derivatives, for points where two sides of a switch meet. Each looks only at points beyond its own
 * side, since the value itself may belong to the other.
 */
export function oneSided(tape: Tape, wiring: Wiring, node: number): Sides | null {
  const x = tape.value[node];
  const probe = new Probe(tape, wiring, node, (value) => {
    tape.value[node] = value;
  });
  const side = (sign: number) => {
    probe.settle(x + sign * 1e-7 * Math.max(Math.abs(x), 1));
    const slope = (h: number) => {
      const [near, far] = [x + sign * h, x + sign * 2 * h];
      return (probe.output(far) - probe.output(near)) / (far - near);
    };
    const noise = 2 * probe.noise * Math.abs(probe.output(x, false));
    return best(starts(x).map((start) => extrapolate(slope, start, shrink, noise)));
  };
  const left = side(-1);
  const right = side(1);
  probe.restore();
  return left && right ? { left, right } : null;
}

function starts(x: number): number[] {
  const size = x === 0 ? 1 : Math.abs(x);
  return [0.1 * size, 1e-3 * size];
}

function best(found: readonly (Witness | null)[]): Witness | null {
  return found.reduce((one, other) => (one && (!other || one.error <= other.error) ? one : other), null);
}

/** Rounding may put an output off by a few units in the last place. */
const fewUnits = 8;

/**
 * Neville's table over shrinking steps; `factor` is how much the leading error shrinks from row to row, and `noise`
 * how far rounding may put an output off, which no spread of the table shows for certain.
 */
function extrapolate(
  slope: (h: number) => number,
  start: number,
  factor: number,
  noise: number,
): Witness | null {
  let h = start;
  let previous = [slope(h)];
  for (let k = 0; Number.isNaN(previous[0]); k++) {
    if (k === patience) return null;
    h /= 10;
    previous = [slope(h)];
  }
  let result: Witness = { value: previous[0], error: Number.POSITIVE_INFINITY };
  for (let row = 1; row < rows; row++) {
    h /= shrink;
    const current = [slope(h)];
    let power = factor;
    for (let k = 1; k <= row; k++) {
      current[k] = (current[k - 1] * power - previous[k - 1]) / (power - 1);
      power *= factor;
      const spread = Math.max(Math.abs(current[k] - current[k - 1]), Math.abs(current[k] - previous[k - 1]));
      const error = Math.max(spread, noise / h, 64 * Number.EPSILON * Math.abs(current[k]));
      if (error <= result.error) result = { value: current[k], error };
    }
    // Once the table's corner moves away, rounding has taken over.
    if (!(Math.abs(current[row] - previous[row - 1]) < 2 * result.error)) break;
    previous = current;
  }
  return Number.isFinite(result.error) ? result : null;
}

/** Moves one node's value, or several, and runs the forward pass from there; remembers how every switch stood. */
class Probe {
  /** What rounding may do to an output, for each unit of its size. */
  readonly noise: number;
  private readonly saved: Float64Array;
  private readonly switches: number[] = [];
  private stance: number[];
  /** The seeds as they are at first: a line of the pass may hold one and move, too. */
  private readonly weights: readonly { readonly node: number; readonly seed: number }[];

  constructor(
    private readonly tape: Tape,
    private readonly wiring: Wiring,
    /** The first node that moves. */
    private readonly node: number,
    private readonly set: (value: number) => void,
  ) {
    this.saved = tape.value.slice(node, wiring.forwardEnd);
    let grain = Number.EPSILON;
    for (let i = Math.max(node + 1, wiring.start); i < wiring.forwardEnd; i++) {
      if (hasSides(tape.op[i]) && (!isTie(tape, i) || isHeard(tape, wiring, i))) this.switches.push(i);
      grain = Math.max(grain, gateAt(tape.op[i])?.grain ?? 0);
    }
    this.noise = fewUnits * grain;
    this.stance = this.sides();
    this.weights = wiring.seeds.map((seed) => ({ node: seed.version.node, seed: seedValue(tape, seed) }));
  }

  /** The weighted outputs at this value; NaN where a switch has flipped on the way. */
  output(value: number, strict = true): number {
    this.move(value);
    if (strict && this.sides().some((side, k) => side !== this.stance[k])) return Number.NaN;
    const total = this.weights.reduce((sum, { node, seed }) => sum + seed * this.tape.value[node], 0);
    return Number.isFinite(total) ? total : Number.NaN;
  }

  /** Takes the switches' stance at another value for the one to keep to. */
  settle(value: number): void {
    this.move(value);
    this.stance = this.sides();
  }

  restore(): void {
    this.tape.value.set(this.saved, this.node);
  }

  private move(value: number): void {
    this.set(value);
    forward(this.tape, this.node + 1, this.wiring.forwardEnd);
  }

  private sides(): number[] {
    return this.switches.map((i) => sideOf(this.tape, i) ?? 0);
  }
}
