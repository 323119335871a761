/* What moving one value shows of the outputs, beside what its gradient says. */
import { cornersAbove, isAtCorner } from './corners';
import { forward } from './generated/passes';
import { seedValue } from './run';
import type { Tape } from './tape';
import type { Wiring } from './wiring';
import { oneSided, type Sides, type Witness, witness } from './witness';

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
export function measured(tape: Tape, wiring: Wiring, node: number): Measured {
  if (!Number.isFinite(tape.value[node])) return { tug: null, numerically: null, sides: null };
  const kink = isAtCorner(tape, wiring, cornersAbove(tape, wiring, [node]));
  return {
    tug: tug(tape, wiring, node),
    numerically: kink ? null : witness(tape, wiring, node),
    sides: kink ? oneSided(tape, wiring, node) : null,
  };
}

const tugStep = 0.01;

/** Moves the value a little and runs the forward pass from there on; of several outputs, the sum with their seeds. */
function tug(tape: Tape, { seeds, forwardEnd }: Wiring, node: number): Tug | null {
  if (seeds.some(({ version }) => !tape.isShown(version.node))) return null;
  const [only] = seeds;
  const seed = seeds.length === 1 ? seedValue(tape, only) : 1;
  const weight = seeds.length === 1 ? () => 1 : (each: typeof only) => seedValue(tape, each);
  const total = () => seeds.reduce((sum, each) => sum + weight(each) * tape.value[each.version.node], 0);
  const saved = tape.value.slice(node, forwardEnd);
  const before = total();
  tape.value[node] += tugStep;
  forward(tape, node + 1, forwardEnd);
  const after = total();
  tape.value.set(saved, node);
  if (!Number.isFinite(before) || !Number.isFinite(after) || seed === 0) return null;
  return { step: tugStep, before, after, predicted: (tape.gradient[node] / seed) * tugStep };
}
