import type { Circuit, Output, Variable } from '../analysis';
import { fullNumber } from '../pictures/format';

/** What a tug does to one input. */
export interface Move {
  readonly variable: Variable;
  readonly gradient: number | null;
  readonly from: number | null;
  readonly to: number | null;
  /** Why it stays where it is; null for one that moves. */
  readonly stays: string | null;
}

/** One tug at the end of a circuit: where its inputs go, and what the gradient says that this does. */
export interface Tug {
  readonly moves: readonly Move[];
  readonly before: number | null;
  /** How far the gradient says that the output goes. */
  readonly predicted: number;
}

/** The output that is tugged on: Σ seed × output. */
export function tugged(outputs: readonly Output[]): number | null {
  let sum = 0;
  for (const { variable, seed } of outputs) {
    if (variable.value === null) return null;
    sum += seed * variable.value;
  }
  return sum;
}

/** The output that is tugged on, as a formula: `x`, or `2 × p + q`. */
export function tuggedName(outputs: readonly Output[]): string {
  return outputs
    .map(({ variable, seed }) => (seed === 1 ? variable.name : `${fullNumber(seed)} \u00d7 ${variable.name}`))
    .join(' + ');
}

/**
 * Moves every input of the circuit along its gradient (`direction` 1) or against it (-1), by `step` × gradient;
 * those for which `isHeld` stay.
 */
export function tug(
  circuit: Circuit,
  step: number,
  direction: 1 | -1,
  isHeld: (variable: Variable) => boolean,
): Tug {
  const moves = circuit.variables
    .filter(({ role }) => role === 'input')
    .map((variable): Move => {
      const { value, gradient } = variable;
      const by = direction * step * (gradient ?? 0);
      const stays = whyItStays(variable, by, isHeld(variable));
      const to = stays === null && value !== null ? value + by : value;
      return { variable, gradient, from: value, to, stays };
    });
  const predicted = moves.reduce(
    (sum, { stays, gradient }) =>
      stays === null && gradient !== null ? sum + gradient * (direction * step * gradient) : sum,
    0,
  );
  return { moves, before: tugged(circuit.outputs), predicted };
}

function whyItStays({ value, gradient, reason }: Variable, by: number, held: boolean): string | null {
  if (held) return 'held';
  if (value === null) return `its value can\u2019t be known${reason ? `: ${reason}` : ''}`;
  if (gradient === null) return `its gradient can\u2019t be known${reason ? `: ${reason}` : ''}`;
  if (!Number.isFinite(gradient)) return `its gradient is ${fullNumber(gradient)}`;
  if (!Number.isFinite(value + by)) return 'the step is too long';
  return null;
}
