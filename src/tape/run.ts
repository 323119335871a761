/* The forward and the backward pass over a tape, and what is known of each gradient. */
import { CARRY, firstGate, firstWide, gateAt, INPUT, UNREAD } from '../gates/opcodes';
import { namesIn, ruleOf, testOf } from '../gates/rules';
import type { Arithmetic } from '../program/dialect';
import { markFailures } from './failures';
import { backward, forward, localGradient, wideLocals } from './generated/passes';
import { Mark, type Tape, unshown } from './tape';
import type { LateBlock, Seed, Wiring } from './wiring';

/** What is known of the gradients, node by node. */
export const Known = {
  reached: 1,
  unknown: 2,
  assumed: 4,
  /** It rests on a stand-in: verification may vary that, but no number is shown. */
  hidden: 8,
  /** A switch stands between its sides, and the chain rule gives another slope than there is close by. */
  torn: 16,
} as const;

/** What is known of a gradient that is not shown. */
export const unshownGradient = Known.unknown | Known.hidden | Known.torn;

/** The gradient that a seed puts on its output. */
export function seedValue(tape: Tape, { node }: Seed): number {
  return node < 0 ? 1 : tape.value[node];
}

/** Between two pauses the passes go through so many nodes. */
const stretch = 1 << 15;

/**
 * Runs both passes over the whole tape, with pauses; circuits don't reach into each other, so that one sweep serves
 * all.
 */
export function* runPasses(
  tape: Tape,
  wirings: readonly Wiring[],
  arithmetic: Arithmetic | null,
): Generator<undefined> {
  const { length } = tape;
  for (let from = 0; from < length; from += stretch) {
    forward(tape, from, Math.min(from + stretch, length));
    yield;
  }
  if (arithmetic) markFailures(tape, arithmetic);
  tape.gradient.fill(0, 0, length);
  tape.reached.fill(0, 0, length);
  for (const { seeds } of wirings) plant(tape, seeds);
  for (let to = length; to > 0; to -= stretch) {
    backward(tape, Math.max(0, to - stretch), to);
    yield;
  }
}

/** Puts the seeds on their outputs. */
export function plant(tape: Tape, seeds: readonly Seed[]): void {
  for (const seed of seeds) {
    const { node } = seed.version;
    tape.gradient[node] += seedValue(tape, seed);
    tape.reached[node] = 1;
  }
}

/** What a gate hands to one of its inputs. */
export interface Flow {
  readonly input: number;
  /** The local gradient; NaN where it can't be known. */
  readonly local: number;
  /** Which of the row's formulas, for the words that go with it. */
  readonly k: number;
}

/** The inputs that gate `i` hands a gradient to, as its switches stand. */
export function flowsOf(tape: Tape, i: number): Flow[] {
  const op = tape.op[i];
  if (op < firstGate) return [];
  if (op >= firstWide) {
    const locals = wideLocals(tape, i);
    return tape
      .inputsOf(i)
      .map((input, k) => ({ input, k, local: locals[k] }))
      .filter(({ local }) => local !== 0);
  }
  const { value: v, a, b } = tape;
  const row = gateAt(op);
  return tape.inputsOf(i).flatMap((input, k) => {
    const local = localGradient(op, k, v[a[i]], v[b[i]], v[i]);
    const hidden =
      row !== undefined && tape.marks[i] & Mark.unknown && testOf(ruleOf(row.backward[k])) !== null;
    if (local === undefined) return hidden ? [{ input, k, local: Number.NaN }] : [];
    return [{ input, k, local }];
  });
}

/** What a gate works with, by the names in its rules. Stand-ins are among these numbers: they decide, and are not shown. */
export function numbersAt(tape: Tape, gate: number): Readonly<Record<string, number>> {
  const [a, b, c] = tape.inputsOf(gate).map((input) => tape.value[input]);
  return { a, b, c, x: tape.value[gate] };
}

/** What a row's formula for one input reads: its inputs and its value, one bit each, and whether it is a switch. */
const Reads = { x: 8, switch: 16 } as const;

const readsByOpcode = new Map<number, readonly number[]>();

