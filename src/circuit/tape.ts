import { CARRY, CONSTANT, firstGate, firstWide, gateAt, INPUT, UNREAD } from './opcodes';

/** What is known of a node before any number is. */
export const Mark = {
  /** Its value rests on an assumed one. */
  assumed: 1,
  /** Its value can't be known. */
  unknown: 2,
  /** It depends on something that has a name, and is more than a constant expression. */
  varies: 4,
  /** It is a boolean, or may be one: `===` tells them from numbers. */
  boolean: 8,
  mixed: 16,
} as const;

/**
 * A file's gates in the order in which they run, one node each, in flat arrays. Node `i` reads `a[i]`, `b[i]`
 * and `c[i]`; a wide gate, and a node that blocks gradients, reads `args[a[i]]` … for `b[i]` entries.
 */
export class Tape {
  length = 0;
  op = new Uint8Array(64);
  a = new Int32Array(64);
  b = new Int32Array(64);
  c = new Int32Array(64);
  /** Where the gate stands in the text. */
  from = new Int32Array(64);
  to = new Int32Array(64);
  marks = new Uint8Array(64);
  value = new Float64Array(64);
  gradient = new Float64Array(64);
  /** 1 where a gradient arrives. */
  reached = new Uint8Array(64);
  args = new Int32Array(64);
  argCount = 0;

  /** The same gates with numbers of their own. */
  copy(): Tape {
    const copy = Object.assign(new Tape(), this);
    copy.op = this.op.slice();
    copy.marks = this.marks.slice();
    copy.value = this.value.slice();
    copy.gradient = this.gradient.slice();
    copy.reached = this.reached.slice();
    return copy;
  }

  constant(value: number, from: number, to: number): number {
    const node = this.add(CONSTANT, 0, 0, 0, from, to, 0);
    this.value[node] = value;
    return node;
  }

  /** A leaf whose value is set before each run; `blocked` lists what it may depend on in ways that are not read. */
  input(from: number, to: number, blocked: readonly number[] = []): number {
    const start = this.addArgs(blocked);
    return this.add(INPUT, start, blocked.length, 0, from, to, Mark.varies);
  }

  /** Something without a value, which blocks the gradient of all that it reads. */
  unread(from: number, to: number, reads: readonly number[]): number {
    const start = this.addArgs(reads);
    return this.add(UNREAD, start, reads.length, 0, from, to, Mark.varies | Mark.unknown);
  }

  /** The value of `node` as an input of another circuit. */
  carry(node: number, from: number, to: number): number {
    const marks = this.marks[node] & (Mark.assumed | Mark.unknown | Mark.boolean | Mark.mixed);
    return this.add(CARRY, node, 0, 0, from, to, marks | Mark.varies);
  }

  gate(op: number, inputs: readonly number[], from: number, to: number): number {
    let marks = 0;
    for (const input of inputs) marks |= this.marks[input] & (Mark.assumed | Mark.unknown | Mark.varies);
    if (op >= firstWide) return this.add(op, this.addArgs(inputs), inputs.length, 0, from, to, marks);
    const [a = 0, b = 0, c = 0] = inputs;
    return this.add(op, a, b, c, from, to, marks);
  }

  /** The nodes that `node` reads; for a node that blocks gradients, those that it blocks. */
  inputsOf(node: number): number[] {
    const op = this.op[node];
    if (op === INPUT || op === UNREAD || op >= firstWide)
      return [...this.args.subarray(this.a[node], this.a[node] + this.b[node])];
    const count = op < firstGate ? 0 : (gateAt(op)?.backward.length ?? 0);
    return [this.a[node], this.b[node], this.c[node]].slice(0, count);
  }

  private addArgs(nodes: readonly number[]): number {
    const start = this.argCount;
    if (start + nodes.length > this.args.length) this.args = grown(this.args, start + nodes.length);
    this.args.set(nodes, start);
    this.argCount += nodes.length;
    return start;
  }

  private add(op: number, a: number, b: number, c: number, from: number, to: number, marks: number): number {
    if (this.length === this.op.length) this.grow();
    const node = this.length++;
    this.op[node] = op;
    this.a[node] = a;
    this.b[node] = b;
    this.c[node] = c;
    this.from[node] = from;
    this.to[node] = to;
    this.marks[node] = marks;
    this.value[node] = Number.NaN;
    return node;
  }

  private grow(): void {
    const size = this.length + 1;
    this.op = grown(this.op, size);
    this.a = grown(this.a, size);
    this.b = grown(this.b, size);
    this.c = grown(this.c, size);
    this.from = grown(this.from, size);
    this.to = grown(this.to, size);
    this.marks = grown(this.marks, size);
    this.value = grown(this.value, size);
    this.gradient = grown(this.gradient, size);
    this.reached = grown(this.reached, size);
  }
}

type Numbers = Uint8Array | Int32Array | Float64Array;

function grown<T extends Numbers>(array: T, needed: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}
