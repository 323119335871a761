/* The gates of a file, in the order in which they are computed, as flat arrays. */
import { CARRY, CONSTANT, firstGate, firstWide, gateAt, INPUT, opcodeOf, UNREAD } from '../gates/opcodes';
import { NodeFacts } from './facts';
import { Sections } from './sections';

const copy = opcodeOf('copy') as number;

/** How many inputs the gates of an opcode have; 0 for those with any number. */
export const arity = Uint8Array.from({ length: 256 }, (_, op) => gateAt(op)?.backward.length ?? 0);

/** What is known of a node before any number is. Outside of this room it is asked of the tape, not of these bits. */
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
  /**
   * It rests on what the file computes in code that is not read. The number that stands here is a stand-in, for
   * verification to vary: none is shown.
   */
  hidden: 32,
  /** It is at least 0 and less than 1, as `Math.random()` is. */
  fraction: 64,
  /** It is, or rests on, an operation that gives no number where the inputs are now. */
  failed: 128,
  /** What was followed, and how often, depends on its value. */
  decides: 256,
  /** Which of two sides runs depends on it, where both were followed. */
  chooses: 512,
  /** What shows counts on it to be true, or not to be, though its value was only guessed when that was followed. */
  guessedTrue: 1024,
  guessedFalse: 2048,
} as const;

/** Marks of a node whose value is not shown. */
export const unshown = Mark.unknown | Mark.hidden | Mark.failed;

/** Marks of a node on whose value it depends what was followed, or what of it shows. */
export const deciding = Mark.decides | Mark.chooses | Mark.guessedTrue | Mark.guessedFalse;

/** Marks that a value has from those that it rests on. */
const inherited = Mark.assumed | unshown;

/**
 * A file's gates in the order in which they run, one node each, in flat arrays. Node `i` reads `a[i]`, `b[i]`
 * and `c[i]`; a wide gate, and a node that blocks gradients, reads `args[a[i]]` … for `b[i]` entries.
 */
export class Tape {
  length = 0;
  op: Uint8Array;
  a: Int32Array;
  b: Int32Array;
  c: Int32Array;
  /** Where the gate stands in the text. */
  from: Int32Array;
  to: Int32Array;
  marks: Uint16Array;
  /** The kind of number that it is, in the language's own terms; 0 where nothing is known. */
  kind: Uint8Array;
  value: Float64Array;
  gradient: Float64Array;
  /** 1 where a gradient arrives. */
  reached: Uint8Array;
  args = new Int32Array(64);
  argCount = 0;
  /** The operations that fail where the inputs are now. */
  failing: ReadonlySet<number> = new Set();
  /** Why nodes have no number. */
  readonly reasons = new NodeFacts();
  /** What is there only because counts are what they are assumed to be, whatever it is made of. */
  readonly byCounts = new NodeFacts();
  /** As what the bare names of gates were taken: `sig`. */
  readonly assumedMeanings = new NodeFacts();
  /** What loops, their rounds, and calls made. */
  readonly sections = new Sections();

  /** `size` is the number of gates that there is room for at first. */
  constructor(size = 64) {
    this.op = new Uint8Array(size);
    this.a = new Int32Array(size);
    this.b = new Int32Array(size);
    this.c = new Int32Array(size);
    this.from = new Int32Array(size);
    this.to = new Int32Array(size);
    this.marks = new Uint16Array(size);
    this.kind = new Uint8Array(size);
    this.value = new Float64Array(size);
    this.gradient = new Float64Array(size);
    this.reached = new Uint8Array(size);
  }

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

  /** The value of `node` as an input of another circuit; `blocks` where that is the circuit of `node` itself. */
  carry(node: number, from: number, to: number, blocks = false): number {
    const marks = this.marks[node] & (inherited | Mark.boolean | Mark.mixed | Mark.fraction);
    const carried = this.add(CARRY, node, blocks ? 1 : 0, 0, from, to, marks | Mark.varies);
    this.kind[carried] = this.kind[node];
    return carried;
  }