function readsOf(op: number): readonly number[] {
  const known = readsByOpcode.get(op);
  if (known) return known;
  const reads = (gateAt(op)?.backward ?? []).map((text) => {
    const rule = ruleOf(text);
    if (rule.kind === 'number' && rule.value === 0) return 0;
    const names = namesIn(rule);
    const bits = ['a', 'b', 'c', 'x'].reduce((sum, name, n) => sum + (names.has(name) ? 1 << n : 0), 0);
    return bits | (testOf(rule) ? Reads.switch : 0) | 32;
  });
  readsByOpcode.set(op, reads);
  return reads;
}

/** What a value's marks say of a gradient that it is a factor of. */
function doubt(mark: number): number {
  return (
    (mark & Mark.unknown ? Known.unknown : 0) |
    (mark & Mark.assumed ? Known.assumed : 0) |
    (mark & (Mark.hidden | Mark.failed) ? Known.hidden : 0)
  );
}

/**
 * Finds out which gradients can't be known, and which rest on assumed values.
 * A gradient is unknown where it flows into something unread, or where its formula reads an unknown value.
 */
export function* knowledge(
  tape: Tape,
  wirings: readonly Wiring[],
  lateBlocks: readonly LateBlock[],
  torn: Iterable<number>,
): Generator<undefined, Uint8Array> {
  const known = new Uint8Array(tape.length);
  for (const node of torn) known[node] = Known.torn;
  for (const { seeds } of wirings) {
    for (const { version, node } of seeds)
      known[version.node] |= Known.reached | (node < 0 ? 0 : doubt(tape.marks[node]));
  }
  for (let i = tape.length - 1; i >= 0; i--) {
    if (i % stretch === 0) yield;
    if (known[i] === 0) continue;
    if (tape.marks[i] & Mark.failed) known[i] |= Known.hidden;
    const op = tape.op[i];
    if (op === INPUT || op === UNREAD || op === CARRY) {
      for (const input of tape.inputsOf(i)) known[input] |= blocked(known[i]);
    } else if (op >= firstWide) {
      let doubts = known[i];
      for (const input of tape.inputsOf(i)) doubts |= doubt(tape.marks[input]);
      const inputs = tape.inputsOf(i);
      const open = new Set(tape.marks[i] & unshown ? inputs : flowsOf(tape, i).map(({ input }) => input));
      for (const input of inputs) known[input] |= open.has(input) ? doubts : doubts & Known.assumed;
    } else if (op >= firstGate) spread(tape, i, known);
  }
  const heard = new Map<readonly number[], readonly number[]>();
  for (const { hubs, count, leaf } of lateBlocks) {
    const sums = heard.get(hubs) ?? runningSums(hubs, known);
    heard.set(hubs, sums);
    known[leaf] |= sums[count - 1];
  }
  return known;
}

/** For each of the hubs what it and those before it say of a leaf that they may have read. */
function runningSums(hubs: readonly number[], known: Uint8Array): number[] {
  let sum = 0;
  return hubs.map((hub) => (sum |= blocked(known[hub])));
}

/** What is known of a gradient that flows into something unread, of which this is known. */
function blocked(known: number): number {
  return known & Known.reached ? Known.reached | Known.unknown : known;
}

/** Hands what is known of a gate's gradient on to its inputs. What a switch shuts off for assumed values is assumed. */
function spread(tape: Tape, i: number, known: Uint8Array): void {
  const { op, a, b, c, marks, value: v } = tape;
  const reads = readsOf(op[i]);
  for (let k = 0; k < reads.length; k++) {
    const read = reads[k];
    if (read === 0) continue;
    let own = 0;
    if (read & 1) own |= doubt(marks[a[i]]);
    if (read & 2) own |= doubt(marks[b[i]]);
    if (read & 4) own |= doubt(marks[c[i]]);
    if (read & Reads.x) own |= doubt(marks[i]);
    let doubts = known[i] | own;
    // A switch whose test is known is closed to what is not, too.
    if (read & Reads.switch && (doubts & Known.unknown) === 0 && (own & Known.hidden) === 0) {
      if (localGradient(op[i], k, v[a[i]], v[b[i]], v[i]) === undefined) doubts &= Known.assumed;
    }
    known[k === 0 ? a[i] : k === 1 ? b[i] : c[i]] |= doubts;
  }
}
