/* Values for the inputs that the file gives none: always the same ones, and such that the circuit has numbers. */
import { INPUT } from '../gates/opcodes';
import type { Directive } from '../program/directives';
import type { WholeBounds } from '../program/library';
import { forward } from '../tape/generated/passes';
import { firstBad, setState, spreadStates } from '../tape/states';
import type { Tape } from '../tape/tape';

/** An input that may have any value: one that the file does not give, or computes where it is not read. */
export interface OpenInput {
  readonly name: string;
  readonly node: number;
  /** What it is worth unless somebody says otherwise; without it a value is assumed. */
  readonly otherwise?: number;
  /** It may well be worth something else than that. */
  readonly doubtful?: boolean;
  /** The file computes it in code that is not read: it has no number unless somebody says one. */
  readonly hidden?: boolean;
  /** It says how many of something there are, and the code was followed with this number. */
  readonly count?: number;
  /** The `@input` comment that counts for it. */
  readonly comment?: InputComment;
}

/** An `@input` comment's value for one name. */
export type InputComment = Extract<Directive, { readonly kind: 'input' }>;

/** Gives every open input its value: a given one by its name, a comment's, its own, or an assumed one. */
export function placeInputs(
  tape: Tape,
  open: readonly OpenInput[],
  given: ReadonlyMap<string, number>,
): void {
  const assumed: OpenInput[] = [];
  let changed = false;
  for (const input of open) {
    const { name, node, otherwise, doubtful, hidden, count, comment } = input;
    const said = given.get(name) ?? comment?.value;
    const value = count ?? said ?? otherwise;
    if (value !== undefined) tape.set(node, value);
    else assumed.push(input);
    const isAssumed = count === undefined ? doubtful : otherwise === undefined;
    const isOpen = value === undefined || (isAssumed && said === undefined);
    if (setState(tape, node, isOpen ? (hidden ? 'hidden' : 'assumed') : 'given')) changed = true;
  }
  if (changed) spreadStates(tape);
  assumeValues(tape, assumed);
}

/** Ranges to guess from: first what suits most gates, then what log, asin, acosh or a difference may want. */
const ranges: readonly (readonly [low: number, high: number])[] = [
  [0.2, 3],
  [0.1, 0.95],
  [1.1, 6],
  [-3, 3],
];

/** Where a value of `Math.random()` lies. */
const fractions: typeof ranges = [[0, 1]];

/** The most gates that a search may compute in all. */
const effort = 5e5;

/** A number in 0 … 1 that depends on the name and the try alone (FNV-1a with a final mix). */
function fraction(name: string, attempt: number): number {
  let hash = 2166136261 ^ attempt;
  for (let k = 0; k < name.length; k++) hash = Math.imul(hash ^ name.charCodeAt(k), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return (hash >>> 0) / 2 ** 32;
}

/** A value that is not 0, 1 or taken: with two decimals, or more where most of these are taken. */
function guess(
  name: string,
  attempt: number,
  taken: ReadonlySet<number>,
  from: typeof ranges = ranges,
): number {
  const [low, high] = from[attempt % from.length];
  for (let k = 0; ; k++) {
    const unit = 10 ** (2 + Math.floor(k / 32));
    const value = Math.round((low + (high - low) * fraction(name, attempt + 977 * k)) * unit) / unit;
    if (value !== 0 && value !== 1 && !taken.has(value)) return value;
  }
}

/** What a number is assumed to be that was drawn under a name: one in 0 … 1, or a whole one between others. */
export function drawn(name: string, within?: WholeBounds): number {
  if (!within) return guess(name, 0, new Set(), fractions);
  return within.least + Math.floor(fraction(name, 0) * (within.most - within.least + 1));
}

/** Values for names, one after the other: the first that is tried, or that after so many others were no good. */
export class Guesses {
  private readonly taken = new Set<number>();
  private readonly values: Map<string, number>;

  constructor(
    known: ReadonlyMap<string, number> = new Map(),
    private readonly attempts: ReadonlyMap<string, number> = new Map(),
  ) {
    this.values = new Map(known);
  }

  of(name: string, isFraction: boolean): number {
    const from = isFraction ? fractions : ranges;
    const value = this.values.get(name) ?? guess(name, this.attempts.get(name) ?? 0, this.taken, from);
    this.values.set(name, value);
    this.taken.add(value);
    return value;
  }
}

/**
 * Gives every assumed input a value: always the same one for the same names, none 0, 1 or equal to another,
 * and guessed anew until all values are finite and no switch is at a tie, or the search has cost enough.
 */
function assumeValues(tape: Tape, inputs: readonly OpenInput[]): void {
  if (inputs.length === 0) return;
  const attempts = new Map<string, number>();
  const putValues = () => {
    const guesses = new Guesses(new Map(), attempts);
    for (const { name, node } of inputs) tape.set(node, guesses.of(name, tape.isFraction(node)));
  };
  putValues();
  forward(tape, 0, tape.length);
  const tries = Math.min(60, 4 + Math.floor(effort / tape.length));
  for (let k = 0; k < tries; k++) {
    const bad = firstBad(tape);
    if (bad < 0) return;
    const names = namesBehind(tape, bad, inputs);
    if (names.size === 0) return;
    for (const name of names) attempts.set(name, (attempts.get(name) ?? 0) + 1);
    putValues();
    forward(tape, 0, tape.length);
  }
}

function namesBehind(tape: Tape, node: number, inputs: readonly OpenInput[]): Set<string> {
  const names = new Map(inputs.map((input) => [input.node, input.name]));
  const found = new Set<string>();
  const seen = new Set([node]);
  for (const i of seen) {
    const name = names.get(i);
    if (name !== undefined) found.add(name);
    if (tape.op[i] !== INPUT) for (const input of tape.inputsOf(i)) seen.add(input);
  }
  return found;
}
