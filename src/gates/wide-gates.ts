/* The other part of the gate table: operations with any number of inputs. */
import type { WideGate } from './facts';

const argmax = (values: readonly number[]) => values.indexOf(Math.max(...values));
const argmin = (values: readonly number[]) => values.indexOf(Math.min(...values));

/** The winners of max and min share the gradient; against a literal the win must be strict. */
function share(values: readonly number[], x: number, literal: readonly boolean[]): number[] {
  if (Number.isNaN(x)) return values.map(() => Number.NaN);
  const winners = values.filter((value) => value === x).length;
  const beaten = winners > 1 && values.some((value, i) => value === x && literal[i]);
  return values.map((value) => (value === x && !beaten ? 1 / winners : 0));
}

const tied = (values: readonly number[], x: number) => values.filter((value) => value === x).length > 1;

const shares = 'a tie: equal inputs share the gradient, and against a literal number the input gets none';

export const wideGates: ReadonlyMap<string, WideGate> = new Map([
  [
    'max',
    {
      forward: (values) => Math.max(...values),
      locals: share,
      written: 'a === x ? dx : 0',
      pair: 'a > b ? dx : 0',
      doc: 'a switch: dx goes to the largest input',
      side: argmax,
      tie: (values) => tied(values, Math.max(...values)),
      kink: shares,
      commutative: true,
      switch: true,
      shares: true,
    },
  ],
  [
    'min',
    {
      forward: (values) => Math.min(...values),
      locals: share,
      written: 'a === x ? dx : 0',
      pair: 'a < b ? dx : 0',
      doc: 'a switch: dx goes to the smallest input',
      side: argmin,
      tie: (values) => tied(values, Math.min(...values)),
      kink: shares,
      commutative: true,
      switch: true,
      shares: true,
    },
  ],
  [
    'hypot',
    {
      forward: (values) => Math.hypot(...values),
      // At the origin the length has no single slope; 0 is the middle of all of them.
      locals: (values, x) => values.map((value) => (x === 0 ? 0 : value / x)),
      written: 'a / x * dx',
      doc: 'the length of a vector',
      tie: (values) => values.every((value) => value === 0),
      kink: 'a kink at the origin: the slope depends on the direction, and 0 is used',
      commutative: true,
    },
  ],
]);