  /** A gate of `count` inputs, which stand in `nodes` from `first` on. */
  gate(
    op: number,
    nodes: ArrayLike<number>,
    from: number,
    to: number,
    first = 0,
    count = nodes.length,
  ): number {
    let marks = 0;
    for (let k = 0; k < count; k++) marks |= this.marks[nodes[first + k]] & (inherited | Mark.varies);
    if (op >= firstWide) return this.add(op, this.addArgs(nodes, first, count), count, 0, from, to, marks);
    const a = nodes[first];
    const b = count > 1 ? nodes[first + 1] : 0;
    const c = count > 2 ? nodes[first + 2] : 0;
    return this.add(op, a, b, c, from, to, marks);
  }

  /** Whether it depends on something that has a name, and is more than a constant expression. */
  varies(node: number): boolean {
    return (this.marks[node] & Mark.varies) !== 0;
  }

  /** Whether it is a number that stands in the code. */
  isConstant(node: number): boolean {
    return this.op[node] === CONSTANT;
  }

  /** Whether it is an input that may have any value. */
  isInput(node: number): boolean {
    return this.op[node] === INPUT && this.varies(node);
  }

  /** Whether it stands for something that is not read. */
  isUnread(node: number): boolean {
    return this.op[node] === UNREAD;
  }

  /** What it is a copy of; itself where it is none. */
  sourceOf(node: number, isFar?: (node: number) => boolean): number {
    let at = node;
    while (this.op[at] === copy && !isFar?.(at)) at = this.a[at];
    return at;
  }

  /** Whether it is an input that says how many of something there are: it has no gradient, and no other value. */
  isCount(node: number): boolean {
    return this.op[node] === INPUT && !this.varies(node);
  }

  /** Whether its value rests on an assumed one. */
  isAssumed(node: number): boolean {
    return (this.marks[node] & Mark.assumed) !== 0;
  }

  /** Whether its value can't be known. A stand-in is not: no run shows it, but verification can work with it. */
  isUnknown(node: number): boolean {
    return (this.marks[node] & Mark.unknown) !== 0;
  }

  /** Whether it rests on what the file computes in code that is not read, so that another number stands for it. */
  isStandIn(node: number): boolean {
    return (this.marks[node] & Mark.hidden) !== 0;
  }

  /** Whether its value is a number that may be shown: neither unknown nor a stand-in. */
  isShown(node: number): boolean {
    return (this.marks[node] & unshown) === 0;
  }

  /** Whether it is a number for sure, and no boolean. */
  isNumber(node: number): boolean {
    return (this.marks[node] & (Mark.boolean | Mark.mixed)) === 0;
  }

  /** Whether it is a boolean for sure. */
  isBoolean(node: number): boolean {
    return (this.marks[node] & (Mark.boolean | Mark.mixed)) === Mark.boolean;
  }

  /** Whether it is at least 0 and less than 1, wherever it is drawn. */
  isFraction(node: number): boolean {
    return (this.marks[node] & Mark.fraction) !== 0;
  }

  /** Whether other code would have been followed, or shown as what runs, if it had another value. */
  decides(node: number): boolean {
    return (this.marks[node] & (Mark.decides | Mark.chooses)) !== 0;
  }

  /** Whether it only says which of two sides runs: all numbers are right whatever its value is. */
  onlyChooses(node: number): boolean {
    return (this.marks[node] & (Mark.decides | Mark.chooses)) === Mark.chooses;
  }

  /** Whether it counts as true now, or does not, and what shows counts on the opposite. */
  isMisguessed(node: number): boolean {
    const isTrue = this.isTrue(node);
    return (
      (isTrue === true && (this.marks[node] & Mark.guessedFalse) !== 0) ||
      (isTrue === false && (this.marks[node] & Mark.guessedTrue) !== 0)
    );
  }

