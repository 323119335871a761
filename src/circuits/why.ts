import { CARRY } from '../gates/opcodes';
import { Known, unshownGradient } from '../tape/run';
import { Mark, type Tape, unshown } from '../tape/tape';

/** Says why values and gradients have no number: the first thing on the way that is not read. */
export class Whys {
  private causes: Int32Array | null = null;
  private gradientCauses: Int32Array | null = null;

  constructor(
    private readonly tape: Tape,
    private readonly known: Uint8Array,
  ) {}

  /** Why the value of a node has no number. */
  value(node: number): string | undefined {
    this.causes ??= this.findCauses();
    return this.tape.reasons.get(this.causes[node]);
  }

  /** Why its gradient has none. */
  gradient(node: number, whose = 'its gradient'): string {
    this.gradientCauses ??= this.findGradientCauses();
    const cause = this.tape.reasons.get(this.gradientCauses[node]);
    const start =
      this.known[node] & Known.unknown
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
      if ((tape.marks[i] & unshown) === 0) continue;
      if (reasons.has(i)) causes[i] = i;
      else {
        const blamed = sourcesOf(tape, i).filter((input) => causes[input] >= 0);
        // What has no value at all comes first: a stand-in is one that verification can work with.
        causes[i] = causes[blamed.find((input) => tape.marks[input] & Mark.unknown) ?? blamed[0] ?? i];
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
      for (const input of inputs)
        if (known[input] & unshownGradient && found[input] < 0) found[input] = cause;
    }
    return found;
  }
}

/** What the value of a node comes from. */
function sourcesOf(tape: Tape, node: number): readonly number[] {
  return tape.op[node] === CARRY ? [tape.a[node]] : tape.inputsOf(node);
}
