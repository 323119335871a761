/*
 * Where the chain rule fails. At a tie a gate stands on one side, and whatever moves it may leave that side at once:
 * `x || 2 * x` is x everywhere, though at 0 it hands on its right side. The slope close by, on both hands, tells then.
 */
import { firstGate } from '../gates/opcodes';
import { kinkOf, rowAt } from '../gates/rows';
import { backward, forward } from './generated/passes';
import { plant, seedValue } from './run';
import type { Tape } from './tape';
import { hasTie, isTie } from './ties';
import type { Wiring } from './wiring';

/** How far a value is moved, for each unit of its size: far enough to leave a tie, too little for much else. */
const step = 1e-10;
/** What two slopes may differ by and be the same, for each unit of their size; and when they are next to 0. */
const tolerance = 1e-6;
const smallest = 1e-12;
/** Gates that are run through in one file, before what is left has no number. */
const budget = 1e7;
/** Passes over what follows a node, where its gradient is right: two steps on one hand, forward and backward. */
const passes = 4;

/**
 * The nodes whose gradient is another than the slope on both hands of their value, with what there is to say of a tie
 * above them. Both passes have run. Not so at a true kink or a jump.
 */
export function* tornNodes(
  tape: Tape,
  wirings: readonly Wiring[],
  said: (offset: number) => string,
): Generator<undefined, ReadonlyMap<number, string>> {
  const torn = new Map<number, string>();
  let left = budget;
  for (const circuit of wirings) {
    const { start, forwardEnd, seeds } = circuit;
    if (seeds.length === 0) continue;
    /** By nodes that move a tie, the tie. */
    const tieAbove = new Map<number, number>();
    // What nobody reads moves nothing: the tests of a loop that has ended are such.
    const isRead = new Uint8Array(forwardEnd - start);
    for (const { version } of seeds) isRead[version.node - start] = 1;
    let nearby: Nearby | null = null;
    for (let i = forwardEnd - 1; i >= start; i--) {
      const op = tape.op[i];
      let tie = tieAbove.get(i);
      if (tie !== undefined && tape.varies(i)) {
        yield;
        nearby ??= new Nearby(tape, circuit);
        left -= passes * (forwardEnd - i);
        if (left < 0 || nearby.contradicts(i))
          torn.set(i, `${said(tape.from[tie])}: ${kinkOf(tape.op[tie])}`);
      }
      if (isRead[i - start] && hasTie(op) && !rowAt(op)?.continuous && isTie(tape, i)) tie = i;
      if (op < firstGate) continue;
      for (const input of tape.inputsOf(i)) {
        isRead[input - start] = 1;
        if (tie !== undefined) tieAbove.set(input, tie);
      }
    }
    nearby?.close();
  }
  return torn;
}

/** What a circuit puts out, and the gradient of one of its nodes. */
interface Slope {
  readonly output: number;
  readonly slope: number;
}

/** A circuit that can be run with one value a little off. Call `close` to put the tape back as it was. */
class Nearby {
  private readonly values: Float64Array;
  private readonly gradients: Float64Array;
  private readonly reached: Uint8Array;

  constructor(
    private readonly tape: Tape,
    private readonly circuit: Wiring,
  ) {
    const { start, forwardEnd } = circuit;
    this.values = tape.value.slice(start, forwardEnd);
    this.gradients = tape.gradient.slice(start, forwardEnd);
    this.reached = tape.reached.slice(start, forwardEnd);
  }

  /** Whether the slopes on both hands agree with each other, and not with the gradient. */
  contradicts(node: number): boolean {
    const { start } = this.circuit;
    const value = this.values[node - start];
    const slope = this.gradients[node - start];
    const output = this.outputs(this.values, start);
    // Where the outputs jump there is no slope to hold the gradient against.
    const above = this.beside(node, value, 1);
    if (!Number.isFinite(slope) || isSame(slope, above.slope) || !isSame(output, above.output)) return false;
    const below = this.beside(node, value, -1);
    return isSame(below.slope, above.slope) && isSame(output, below.output);
  }

  /** What the outputs, and the gradient of a node, tend to as its value comes close from one hand. */
  private beside(node: number, value: number, sign: number): Slope {
    const by = sign * step * Math.max(Math.abs(value), 1);
    const [near, far] = [by / 2, by].map((way) => this.at(node, value + way));
    return { output: 2 * near.output - far.output, slope: 2 * near.slope - far.slope };
  }

  private at(node: number, value: number): Slope {
    const { tape, values } = this;
    const { start, forwardEnd, seeds } = this.circuit;
    tape.value.set(values.subarray(node - start), node);
    tape.value[node] = value;
    forward(tape, node + 1, forwardEnd);
    tape.gradient.fill(0, node, forwardEnd);
    tape.reached.fill(0, node, forwardEnd);
    plant(tape, seeds);
    backward(tape, node + 1, forwardEnd);
    return { output: this.outputs(tape.value, 0), slope: tape.gradient[node] };
  }

  /** The outputs, each as often as its seed says. */
  private outputs(values: Float64Array, start: number): number {
    const { tape } = this;
    return this.circuit.seeds.reduce(
      (sum, seed) => sum + seedValue(tape, seed) * values[seed.version.node - start],
      0,
    );
  }

  close(): void {
    const { start } = this.circuit;
    this.tape.value.set(this.values, start);
    this.tape.gradient.set(this.gradients, start);
    this.tape.reached.set(this.reached, start);
  }
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other)) + smallest;
}
