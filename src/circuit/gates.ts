/*
 * The gate table: what every operation does, forward and backward. One row per operation, and the row is the only
 * place that knows it: the inner loops of both passes, the formulas in hovers, the written backward passes and the
 * README's table all come from here.
 *
 * In a row's formulas `a`, `b`, `c` are the inputs, `x` is the gate's value and `dx` the gradient from above.
 * `test ? … : 0` is a switch: where the test fails nothing flows, not even 0 × Infinity. A '0' lets nothing through.
 */

/** An operation with a fixed number of inputs, one formula in `backward` for each. */
export interface Gate {
  readonly forward: (a: number, b: number, c: number) => number;
  readonly backward: readonly string[];
  readonly doc: string;
  /** The gradients as a textbook has them, where arithmetic that survives every input reads worse. */
  readonly written?: readonly string[];
  /** Tells the sides of a kink or step apart: another number means that the switch has flipped. */
  readonly side?: (a: number, b: number) => number;
  /** Whether the inputs are exactly where two sides meet. */
  readonly tie?: (a: number, b: number) => boolean;
  /** What is the case at a tie. */
  readonly kink?: string;
  /** Its value is a boolean, which `===` tells from a number. */
  readonly boolean?: boolean;
}

/** An operation with any number of inputs. */
export interface WideGate {
  readonly forward: (values: readonly number[]) => number;
  /** The local gradient of input `k`; `literal[k]` says that it is written as a number. 0 lets nothing through. */
  readonly local: (values: readonly number[], x: number, k: number, literal: readonly boolean[]) => number;
  /** The gradient of one input `a`, as a person writes it; `pair` where there is just one other, `b`. */
  readonly written: string;
  readonly pair?: string;
  readonly doc: string;
  readonly side?: (values: readonly number[]) => number;
  readonly tie?: (values: readonly number[]) => boolean;
  readonly kink?: string;
}

type Row = Omit<Gate, 'forward' | 'backward' | 'doc'>;

function gate(forward: Gate['forward'], backward: readonly string[], doc: string, more: Row = {}): Gate {
  return { forward, backward, doc, ...more };
}

/** A comparison: 1 or 0, which changes only in jumps. */
function comparison(forward: (a: number, b: number) => number, doc: string): Gate {
  const tie = (a: number, b: number) => a === b;
  return gate(forward, ['0', '0'], doc, {
    side: forward,
    tie,
    boolean: true,
    kink: 'the comparison changes here',
  });
}

/** A function that is constant between its steps. */
function steps(forward: (a: number) => number, tie: (a: number) => boolean, doc: string): Gate {
  return gate(forward, ['0'], doc, {
    side: forward,
    tie,
    kink: 'it steps here; it is flat on both sides, and 0 is used',
  });
}

const positive = (a: number) => (a > 0 ? 1 : 0);
const zero = (a: number) => a === 0;

