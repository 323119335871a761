/* What becomes of the output when a value is moved a little: a tug, and the derivative that is found so. */
import type { Circuit } from '../analysis/model';
import { firstGate } from '../gates/opcodes';
import { forward } from '../tape/generated/passes';
import { seedValue } from '../tape/run';
import { type Tape, unshown } from '../tape/tape';
import { isTie } from '../tape/ties';
import type { Version } from '../tape/wiring';
import { oneSided, type Sides, type Witness, witness } from '../tape/witness';

/** What a small step of a value does to the output. */
export interface Tug {
  readonly step: number;
  readonly before: number;
  readonly after: number;
  /** The change that the gradient predicts. */
  readonly predicted: number;
}

/** What moving a value shows. */
export interface Measured {
  readonly tug: Tug | null;
  /** The derivative found by moving the value and looking, with an error bar. */
  readonly numerically: Witness | null;
  /** Both one-sided derivatives, at a kink. */
  readonly sides: Sides | null;
}

/** What moving the value shows: a tug, and the derivative to as many digits as can be had. */
export function measured(tape: Tape, circuit: Circuit, version: Version): Measured {
  const { node } = version;
  if (!Number.isFinite(tape.value[node])) return { tug: null, numerically: null, sides: null };
  const kink = besideTie(tape, circuit, node);
  return {
    tug: tug(tape, circuit, version),
    numerically: kink ? null : witness(tape, circuit.wiring, node),
    sides: kink ? oneSided(tape, circuit.wiring, node) : null,
  };
}

/** Whether a switch that the value reaches is exactly at a tie. */
function besideTie(tape: Tape, { wiring }: Circuit, node: number): boolean {
  const reached = new Set([node]);
  for (let i = node + 1; i < wiring.forwardEnd; i++) {
    if (tape.op[i] < firstGate || !tape.inputsOf(i).some((input) => reached.has(input))) continue;
    if (isTie(tape, i)) return true;
    reached.add(i);
  }
  return false;
}

const tugStep = 0.01;

/** Moves the value a little and runs the forward pass from there on; of several outputs, the sum with their seeds. */
function tug(tape: Tape, { wiring }: Circuit, { node }: Version): Tug | null {
  if (wiring.seeds.some(({ version }) => tape.marks[version.node] & unshown)) return null;
  const [only] = wiring.seeds;
  const seed = wiring.seeds.length === 1 ? seedValue(tape, only) : 1;
  const weight = wiring.seeds.length === 1 ? () => 1 : (each: typeof only) => seedValue(tape, each);
  const total = () =>
    wiring.seeds.reduce((sum, each) => sum + weight(each) * tape.value[each.version.node], 0);
  const saved = tape.value.slice(node, wiring.forwardEnd);
  const before = total();
  tape.value[node] += tugStep;
  forward(tape, node + 1, wiring.forwardEnd);
  const after = total();
  tape.value.set(saved, node);
  if (!Number.isFinite(before) || !Number.isFinite(after) || seed === 0) return null;
  return { step: tugStep, before, after, predicted: (tape.gradient[node] / seed) * tugStep };
}