  /** What it is worth, as far as the passes have run; null where that may not be shown. */
  valueOf(node: number): number | null {
    return this.isShown(node) ? this.value[node] : null;
  }

  /** Whether it counts as true, being neither 0 nor NaN; null where its value may not be shown. */
  isTrue(node: number): boolean | null {
    const value = this.valueOf(node);
    return value === null ? null : value !== 0 && !Number.isNaN(value);
  }

  /** What it is worth where it is a number that stands in the code as such, or is computed from such alone. */
  constantAt(node: number): number | null {
    return (this.marks[node] & (Mark.varies | Mark.unknown)) === 0 ? this.value[node] : null;
  }

  /** A copy is a number of the same kind, and a boolean where what it copies is one. */
  takeKind(node: number, from: number): void {
    this.marks[node] |= this.marks[from] & (Mark.boolean | Mark.mixed);
    this.kind[node] = this.kind[from];
  }

  /** Adds to what is known of a node. */
  mark(node: number, as: keyof typeof Mark): void {
    this.marks[node] |= Mark[as];
  }

  /** As much depends on a node as on another one, in whose place it is. */
  decidesAs(node: number, other: number): void {
    this.marks[node] |= this.marks[other] & deciding;
  }

  /** Takes back what `mark` added. */
  unmark(node: number, as: keyof typeof Mark): void {
    this.marks[node] &= ~Mark[as];
  }

  /** A node is there only because counts are what they are assumed to be. */
  restsOnCounts(node: number): void {
    if (this.isAssumed(node)) return;
    this.mark(node, 'assumed');
    if (this.op[node] >= firstGate) this.byCounts.set(node, 'counts');
  }

  /** What stood for a number that nobody has is one from here on, if an assumed one. */
  becomesAssumed(node: number): void {
    if (!this.isStandIn(node)) return;
    this.unmark(node, 'hidden');
    this.mark(node, 'assumed');
  }

  /** Gives an input its value; until a run, nothing else hears of it. */
  set(node: number, value: number): void {
    this.value[node] = value;
  }

  /** Makes a node this number, whatever it was. */
  replace(node: number, value: number): void {
    this.op[node] = CONSTANT;
    this.value[node] = value;
    this.marks[node] &= ~(Mark.assumed | unshown);
  }

  /** The nodes that `node` reads; for a node that blocks gradients, those that it blocks. */
  inputsOf(node: number): number[] {
    const op = this.op[node];
    if (op === INPUT || op === UNREAD || op >= firstWide)
      return [...this.args.subarray(this.a[node], this.a[node] + this.b[node])];
    if (op === CARRY && this.b[node] === 1) return [this.a[node]];
    const count = arity[op];
    if (count === 0) return [];
    if (count === 1) return [this.a[node]];
    return count === 2 ? [this.a[node], this.b[node]] : [this.a[node], this.b[node], this.c[node]];
  }

  /** Forgets the nodes from `length` on, and all that is said of them. */
  truncate(length: number, argCount: number): void {
    this.length = length;
    this.argCount = argCount;
    this.reasons.truncate(length);
    this.byCounts.truncate(length);
    this.assumedMeanings.truncate(length);
  }

  private addArgs(nodes: ArrayLike<number>, first = 0, count = nodes.length): number {
    const start = this.argCount;
    if (start + count > this.args.length) this.args = grown(this.args, start + count);
    for (let k = 0; k < count; k++) this.args[start + k] = nodes[first + k];
    this.argCount += count;
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
    this.kind[node] = 0;
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
    this.kind = grown(this.kind, size);
    this.value = grown(this.value, size);
    this.gradient = grown(this.gradient, size);
    this.reached = grown(this.reached, size);
  }
}

type NumberArray = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** The same numbers with room for more. */
export function grown<T extends NumberArray>(array: T, needed: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}
