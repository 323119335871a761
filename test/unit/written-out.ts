/* Functions as people write them out of several gates; `q` is what they are functions of. */

export const sigmoids = [
  '1 / (1 + Math.exp(-q))',
  '1.0 / (Math.exp(-q) + 1.0)',
  '(1 + Math.exp(-q)) ** -1',
  'Math.pow(1 + Math.exp(-q), -1)',
  'Math.exp(q) / (1 + Math.exp(q))',
  'Math.exp(q) / (Math.exp(q) + 1)',
  '1 / (1 + 1 / Math.exp(q))',
  '1 - 1 / (1 + Math.exp(q))',
  '1 - Math.exp(-q) / (1 + Math.exp(-q))',
  '1 / (1 + Math.E ** -q)',
  '0.5 * (1 + Math.tanh(q / 2))',
  '0.5 + Math.tanh(0.5 * q) / 2',
  '1 / (2 + Math.expm1(-q))',
];

export const tanhs = [
  '(Math.exp(q) - Math.exp(-q)) / (Math.exp(q) + Math.exp(-q))',
  '(Math.exp(q) - 1 / Math.exp(q)) / (1 / Math.exp(q) + Math.exp(q))',
  '(Math.exp(2 * q) - 1) / (Math.exp(2 * q) + 1)',
  '(1 - Math.exp(-2 * q)) / (1 + Math.exp(-2 * q))',
  '(Math.exp(q * 2) - 1) / (1 + Math.exp(2 * q))',
  '2 / (1 + Math.exp(-2 * q)) - 1',
  '1 - 2 / (Math.exp(2 * q) + 1)',
  '2 * sig(2 * q) - 1',
  '-1 + 2 * sig(q * 2)',
  'Math.sinh(q) / Math.cosh(q)',
  'Math.expm1(2 * q) / (Math.expm1(2 * q) + 2)',
  '(square(Math.exp(q)) - 1) / (Math.exp(q) ** 2 + 1)',
];

export const softpluses = [
  'Math.log(1 + Math.exp(q))',
  'Math.log(Math.exp(q) + 1)',
  'Math.log1p(Math.exp(q))',
  'Math.log(2 + Math.expm1(q))',
  '-Math.log(1 / (1 + Math.exp(q)))',
  '-Math.log(sig(-q))',
  'Math.log((1 + Math.exp(q)) / 1)',
  '-Math.log(1 - sig(q))',
  '-Math.log((1 + Math.exp(q)) ** -1)',
  'Math.log1p(1 / Math.exp(-q))',
];

/** All of them, to be put in the place of numbers: `(q)` for `q`. */
export const writtenOut = [...sigmoids, ...tanhs, ...softpluses].map((way) => way.replace(/\bq\b/g, '(q)'));
