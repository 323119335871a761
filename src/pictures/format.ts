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

function tidyExponent(text: string): string {
  return text.replace('e+', 'e');
}
