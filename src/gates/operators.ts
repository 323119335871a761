/* The rows of the gate table for operators: arithmetic, comparisons and choices. gates.ts says how rows are read. */
import { type Gate, gate, type More, zero } from './facts';

/** A comparison: 1 or 0, which changes only in jumps. */
function comparison(forward: (a: number, b: number) => number, opposite: string, more: More = {}): Gate {
  const tie = (a: number, b: number) => a === b;
  return gate(forward, ['0', '0'], '1 or 0; no gradient', {
    side: forward,
    tie,
    boolean: true,
    kink: 'the comparison changes here',
    opposite,
    ...more,
  });
}

const minus = '\u2212';
const truth = (a: number) => (a ? 1 : 0);
/** A switch between 0 and everything else. */
const atZero = (kink: string): More => ({ side: truth, tie: zero, kink });

type Rows = readonly (readonly [string, Gate])[];

export const arithmetic: Rows = [
  [
    '+',
    gate((a, b) => a + b, ['dx', 'dx'], 'hands dx to both inputs', {
      opposite: '-',
      commutative: true,
    }),
  ],
  [
    '-',
    gate((a, b) => a - b, ['dx', '-dx'], 'hands dx to the first input and turns it around for the second', {
      opposite: '+',
      title: minus,
      symbol: minus,
    }),
  ],
  [
    '*',
    gate((a, b) => a * b, ['b * dx', 'a * dx'], 'each input gets dx times the other', {
      opposite: '/',
      commutative: true,
      symbol: '×',
    }),
  ],
  [
    '/',
    gate(
      (a, b) => a / b,
      // The square of a very large or very small b can't be had.
      ['dx / b', 'b * b > 1e-290 && b * b < 1e290 ? -a / (b * b) * dx : -x / b * dx'],
      'the divisor is pulled the harder the smaller it is',
      {
        written: ['dx / b', '-a / (b * b) * dx'],
        opposite: '*',
        symbol: '÷',
      },
    ),
  ],
  [
    'remainder',
    gate((a, b) => a % b, ['dx', '-Math.trunc(a / b) * dx'], 'moves with a between its jumps', {
      side: (a, b) => Math.trunc(a / b),
      tie: (a, b) => a % b === 0 && a !== 0,
      kink: 'the remainder jumps here',
      symbol: '%',
    }),
  ],
  [
    'modulo',
    gate(
      (a, b) => (a % b === 0 ? (b < 0 ? -0 : 0) : a % b < 0 !== b < 0 ? (a % b) + b : a % b),
      ['dx', '-Math.floor(a / b) * dx'],
      'what is left of a, with the sign of b; moves with a between its jumps',
      {
        side: (a, b) => Math.floor(a / b),
        tie: (a, b) => a % b === 0,
        kink: 'the remainder jumps here',
        symbol: '%',
      },
    ),
  ],
  [
    'floorDivide',
    gate(
      (a, b) => Math.round((a - (a % b)) / b - (a % b !== 0 && a % b < 0 !== b < 0 ? 1 : 0)),
      ['0', '0'],
      'how many whole times b goes into a; no gradient',
      {
        side: (a, b) => Math.floor(a / b),
        tie: (a, b) => a % b === 0,
        kink: 'it steps here; it is flat on both sides, and 0 is used',
        symbol: '÷',
      },
    ),
  ],
  [
    '**',
    gate(
      (a, b) => a ** b,
      ['b === 0 ? 0 : b * a ** (b - 1) * dx', 'a > 0 ? x * Math.log(a) * dx : x === 0 ? 0 : NaN'],
      'the power rule; a varying exponent has a gradient only where a is positive',
      {
        written: ['b * a ** (b - 1) * dx', 'x * Math.log(a) * dx'],
        elsewhere: [null, 'a > 0 ? x * Math.log(a) * dx : 0'],
        symbol: '^',
      },
    ),
  ],
  [
    'negate',
    gate((a) => -a, ['-dx'], 'turns dx around', {
      title: 'negation',
      symbol: minus,
    }),
  ],
  [
    'plus',
    gate((a) => +a, ['dx'], 'passes dx on', {
      title: 'unary +',
      symbol: '+',
    }),
  ],
  ['copy', gate((a) => a, ['dx'], 'a copy passes dx on', { symbol: '=' })],
];

const choices: Rows = [
  ['<', comparison((a, b) => (a < b ? 1 : 0), '>', { atEdge: '<=' })],
  ['>', comparison((a, b) => (a > b ? 1 : 0), '<', { atEdge: '>=' })],
  ['<=', comparison((a, b) => (a <= b ? 1 : 0), '>=', { atEdge: '<', symbol: '≤' })],
  ['>=', comparison((a, b) => (a >= b ? 1 : 0), '<=', { atEdge: '>', symbol: '≥' })],
  ['==', comparison((a, b) => (a === b ? 1 : 0), '!=', { commutative: true })],
  ['!=', comparison((a, b) => (a !== b ? 1 : 0), '==', { commutative: true, symbol: '≠' })],
  [
    'not',
    gate((a) => (a ? 0 : 1), ['0'], '1 or 0; no gradient', {
      boolean: true,
      symbol: '!',
      ...atZero('the comparison changes here'),
    }),
  ],
  [
    'choose',
    gate(
      (a, b, c) => (a ? b : c),
      ['0', 'a ? dx : 0', 'a ? 0 : dx'],
      'a switch: dx goes to the side that was chosen',
      {
        ...atZero('a switch: at exactly 0 the last input is passed on'),
        symbol: '?:',
        switch: true,
        chooses: 1,
      },
    ),
  ],
  [
    'and',
    gate(
      (a, b) => (a ? b : a),
      // Where both are 0, a that moves is passed over.
      ['a ? 0 : b ? dx : 0', 'a ? dx : 0'],
      'a switch: b where a is not 0, else a',
      {
        written: ['a ? 0 : dx', 'a ? dx : 0'],
        ...atZero('a switch: at exactly 0 a is passed on, and b beside it'),
        symbol: '&&',
        chooses: 0,
      },
    ),
  ],
  [
    'or',
    gate(
      (a, b) => (a ? a : b),
      // Where both are 0, so is what comes out until a moves.
      ['a ? dx : b ? 0 : dx', 'a ? 0 : dx'],
      'a switch: a where it is not 0, else b',
      {
        written: ['a ? dx : 0', 'a ? 0 : dx'],
        ...atZero('a switch: at exactly 0 b is passed on, and a beside it'),
        symbol: '||',
        chooses: 0,
      },
    ),
  ],
  [
    'known',
    // Nothing flows to b, and that is as sure as a is: what is not read may be missing after all.
    gate((a, _b) => a, ['dx', 'a ? 0 : 0'], 'a number is never missing: a', {
      written: ['dx', '0'],
      symbol: '??',
      chooses: 0,
    }),
  ],
];

export const operators: Rows = [...arithmetic, ...choices];
