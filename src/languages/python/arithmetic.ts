/*
 * Python's numbers: whole ones are exact, and have no -0; a division by zero ends the program, but not among NumPy's numbers
 * and tensors, which give what the hardware gives.
 */
import type { Arithmetic } from '../../program/dialect';

/** What is known for sure of a number. */
const Kind = {
  /** It is an int, or a truth value. */
  integer: 1,
  /** It is of NumPy or torch: no operation on it ends the program. */
  ieee: 2,
  /** It is a truth value of NumPy. */
  flag: 4,
  /** The operation that gives it may fail. */
  checked: 8,
} as const;

const ofNumPy = /^(numpy|jax|torch|scipy)\./;
const comparisons: ReadonlySet<string> = new Set(['<', '>', '<=', '>=', '==', '!=', 'not']);
const whole: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  'negate',
  'plus',
  'abs',
  '**',
  'modulo',
  'floorDivide',
  'max',
  'min',
  'square',
]);
const dividing: ReadonlySet<string> = new Set(['/', 'modulo', 'floorDivide']);
const choosing: ReadonlySet<string> = new Set(['and', 'or', 'not', 'choose']);
const ordering: ReadonlySet<string> = new Set(['max', 'min']);
/** Functions of Python itself, and of math, that give an int. */
const toInteger: ReadonlySet<string> = new Set(['int', 'round', 'math.floor', 'math.ceil', 'math.trunc']);

/** From here on not every whole number has a float of its own. */
const exact = 2 ** 53;

export const arithmetic: Arithmetic = {
  kindOfLiteral: (isInteger) => (isInteger ? Kind.integer : 0),

  kindOf: (gate, path, inputs) => {
    const chosen = gate === 'choose' ? inputs.slice(1) : inputs;
    const all = chosen.reduce((kind, each) => kind & each, Kind.integer | Kind.ieee | Kind.flag);
    if (ofNumPy.test(path)) return Kind.ieee | (whole.has(gate) ? all & Kind.integer : 0) | Kind.checked;
    if (toInteger.has(path)) return Kind.integer | Kind.checked;
    // float(x), and what math gives, is a plain float.
    if (path === 'float' || path.startsWith('math.')) return Kind.checked;
    const ieee = chosen.some((kind) => kind & Kind.ieee) ? Kind.ieee : 0;
    if (comparisons.has(gate)) return Kind.integer | Kind.checked | (ieee && Kind.ieee | Kind.flag);
    if (choosing.has(gate) || ordering.has(gate)) return all | Kind.checked;
    const isWhole = whole.has(gate) ? all & Kind.integer : 0;
    const mayFail = isWhole || dividing.has(gate) || gate === '**' ? Kind.checked : 0;
    return mayFail | isWhole | ieee | (gate === 'plus' ? 0 : all & Kind.flag);
  },

  hasPlainZero: (kind) => (kind & Kind.integer) !== 0,

  failure: (gate, kind, inputs, value) => {
    const [a, b] = inputs;
    const isWhole = (kind & Kind.integer) !== 0;
    const isIEEE = (kind & Kind.ieee) !== 0;
    if (kind & Kind.flag && !comparisons.has(gate) && !choosing.has(gate))
      return 'NumPy has its own way with truth values';
    if (choosing.has(gate) && Number.isNaN(a)) return 'nan counts as true, which is not read';
    if (ordering.has(gate) && inputs.some(Number.isNaN)) return `what nan makes of a ${gate} is not read`;
    if (gate === 'roundEven' || gate === 'trunc' || gate === 'floor' || gate === 'ceil') {
      if (isWhole && !Number.isFinite(value)) return 'this number can’t be made whole: Python stops here';
    }
    if (dividing.has(gate) && b === 0 && !(isIEEE && gate === '/'))
      return 'this divides by zero: Python stops here';
    if (gate === '**') return power(a, b, value, isWhole, isIEEE);
    if (isWhole && Math.abs(value) > exact) return 'a whole number beyond 2**53 is not known exactly here';
    if (isIEEE || operators.has(gate)) return null;
    return stops(inputs, value) ? `${gate} has no value here: Python stops` : null;
  },
};

const operators: ReadonlySet<string> = new Set([
  ...whole,
  ...comparisons,
  ...choosing,
  ...dividing,
  'fround',
]);

function power(a: number, b: number, value: number, isWhole: boolean, isIEEE: boolean): string | null {
  if (isWhole && isIEEE && b < 0) return 'NumPy has no negative power of a whole number: Python stops here';
  if (isWhole && Math.abs(value) > exact) return 'a whole number beyond 2**53 is not known exactly here';
  if (Number.isFinite(a) && Number.isFinite(b)) {
    if (isIEEE || Number.isFinite(value)) return null;
    if (a === 0) return 'this divides by zero: Python stops here';
    return Number.isNaN(value)
      ? 'this power is a complex number'
      : 'this power is too large: Python stops here';
  }
  return 'a power of what is not finite is not read';
}

/** Functions of math stop where they have no value, and where that is too large. */
function stops(inputs: readonly number[], value: number): boolean {
  if (Number.isNaN(value)) return !inputs.some(Number.isNaN);
  return !Number.isFinite(value) && inputs.every(Number.isFinite);
}