export const gates: ReadonlyMap<string, Gate> = new Map([
  // Arithmetic.
  ['+', gate((a, b) => a + b, ['dx', 'dx'], 'hands dx to both inputs')],
  [
    '-',
    gate((a, b) => a - b, ['dx', '-dx'], 'hands dx to the first input and turns it around for the second'),
  ],
  ['*', gate((a, b) => a * b, ['b * dx', 'a * dx'], 'each input gets dx times the other')],
  [
    '/',
    gate(
      (a, b) => a / b,
      ['dx / b', '-a / (b * b) * dx'],
      'the divisor is pulled the harder the smaller it is',
    ),
  ],
  [
    '%',
    gate((a, b) => a % b, ['dx', '-Math.trunc(a / b) * dx'], 'moves with a between its jumps', {
      side: (a, b) => Math.trunc(a / b),
      tie: (a, b) => a % b === 0 && a !== 0,
      kink: 'the remainder jumps here',
    }),
  ],
  [
    '**',
    gate(
      (a, b) => a ** b,
      ['b === 0 ? 0 : b * a ** (b - 1) * dx', 'a > 0 ? x * Math.log(a) * dx : x === 0 ? 0 : NaN'],
      'the power rule; a varying exponent has a gradient only where a is positive',
      { written: ['b * a ** (b - 1) * dx', 'x * Math.log(a) * dx'] },
    ),
  ],
  ['negate', gate((a) => -a, ['-dx'], 'turns dx around')],
  ['plus', gate((a) => +a, ['dx'], 'passes dx on')],
  ['=', gate((a) => a, ['dx'], 'a copy passes dx on')],

  // Comparisons and choices.
  ['<', comparison((a, b) => (a < b ? 1 : 0), '1 or 0; no gradient')],
  ['>', comparison((a, b) => (a > b ? 1 : 0), '1 or 0; no gradient')],
  ['<=', comparison((a, b) => (a <= b ? 1 : 0), '1 or 0; no gradient')],
  ['>=', comparison((a, b) => (a >= b ? 1 : 0), '1 or 0; no gradient')],
  ['===', comparison((a, b) => (a === b ? 1 : 0), '1 or 0; no gradient')],
  ['!==', comparison((a, b) => (a !== b ? 1 : 0), '1 or 0; no gradient')],
  [
    '!',
    gate((a) => (a ? 0 : 1), ['0'], '1 or 0; no gradient', {
      side: (a) => (a ? 0 : 1),
      tie: zero,
      boolean: true,
      kink: 'the comparison changes here',
    }),
  ],
  [
    '?:',
    gate(
      (a, b, c) => (a ? b : c),
      ['0', 'a ? dx : 0', 'a ? 0 : dx'],
      'a switch: dx goes to the side that was chosen',
      { side: (a) => (a ? 1 : 0) },
    ),
  ],
  [
    '&&',
    gate((a, b) => (a ? b : a), ['a ? 0 : dx', 'a ? dx : 0'], 'a switch: b where a is not 0, else a', {
      side: (a) => (a ? 1 : 0),
    }),
  ],
  [
    '||',
    gate((a, b) => (a ? a : b), ['a ? dx : 0', 'a ? 0 : dx'], 'a switch: a where it is not 0, else b', {
      side: (a) => (a ? 1 : 0),
    }),
  ],
  ['??', gate((a, _b) => a, ['dx', '0'], 'a number is never missing: a')],

  // Powers, exponentials and logarithms.
  ['square', gate((a) => a * a, ['2 * a * dx'], 'a times itself')],
  [
    'Math.sqrt',
    gate((a) => Math.sqrt(a), ['dx / (2 * x)'], 'grows the slower the larger a is; infinitely steep at 0'),
  ],
  ['Math.cbrt', gate((a) => Math.cbrt(a), ['dx / (3 * x * x)'], 'the cube root, also of negative numbers')],
  ['Math.exp', gate((a) => Math.exp(a), ['x * dx'], 'is its own derivative')],
  ['Math.expm1', gate((a) => Math.expm1(a), ['(x + 1) * dx'], 'exp(a) - 1, exact near 0')],
  ['Math.log', gate((a) => Math.log(a), ['dx / a'], 'the natural logarithm')],
  ['Math.log10', gate((a) => Math.log10(a), ['dx / (a * Math.LN10)'], 'the logarithm to base 10')],
  ['Math.log1p', gate((a) => Math.log1p(a), ['dx / (1 + a)'], 'log(1 + a), exact near 0')],
  ['Math.log2', gate((a) => Math.log2(a), ['dx / (a * Math.LN2)'], 'the logarithm to base 2')],

  // Trigonometry.
  ['Math.sin', gate((a) => Math.sin(a), ['Math.cos(a) * dx'], 'the sine')],
  ['Math.cos', gate((a) => Math.cos(a), ['-Math.sin(a) * dx'], 'the cosine')],
  ['Math.tan', gate((a) => Math.tan(a), ['(1 + x * x) * dx'], 'the tangent')],
  [
    'Math.asin',
    gate((a) => Math.asin(a), ['dx / Math.sqrt((1 - a) * (1 + a))'], 'the angle with this sine', {
      written: ['dx / Math.sqrt(1 - a * a)'],
    }),
  ],
  [
    'Math.acos',
    gate((a) => Math.acos(a), ['-dx / Math.sqrt((1 - a) * (1 + a))'], 'the angle with this cosine', {
      written: ['-dx / Math.sqrt(1 - a * a)'],
    }),
  ],
  ['Math.atan', gate((a) => Math.atan(a), ['dx / (1 + a * a)'], 'the angle with this tangent')],
  [
    'Math.atan2',
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
  ['Math.sinh', gate((a) => Math.sinh(a), ['Math.cosh(a) * dx'], 'the hyperbolic sine')],
  ['Math.cosh', gate((a) => Math.cosh(a), ['Math.sinh(a) * dx'], 'the hyperbolic cosine')],
  ['Math.tanh', gate((a) => Math.tanh(a), ['(1 - x * x) * dx'], 'squashes into -1 … 1')],
  [
    'Math.asinh',
    gate((a) => Math.asinh(a), ['dx / Math.hypot(a, 1)'], 'undoes sinh', {
      written: ['dx / Math.sqrt(a * a + 1)'],
    }),
  ],
  [
    'Math.acosh',
    gate((a) => Math.acosh(a), ['dx / (Math.sqrt(a - 1) * Math.sqrt(a + 1))'], 'undoes cosh', {
      written: ['dx / Math.sqrt(a * a - 1)'],
    }),
  ],
  [
    'Math.atanh',
    gate((a) => Math.atanh(a), ['dx / ((1 - a) * (1 + a))'], 'undoes tanh', {
      written: ['dx / (1 - a * a)'],
    }),
  ],

  // Kinks and steps.
  [
    'Math.abs',
    gate((a) => Math.abs(a), ['a > 0 ? dx : a < 0 ? -dx : 0'], 'the distance from 0', {
      written: ['Math.sign(a) * dx'],
      side: (a) => Math.sign(a),
      tie: zero,
      kink: 'a kink at 0: the slope turns from -1 to 1, and 0 is used',
    }),
  ],
  ['Math.sign', steps((a) => Math.sign(a), zero, '-1, 0 or 1; no gradient')],
  ['Math.floor', steps((a) => Math.floor(a), Number.isInteger, 'the whole number below; no gradient')],
  ['Math.ceil', steps((a) => Math.ceil(a), Number.isInteger, 'the whole number above; no gradient')],
  [
    'Math.round',
    steps(
      (a) => Math.round(a),
      (a) => Number.isInteger(a - 0.5),
      'the nearest whole number; no gradient',
    ),
  ],
  [
    'Math.trunc',
    steps(
      (a) => Math.trunc(a),
      (a) => Number.isInteger(a) && a !== 0,
      'the whole part; no gradient',
    ),
  ],
  [
    'Math.fround',
    gate((a) => Math.fround(a), ['dx'], 'rounds to 32 bits, which is too fine to matter: slope 1'),
  ],

  // Neurons.
  ['sigmoid', gate((a) => 1 / (1 + Math.exp(-a)), ['x * (1 - x) * dx'], 'squashes into 0 … 1')],
  [
    'relu',
    gate((a) => Math.max(a, 0), ['a > 0 ? dx : 0'], 'passes what is positive, and its gradient', {
      side: positive,
      tie: zero,
      kink: 'a kink at 0: the slope turns from 0 to 1, and 0 is used',
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

const argmax = (values: readonly number[]) => values.indexOf(Math.max(...values));
const argmin = (values: readonly number[]) => values.indexOf(Math.min(...values));

/** The winners of max and min share the gradient; against a literal the win must be strict. */
function share(values: readonly number[], x: number, k: number, literal: readonly boolean[]): number {
  if (values[k] !== x) return Number.isNaN(x) ? Number.NaN : 0;
  const winners = values.filter((value) => value === x).length;
  if (winners > 1 && values.some((value, i) => value === x && literal[i])) return 0;
  return 1 / winners;
}

const tied = (values: readonly number[], x: number) => values.filter((value) => value === x).length > 1;

const shares = 'a tie: equal inputs share the gradient, and against a literal number the input gets none';

export const wideGates: ReadonlyMap<string, WideGate> = new Map([
  [
    'Math.max',
    {
      forward: (values) => Math.max(...values),
      local: share,
      written: 'a === x ? dx : 0',
      pair: 'a > b ? dx : 0',
      doc: 'a switch: dx goes to the largest input',
      side: argmax,
      tie: (values) => tied(values, Math.max(...values)),
      kink: shares,
    },
  ],
  [
    'Math.min',
    {
      forward: (values) => Math.min(...values),
      local: share,
      written: 'a === x ? dx : 0',
      pair: 'a < b ? dx : 0',
      doc: 'a switch: dx goes to the smallest input',
      side: argmin,
      tie: (values) => tied(values, Math.min(...values)),
      kink: shares,
    },
  ],
  [
    'Math.hypot',
    {
      forward: (values) => Math.hypot(...values),
      // At the origin the length has no single slope; 0 is the middle of all of them.
      local: (values, x, k) => (x === 0 ? 0 : (values[k] ?? 0) / x),
      written: 'a / x * dx',
      doc: 'the length of a vector',
      tie: (values) => values.every((value) => value === 0),
      kink: 'a kink at the origin: the slope depends on the direction, and 0 is used',
    },
  ],
]);

/** Other names of a gate in source text. */
export const synonyms: ReadonlyMap<string, string> = new Map([
  ['Math.pow', '**'],
  ['Number', 'plus'],
  ['==', '==='],
  ['!=', '!=='],
]);

/** Bare names that are taken to be these gates where nothing in the file says otherwise. */
export const bareNames: ReadonlyMap<string, string> = new Map([
  ['sig', 'sigmoid'],
  ['sigmoid', 'sigmoid'],
  ['relu', 'relu'],
  ['softplus', 'softplus'],
  ['square', 'square'],
  ...[...gates.keys(), ...wideGates.keys(), ...synonyms.keys()]
    .filter((name) => name.startsWith('Math.'))
    .map((name): [string, string] => [name.slice(5), synonyms.get(name) ?? name]),
]);

/** Math's constants, and the numbers that are spelled as names. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Math.E', Math.E],
  ['Math.LN10', Math.LN10],
  ['Math.LN2', Math.LN2],
  ['Math.LOG10E', Math.LOG10E],
  ['Math.LOG2E', Math.LOG2E],
  ['Math.PI', Math.PI],
  ['Math.SQRT1_2', Math.SQRT1_2],
  ['Math.SQRT2', Math.SQRT2],
]);

const narrow = [...gates.keys()];
const wide = [...wideGates.keys()];

/** Opcodes below this are leaves; then come the gates in the order of their rows, then the wide ones. */
export const firstGate = 4;
export const firstWide = firstGate + narrow.length;

/** Opcodes of nodes that are no gates. */
export const CONSTANT = 0;
export const INPUT = 1;
/** Carries a value into a circuit from outside; no gradient flows back. */
export const CARRY = 2;
/** Something that is not read: its value is unknown, and it blocks the gradient of what it reads. */
export const UNREAD = 3;

/** The opcode of a gate by its name in the table; undefined where there is no such row. */
export function opcodeOf(name: string): number | undefined {
  return opcodes.get(name);
}

const opcodes = new Map([...narrow, ...wide].map((name, index) => [name, firstGate + index]));

/** The name of the row behind an opcode. */
export function gateName(opcode: number): string {
  return [...narrow, ...wide][opcode - firstGate] ?? '';
}

/** The row behind an opcode with a fixed number of inputs. */
export function gateAt(opcode: number): Gate | undefined {
  return gates.get(narrow[opcode - firstGate] ?? '');
}

/** The row behind an opcode with any number of inputs. */
export function wideGateAt(opcode: number): WideGate | undefined {
  return wideGates.get(wide[opcode - firstWide] ?? '');
}
