/*
 * Runs a circuit, with its hand-written pass, at other points, that is, with other numbers for its inputs, and puts
 * everything back.
 */
import { CARRY, firstGate, INPUT } from '../gates/opcodes';
import { cornersAbove, isAtCorner } from './corners';
import { backward, forward } from './generated/passes';
import { type Blur, Point, type PointBench } from './point';
import { randomNumbers } from './random';
import { plant } from './run';
import { contributionSizes } from './sizes';
import type { Tape } from './tape';
import { hasSides, sideOf } from './ties';
import type { Wiring } from './wiring';
import { contradicts, contradictsAlong, oneSided, type Sides, type Witness, witness } from './witness';

/** How strongly numbers are shaken to see what rounding does to them, far above rounding and far below mistakes. */
const shake = 2 ** -26;

/** Values beyond this are near overflow, where a gradient may be lost on the way. */
const largest = 1e100;

/** What a numerical derivative may be off beyond its error bar, for each unit of the contributions' size. */
const doubt = 1e-6;

/** A circuit that can be run at inputs of our choosing. Call `close` to put the tape back as it was. */
export class Bench implements PointBench {
  private readonly savedValues: Float64Array;
  private readonly savedGradients: Float64Array;
  private readonly savedReached: Uint8Array;
  private readonly switches: number[] = [];
  private readonly corners: readonly number[];
  /** Nodes that carry values in from outside, which a run leaves as they are. */
  private readonly carried: number[] = [];

  constructor(
    readonly tape: Tape,
    readonly wiring: Wiring,
    /** Nodes whose gradients are compared: where one is not finite, there is nothing to compare. */
    private readonly watched: readonly number[],
    /** Nodes that must be at no tie. */
    free = watched,
  ) {
    const { start, end } = wiring;
    this.corners = cornersAbove(tape, wiring, free);
    this.savedValues = tape.value.slice(start, end);
    this.savedGradients = tape.gradient.slice(start, end);
    this.savedReached = tape.reached.slice(start, end);
    // Those of the pass count as well: where it switches otherwise than the circuit, it is wrong.
    for (let i = start; i < end; i++) if (hasSides(tape.op[i])) this.switches.push(i);
    for (let i = start; i < end; i++) if (tape.op[i] === CARRY) this.carried.push(i);
  }

  close(): void {
    const { tape, wiring } = this;
    tape.value.set(this.savedValues, wiring.start);
    tape.gradient.set(this.savedGradients, wiring.start);
    tape.reached.set(this.savedReached, wiring.start);
  }

  /** The node's value and gradient at the file's own point. */
  own(node: number): { readonly value: number; readonly gradient: number } {
    const at = node - this.wiring.start;
    return { value: this.savedValues[at], gradient: this.savedGradients[at] };
  }

  /** The circuit with some nodes set to other values; null where a value or gradient that counts is not finite. */
  run(set: ReadonlyMap<number, number>): Point | null {
    const { tape, wiring } = this;
    const { start, end, forwardEnd } = wiring;
    tape.value.set(this.savedValues, start);
    const ops = this.pin(set);
    forward(tape, start, end);
    this.unpin(ops);
    this.sweep(new Map());
    if (!this.isUsable()) return null;
    const tie = isAtCorner(tape, wiring, this.corners);
    return new Point(this, set, tape.value.slice(start, end), tape.gradient.slice(start, forwardEnd), tie);
  }

  /** The gradients at a point when some nodes' gradients are replaced by others, as a pass does that errs. */
  reverse(point: Point, replaced: ReadonlyMap<number, number>): Float64Array {
    const { start, forwardEnd } = this.wiring;
    this.tape.value.set(point.all, start);
    this.sweep(replaced);
    return this.tape.gradient.slice(start, forwardEnd);
  }

