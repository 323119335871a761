/* How numbers are written: short ones for tight places, and those with all their digits. */

/** A number for a tight place: at most `digits` significant digits, and no trailing zeros. */
export function shortNumber(value: number, digits: number): string {
  if (!Number.isFinite(value)) return fullNumber(value);
  if (value === 0) return '0';
  const size = Math.abs(value);
  // Whole numbers of a handy size stay whole, whatever the precision.
  if (Number.isInteger(value) && size < 1e6) return String(value);
  const rounded = Number(value.toPrecision(digits));
  const far = Math.abs(rounded) >= 1e6 || Math.abs(rounded) < 1e-4;
  return far ? tidyExponent(rounded.toExponential()) : String(rounded);
}

/** Every digit that tells the number from its neighbours. */
export function fullNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '\u221e' : '-\u221e';
  return Object.is(value, -0) ? '0' : tidyExponent(String(value));
}

/** A measured number with its error bar, to the last digit that the error bar leaves standing: `0.1049936 ± 2e-7`. */
export function measuredNumber({ value, error }: { readonly value: number; readonly error: number }): string {
  if (!Number.isFinite(value) || !(error > 0)) return fullNumber(value);
  const digits =
    value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(error)) + 1;
  const rounded = digits < 1 ? 0 : Number(value.toPrecision(Math.min(digits, 17)));
  return `${fullNumber(rounded)} \u00b1 ${tidyExponent(error.toExponential(0))}`;
}

/** Two numbers, short but so that their difference shows; the same text twice only where they are equal. */
export function numbersApart(one: number, other: number, digits: number): [string, string] {
  for (let more = digits; more < 17; more++) {
    const pair: [string, string] = [shortNumber(one, more), shortNumber(other, more)];
    if (pair[0] !== pair[1] || one === other) return pair;
  }
  return [fullNumber(one), fullNumber(other)];
}

function tidyExponent(text: string): string {
  return text.replace('e+', 'e');
}
