/* The two ends of an input's slider, and its step. */

/** Where a slider begins and ends. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A range of handy numbers around a value: 2 is between -3 and 7. */
export function rangeAround(value: number): Range {
  const reach = handy(2 * Math.max(Math.abs(value), 0.4));
  const grid = reach / 5;
  const middle = Math.round(value / grid);
  return { min: tidy((middle - 5) * grid), max: tidy((middle + 5) * grid) };
}

/** The step of a slider: a two-hundredth of its range, or a little more. */
export function stepOf({ min, max }: Range): number {
  return handy((max - min) / 200);
}

/** The next number up of 1, 2 and 5 times a power of ten. */
function handy(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((each) => each * power >= size * (1 - 1e-9)) ?? 10;
  return tidy(factor * power);
}

/** Rounding leaves tails of digits behind; nobody typed these. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** A range as someone typed it; null if it goes nowhere. */
export function rangeFrom(min: number, max: number): Range | null {
  return Number.isFinite(max - min) && min < max ? { min, max } : null;
}
