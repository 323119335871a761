/* Where the inputs go when the output is tugged, and how far the gradient says that it comes. */
import type { Output, Variable } from '../analysis/model';
import { fullNumber } from '../wording/format';

/** What a tug does to one input. */
export interface Move<T> {
  readonly input: T;
  readonly from: number | null;
  readonly to: number | null;
  /** Why it stays where it is; null for one that moves. */
  readonly stays: string | null;
}

/** One tug at the end of the circuit: where its inputs go, and how far the gradient says that the output goes. */
export interface TugMoves<T> {
  readonly moves: readonly Move<T>[];
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

/** An input that a tug may move. */
export interface Movable {
  readonly variable: Variable;
  /** The gradient of the number that is moved: of all that it stands for. */
  readonly gradient: number | null;
}

/** Moves every input along its gradient (`direction` 1) or against it (-1), by `step` × gradient, but for the held ones. */
export function tug<T extends Movable>(
  inputs: readonly T[],
  step: number,
  direction: 1 | -1,
  isHeld: (input: T) => boolean,
): TugMoves<T> {
  const moves = inputs.map((input): Move<T> => {
    const { value } = input.variable;
    const by = direction * step * (input.gradient ?? 0);
    const stays = whyItStays(input, by, isHeld(input));
    return { input, from: value, to: stays === null && value !== null ? value + by : value, stays };
  });
  const predicted = moves.reduce(
    (sum, { input: { gradient }, stays }) =>
      stays === null && gradient !== null ? sum + gradient * (direction * step * gradient) : sum,
    0,
  );
  return { moves, predicted };
}

function whyItStays({ variable, gradient }: Movable, by: number, held: boolean): string | null {
  const { value, reason } = variable;
  if (held) return 'held';
  if (value === null) return `its value can\u2019t be known${reason ? `: ${reason}` : ''}`;
  if (gradient === null) return `its gradient can\u2019t be known${reason ? `: ${reason}` : ''}`;
  if (!Number.isFinite(gradient)) return `its gradient is ${fullNumber(gradient)}`;
  if (!Number.isFinite(value + by)) return 'the step is too long';
  return null;
}