  /** The values at a point where some nodes, in the order of the tape, are worth what others are. */
  exchanged({ all, set }: Point, by: Iterable<readonly [number, number]>): Float64Array {
    const { tape, wiring } = this;
    const { start, end } = wiring;
    tape.value.set(all, start);
    const ops = this.pin(set);
    let from = end;
    for (const [node, other] of by) {
      // What stands for it may be made of those before.
      const known = Math.max(node, other + 1);
      if (from < known) forward(tape, from, known);
      tape.value[node] = tape.value[other];
      from = node + 1;
    }
    forward(tape, from, end);
    this.unpin(ops);
    const values = tape.value.slice(start, end);
    this.close();
    return values;
  }

  /** The gradient of a node if all that comes to it comes through `via`, to which this gradient comes. */
  through(point: Point, via: number, gradient: number, node: number): number {
    const { tape, wiring } = this;
    tape.value.set(point.all, wiring.start);
    tape.gradient.fill(0, wiring.start, wiring.forwardEnd);
    tape.reached.fill(0, wiring.start, wiring.forwardEnd);
    tape.gradient[via] = gradient;
    tape.reached[via] = 1;
    backward(tape, node + 1, via + 1);
    const found = tape.gradient[node];
    this.close();
    return found;
  }

  /** How much a node changes with each number before it. */
  slopes(point: Point, of: number): Float64Array {
    const { tape, wiring } = this;
    const { start, end } = wiring;
    tape.value.set(point.all, start);
    tape.gradient.fill(0, start, end);
    tape.reached.fill(0, start, end);
    tape.gradient[of] = 1;
    tape.reached[of] = 1;
    backward(tape, start, of + 1);
    const found = tape.gradient.slice(start, end);
    this.close();
    return found;
  }

  /**
   * The gradients that arrive at some nodes of a point, where a pass `goesOn` from what it has written there, or else by
   * the chain rule; none for a node that nothing reaches.
   */
  arriving(
    { all }: Point,
    written: ReadonlyMap<number, number>,
    goesOn: boolean,
  ): ReadonlyMap<number, number> {
    const { tape } = this;
    const found = new Map<number, number>();
    const note = (node: number) => {
      if (tape.reached[node] === 1) found.set(node, tape.gradient[node]);
    };
    tape.value.set(all, this.wiring.start);
    this.sweep(goesOn ? written : new Map(), note);
    if (!goesOn) for (const node of written.keys()) note(node);
    return found;
  }

  /**
   * The gradients that a numerical derivative contradicts at a point, with what it says. First all inputs move at
   * once, which is cheap and shows any gradient on the way to them that is off; only then one after the other.
   */
  contradicted(point: Point, inputs: readonly number[]): ReadonlyMap<number, Witness> {
    const { tape, wiring, watched } = this;
    const found = new Map<number, Witness>();
    const direction = new Map(
      inputs
        .filter((node) => Number.isFinite(point.gradient(node)))
        .map((node, k) => [node, (1 - (k % 5) / 8) * Math.max(Math.abs(point.value(node)), 0.1)]),
    );
    let wanted = 0;
    let size = 0;
    for (const [node, by] of direction) {
      wanted += by * point.gradient(node);
      size += by * Math.abs(point.gradient(node));
    }
    tape.value.set(point.all, wiring.start);
    this.sweep(new Map());
    const ops = this.pin(new Map([...direction.keys()].map((node) => [node, point.value(node)])));
    const isOff = contradictsAlong(tape, wiring, direction, wanted, doubt * size);
    this.unpin(ops);
    for (const node of isOff ? watched : []) {
      const one = witness(tape, wiring, node);
      if (one && contradicts(one, point.gradient(node), doubt * point.scale(node))) found.set(node, one);
    }
    return found;
  }

  /** Both one-sided derivatives at a point. */
  sides({ all }: Point, node: number): Sides | null {
    this.tape.value.set(all, this.wiring.start);
    this.sweep(new Map());
    return oneSided(this.tape, this.wiring, node);
  }

