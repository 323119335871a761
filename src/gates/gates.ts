/*
 * The gate table: what every operation does, forward and backward. One row per operation, and the row is the only
 * place that knows it: the inner loops of both passes, the formulas in hovers, the written backward passes, the names
 * that are understood, what is said of mistakes and the README's table all come from here. facts.ts says what a row may
 * tell. Operators have their rows in operators.ts, and operations with any number of inputs in wide-gates.ts.
 *
 * In a row's formulas `a`, `b`, `c` are the inputs, `x` is the gate's value and `dx` the gradient from above.
 * `test ? … : 0` is a switch: where the test fails nothing flows, not even 0 × Infinity. A '0' lets nothing through.
 */
import { type Gate, gate, zero } from './facts';
import { operators } from './operators';

/** A function that is constant between its steps. */
function steps(forward: (a: number) => number, tie: (a: number) => boolean, doc: string): Gate {
  return gate(forward, ['0'], doc, {
    side: forward,
    tie,
    kink: 'it steps here; it is flat on both sides, and 0 is used',
  });
}

const positive = (a: number) => (a > 0 ? 1 : 0);

export const gates: ReadonlyMap<string, Gate> = new Map([
  ...operators,

  // Powers, exponentials and logarithms.
  ['square', gate((a) => a * a, ['2 * a * dx'], 'a times itself', { symbol: '^2' })],
  [
    'sqrt',
    gate((a) => Math.sqrt(a), ['dx / (2 * x)'], 'grows the slower the larger a is; infinitely steep at 0', {
      symbol: '√',
    }),
  ],
  ['cbrt', gate((a) => Math.cbrt(a), ['dx / (3 * x * x)'], 'the cube root, also of negative numbers')],
  ['exp', gate((a) => Math.exp(a), ['x * dx'], 'is its own derivative')],
  ['expm1', gate((a) => Math.expm1(a), ['Math.exp(a) * dx'], 'exp(a) - 1, exact near 0')],
  ['log', gate((a) => Math.log(a), ['dx / a'], 'the natural logarithm')],
  ['log10', gate((a) => Math.log10(a), ['dx / (a * Math.LN10)'], 'the logarithm to base 10')],
  ['log1p', gate((a) => Math.log1p(a), ['dx / (1 + a)'], 'log(1 + a), exact near 0')],
  ['log2', gate((a) => Math.log2(a), ['dx / (a * Math.LN2)'], 'the logarithm to base 2')],

  // Trigonometry.
  ['sin', gate((a) => Math.sin(a), ['Math.cos(a) * dx'], 'the sine')],
  ['cos', gate((a) => Math.cos(a), ['-Math.sin(a) * dx'], 'the cosine')],
  ['tan', gate((a) => Math.tan(a), ['(1 + x * x) * dx'], 'the tangent')],
  [
    'asin',
    gate((a) => Math.asin(a), ['dx / Math.sqrt((1 - a) * (1 + a))'], 'the angle with this sine', {
      written: ['dx / Math.sqrt(1 - a * a)'],
    }),
  ],
  [
    'acos',
    gate((a) => Math.acos(a), ['-dx / Math.sqrt((1 - a) * (1 + a))'], 'the angle with this cosine', {
      written: ['-dx / Math.sqrt(1 - a * a)'],
    }),
  ],
  ['atan', gate((a) => Math.atan(a), ['dx / (1 + a * a)'], 'the angle with this tangent')],
  [
    'atan2',
    gate(
      (a, b) => Math.atan2(a, b),
      ['b / Math.hypot(a, b) / Math.hypot(a, b) * dx', '-a / Math.hypot(a, b) / Math.hypot(a, b) * dx'],
      'the angle of the point (b, a)',
      {
        written: ['b / (a * a + b * b) * dx', '-a / (a * a + b * b) * dx'],
        side: (a, b) => (b < 0 && (a > 0 || Object.is(a, 0)) ? 1 : b < 0 ? -1 : 0),
        tie: (a, b) => a === 0 && b <= 0,
        kink: 'the angle jumps here from -π to π',
      },
    ),
  ],

  // Hyperbolic functions.
  ['sinh', gate((a) => Math.sinh(a), ['Math.cosh(a) * dx'], 'the hyperbolic sine')],
  ['cosh', gate((a) => Math.cosh(a), ['Math.sinh(a) * dx'], 'the hyperbolic cosine')],
  [
    'tanh',
    gate(
      (a) => Math.tanh(a),
      // Close to 1 the difference has few digits left.
      ['x * x < 0.9999 ? (1 - x * x) * dx : dx / Math.cosh(a) ** 2'],
      'squashes into -1 … 1',
      { written: ['(1 - x * x) * dx'] },
    ),
  ],
  [
    'asinh',
    gate((a) => Math.asinh(a), ['dx / Math.hypot(a, 1)'], 'undoes sinh', {
      written: ['dx / Math.sqrt(a * a + 1)'],
    }),
  ],
  [
    'acosh',
    gate((a) => Math.acosh(a), ['dx / (Math.sqrt(a - 1) * Math.sqrt(a + 1))'], 'undoes cosh', {
      written: ['dx / Math.sqrt(a * a - 1)'],
    }),
  ],
  [
    'atanh',
    gate((a) => Math.atanh(a), ['dx / ((1 - a) * (1 + a))'], 'undoes tanh', {
      written: ['dx / (1 - a * a)'],
    }),
  ],

  // Kinks and steps.
  [
    'abs',
    gate((a) => Math.abs(a), ['a > 0 ? dx : a < 0 ? -dx : 0'], 'the distance from 0', {
      written: ['Math.sign(a) * dx'],
      side: (a) => Math.sign(a),
      tie: zero,
      kink: 'a kink at 0: the slope turns from -1 to 1, and 0 is used',
      continuous: true,
    }),
  ],
  ['sign', steps((a) => Math.sign(a), zero, '-1, 0 or 1; no gradient')],
  ['floor', steps((a) => Math.floor(a), Number.isInteger, 'the whole number below; no gradient')],
  ['ceil', steps((a) => Math.ceil(a), Number.isInteger, 'the whole number above; no gradient')],
  [
    'round',
    steps(
      (a) => Math.round(a),
      (a) => Number.isInteger(a - 0.5),
      'the nearest whole number; no gradient',
    ),
  ],
  [
    'roundEven',
    steps(
      (a) => (Math.abs(a % 1) === 0.5 ? 2 * Math.round(a / 2) : Math.round(a)),
      (a) => Number.isInteger(a - 0.5),
      'the nearest whole number, an even one between two; no gradient',
    ),
  ],
  [
    'trunc',
    steps(
      (a) => Math.trunc(a),
      (a) => Number.isInteger(a) && a !== 0,
      'the whole part; no gradient',
    ),
  ],
  [
    'fround',
    gate((a) => Math.fround(a), ['dx'], 'rounds to 32 bits, which is too fine to matter: slope 1', {
      grain: 2 ** -24,
    }),
  ],

  // Neurons.
  [
    'sigmoid',
    gate(
      (a) => 1 / (1 + Math.exp(-a)),
      // Close to 1 the difference has few digits left.
      ['x < 0.9999 ? x * (1 - x) * dx : x / (1 + Math.exp(a)) * dx'],
      'squashes into 0 … 1',
      { written: ['x * (1 - x) * dx'], bare: ['sig'], symbol: 'σ' },
    ),
  ],
  [
    'relu',
    gate((a) => Math.max(a, 0), ['a > 0 ? dx : 0'], 'passes what is positive, and its gradient', {
      side: positive,
      tie: zero,
      kink: 'a kink at 0: the slope turns from 0 to 1, and 0 is used',
      continuous: true,
      switch: true,
    }),
  ],
  [
    'softplus',
    gate(
      (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
      ['dx / (1 + Math.exp(-a))'],
      'log(1 + exp(a)), a smooth relu',
    ),
  ],
]);
