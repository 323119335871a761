/*
 * The one place to ask for a number of a tape that has been run: what it is, whether it rests on an assumed one, and
 * why there is none.
 */
import { CARRY } from '../gates/opcodes';
import { Known, unshownGradient } from './run';
import type { Tape } from './tape';

/** The values and gradients of a file, node by node. */
export class Numbers {
  private causes: Int32Array | null = null;
  private gradientCauses: Int32Array | null = null;

  constructor(
    private readonly tape: Tape,
    /** What is known of the gradients. */
    readonly known: Uint8Array,
    /** Gradients that the chain rule does not give, with the tie that is why. */
    private readonly torn: ReadonlyMap<number, string>,
  ) {}

  /** What a node is worth; null where that can't be known. */
  value(node: number): number | null {
    return this.tape.valueOf(node);
  }

  /** Its gradient; null where that can't be known. */
  gradient(node: number): number | null {
    return this.isGradientShown(node) ? this.tape.gradient[node] : null;
  }

  /** Whether its value has a number. */
  isShown(node: number): boolean {
    return this.tape.isShown(node);
  }

  /** Whether its gradient has one: how many of something there are has none. */
  isGradientShown(node: number): boolean {
    return (this.known[node] & unshownGradient) === 0 && !this.tape.isCount(node);
  }

  /** Whether its gradient can't be known at other values either: a stand-in is no reason for that. */
  isGradientUnknown(node: number): boolean {
    return (this.known[node] & Known.unknown) !== 0;
  }

  /** Whether its value rests on an assumed one. */
  isAssumed(node: number): boolean {
    return this.tape.isAssumed(node);
  }

  isGradientAssumed(node: number): boolean {
    return (this.known[node] & Known.assumed) !== 0;
  }

  /** Whether a gradient arrives at a node. */
  arrives(node: number): boolean {
    return this.tape.reached[node] === 1;
  }

  /** Whether one arrives, or may: that hangs on something that is not read. */
  mayArrive(node: number): boolean {
    return (this.known[node] & Known.reached) !== 0;
  }

  /** What a gate hands on where its local gradient is this; NaN where its gradient can't be known. */
  share(gate: number, local: number): number {
    return local * (this.gradient(gate) ?? Number.NaN);
  }

  /** Why the value of a node has no number; undefined where it has one. */
  whyNoValue(node: number): string | undefined {
    if (this.isShown(node)) return undefined;
    this.causes ??= this.findCauses();
    return this.tape.reasons.get(this.causes[node]);
  }

  /** The first of all that some nodes rest on that has no value, and why; null where each has one, or nobody knows why. */
  firstWithoutValue(nodes: readonly number[]): { readonly node: number; readonly why: string } | null {
    const { tape } = this;
    const behind = new Set(nodes.filter((node) => tape.isUnknown(node)));
    for (const node of behind)
      for (const input of sourcesOf(tape, node)) if (tape.isUnknown(input)) behind.add(input);
    const known = [...behind].filter((each) => tape.reasons.has(each)).sort((one, other) => one - other);
    // All of a call that gets a list says more than the list.
    const node = known.findLast(
      (each) => tape.from[each] <= tape.from[known[0]] && tape.to[each] >= tape.to[known[0]],
    );
    if (node === undefined) return null;
    const why = tape.reasons.get(node);
    return why === undefined ? null : { node, why };
  }

  /** Why its gradient has none. */
  whyNoGradient(node: number, whose = 'its gradient'): string {
    if (this.tape.isFraction(node) && this.tape.isCount(node))
      return 'it decides what is read, which has no gradient';
    if (this.tape.isCount(node)) return 'it says how many there are, or which, and has no gradient';
    const tie = this.torn.get(node);
    if (tie !== undefined) return `the chain rule is no guide to ${whose} here (${tie})`;
    this.gradientCauses ??= this.findGradientCauses();
    const cause = this.tape.reasons.get(this.gradientCauses[node]);
    const start = this.isGradientUnknown(node)
      ? `${whose} flows into something that is not read`
      : `${whose} rests on something that is not read`;
    return cause === undefined ? start : `${start}: ${cause}`;
  }

  /** For each node without a number one that is to blame, -1 for none. */
  private findCauses(): Int32Array {
    const { tape } = this;
    const { reasons } = tape;
    const causes = new Int32Array(tape.length).fill(-1);
    for (let i = 0; i < tape.length; i++) {
      if (tape.isShown(i)) continue;
      if (reasons.has(i)) causes[i] = i;
      else {
        const blamed = sourcesOf(tape, i).filter((input) => causes[input] >= 0);
        // What has no value at all comes first: a stand-in is one that verification can work with.
        causes[i] = causes[blamed.find((input) => tape.isUnknown(input)) ?? blamed[0] ?? i];
      }
    }
    return causes;
  }

  private findGradientCauses(): Int32Array {
    const { tape, known } = this;
    const { reasons } = tape;
    this.causes ??= this.findCauses();
    const { causes } = this;
    const found = new Int32Array(tape.length).fill(-1);
    for (let i = tape.length - 1; i >= 0; i--) {
      if (known[i] === 0) continue;
      const inputs = tape.inputsOf(i);
      const own = reasons.has(i) ? i : [i, ...inputs].map((node) => causes[node]).find((cause) => cause >= 0);
      const cause = found[i] >= 0 ? found[i] : (own ?? -1);
      if (cause < 0) continue;
      for (const input of inputs) if (!this.isGradientShown(input) && found[input] < 0) found[input] = cause;
    }
    return found;
  }
}

/** What the value of a node comes from. */
function sourcesOf(tape: Tape, node: number): readonly number[] {
  return tape.op[node] === CARRY ? [tape.a[node]] : tape.inputsOf(node);
}