  /** How the switches stand, as one word. */
  stance(): string {
    return this.switches.map((i) => sideOf(this.tape, i)).join(' ');
  }

  get hasSwitches(): boolean {
    return this.switches.length > 0;
  }

  /** Whether some switch may stand differently as these nodes move: those of counted loops do not. */
  maySwitch(nodes: readonly number[]): boolean {
    return cornersAbove(this.tape, this.wiring, nodes, hasSides).length > 0;
  }

  /** Whether every switch stood differently in some of these stances. */
  sawBothSides(stances: ReadonlySet<string>): boolean {
    const sides = [...stances].map((stance) => stance.split(' '));
    return this.switches.every((_, k) => sides.some((stance) => stance[k] !== sides[0][k]));
  }

  /** Turns nodes into inputs with the given values, so that the forward pass leaves them alone. */
  private pin(values: ReadonlyMap<number, number>): Map<number, number> {
    const { op, value } = this.tape;
    const ops = new Map<number, number>();
    for (const node of this.carried) ops.set(node, CARRY);
    for (const [node, number] of values) {
      ops.set(node, op[node]);
      value[node] = number;
    }
    for (const node of ops.keys()) op[node] = INPUT;
    return ops;
  }

  private unpin(ops: ReadonlyMap<number, number>): void {
    for (const [node, op] of ops) this.tape.op[node] = op;
  }

  private sweep(replaced: ReadonlyMap<number, number>, reaches?: (node: number) => void): void {
    const { tape, wiring } = this;
    const { start, forwardEnd, seeds } = wiring;
    tape.gradient.fill(0, start, forwardEnd);
    tape.reached.fill(0, start, forwardEnd);
    plant(tape, seeds);
    let end = forwardEnd;
    for (const [node, gradient] of [...replaced].sort(([one], [other]) => other - one)) {
      backward(tape, node + 1, end);
      reaches?.(node);
      tape.gradient[node] = gradient;
      tape.reached[node] = 1;
      end = node + 1;
    }
    backward(tape, start, end);
  }

  private isUsable(): boolean {
    const { tape, wiring } = this;
    for (let i = wiring.start; i < wiring.forwardEnd; i++) {
      if (tape.reached[i] === 1 && !(Math.abs(tape.value[i]) <= largest)) return false;
    }
    return this.watched.every((node) => Number.isFinite(tape.gradient[node]));
  }

  /** For each forward node the sum of its contributions' sizes. */
  sizes({ all }: Point): Float64Array {
    this.tape.value.set(all, this.wiring.start);
    const sizes = contributionSizes(this.tape, this.wiring);
    this.close();
    return sizes;
  }

  /** Shakes every gate's result a little, twice, and looks how far everything that follows moves. */
  blur(point: Point): Blur {
    const { tape, wiring } = this;
    const { start, end, forwardEnd } = wiring;
    const values = new Float64Array(end - start);
    const gradients = new Float64Array(forwardEnd - start);
    const random = randomNumbers();
    const strength = 64 * (Number.EPSILON / shake);
    for (let round = 0; round < 2; round++) {
      tape.value.set(this.savedValues, start);
      const ops = this.pin(point.set);
      for (let i = start; i < end; i++) {
        if (tape.op[i] < firstGate) continue;
        forward(tape, i, i + 1);
        tape.value[i] *= 1 + (random() - 0.5) * shake;
      }
      this.unpin(ops);
      this.sweep(new Map());
      for (let i = start; i < end; i++)
        values[i - start] = Math.max(values[i - start], strength * Math.abs(tape.value[i] - point.value(i)));
      for (let i = start; i < forwardEnd; i++)
        gradients[i - start] = Math.max(
          gradients[i - start],
          strength * Math.abs(tape.gradient[i] - point.gradient(i)),
        );
    }
    this.close();
    return { values, gradients };
  }
}
