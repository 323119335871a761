/*
 * What may come after a gradient: a term of the variable itself alone (`dw += reg * w`), a clip, or what is made of names
 * that the forward code does not use (`da /= batch`). It serves updates, and is no part of the gradient.
 */
import type { Analysis, Circuit } from '../analysis/model';
import { firstGate } from '../gates/opcodes';
import { isArithmetic, rowAt } from '../gates/rows';
import { nodesBehind } from '../tape/reach';
import type { Tape } from '../tape/tape';
import type { PassLine } from '../tape/wiring';
import type { Group } from './groups';

/** What a line that changes a gradient is made of, beside the gradient itself. */
interface Made {
  /** The variable that it is the gradient of. */
  readonly ofVariable: boolean;
  /** Something else that leads to the outputs. */
  readonly ofForward: boolean;
  /** Other gradients of the pass. */
  readonly ofGradients: boolean;
  /** A name that the forward code does not use. */
  readonly ofOwnNames: boolean;
  /** A choice or a function, as clips have, and not arithmetic alone. */
  readonly byChoice: boolean;
}

export class Afterwards {
  /** What the outputs are made of. */
  private readonly used: ReadonlySet<number>;
  private readonly gradients: ReadonlySet<number>;
  private readonly tape: Tape;

  constructor(
    analysis: Analysis,
    private readonly circuit: Circuit,
  ) {
    const { seeds, start, pass } = circuit.wiring;
    this.tape = analysis.tape;
    const outputs = seeds.map(({ version }) => version.node);
    this.used = nodesBehind(this.tape, outputs, start);
    const lines = (pass?.lines ?? []).filter(({ of }) => of !== null);
    this.gradients = new Set([...lines, ...seeds].map(({ node }) => node));
  }

  /** Whether a line's change of a gradient may serve updates alone. */
  isRemark(group: Group, line: PassLine): boolean {
    const { ofVariable, ofForward, ofGradients, ofOwnNames, byChoice } = this.madeOf(group, line);
    if (ofForward) return false;
    if (line.treatment === 'add') return !ofGradients && (ofVariable || ofOwnNames);
    return !ofVariable && (ofOwnNames || byChoice) && (!ofGradients || byChoice);
  }

  private madeOf({ of, lines }: Group, line: PassLine): Made {
    const { tape, used, gradients } = this;
    const own = new Set(lines.filter((each) => each !== line).map(({ node }) => node));
    const made = {
      ofVariable: false,
      ofForward: false,
      ofGradients: false,
      ofOwnNames: false,
      byChoice: false,
    };
    const seen = new Set([line.node]);
    for (const node of seen) {
      if (own.has(node)) continue;
      if (node === of.node) made.ofVariable = true;
      else if (used.has(node)) made.ofForward ||= tape.varies(node);
      else if (node !== line.node && gradients.has(node)) made.ofGradients = true;
      else if (tape.op[node] < firstGate || node < this.circuit.wiring.start)
        made.ofOwnNames ||= tape.varies(node);
      else {
        const row = rowAt(tape.op[node]);
        made.byChoice ||= !row || !isArithmetic(row);
        for (const input of tape.inputsOf(node)) seen.add(input);
      }
    }
    return made;
  }
}
