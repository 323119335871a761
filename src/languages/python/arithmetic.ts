/*
 * Python's numbers: whole ones are exact, and have no -0; a division by zero ends the program, but not among NumPy's numbers
 * and tensors, which give what the hardware gives.
 */
import type { Arithmetic } from '../../program/dialect';

/** What is known for sure of a number. */
export const Kind = {
  /** It is an int, or a truth value. */
  integer: 1,
  /** It is of NumPy or torch: no operation on it ends the program. */
  ieee: 2,
  /** It may be a truth value. */
  truth: 4,
  /** The operation that gives it may fail. */
  checked: 8,
  /** It is what NumPy makes of truth values: other truth values, or numbers of few bits. */
  odd: 16,
  /** Its last digits are those of a function, which not all machines compute alike. */
  rough: 32,
  /** It is a sum of a list, in which Python may keep what rounding takes away, or not. */
  summed: 64,
  /** It rests on what the file does not give, which may be a number of NumPy or torch. */
  open: 128,
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
/** What all machines compute alike. */
const exactGates: ReadonlySet<string> = new Set(
  '+ - * / negate plus copy abs square sqrt floor ceil trunc roundEven sign fround modulo floorDivide remainder max min choose and or not < > <= >= == !='.split(
    ' ',
  ),
);
const dividing: ReadonlySet<string> = new Set(['/', 'modulo', 'floorDivide']);
const choosing: ReadonlySet<string> = new Set(['and', 'or', 'not', 'choose']);
const ordering: ReadonlySet<string> = new Set(['max', 'min']);
/** What makes a float of any number. */
const toFloat: ReadonlySet<string> = new Set([
  'numpy.float64',
  '.astype',
  '.to',
  '.type',
  '.float',
  '.double',
]);
/** Functions of Python itself, and of math, that give an int. */
const toInteger: ReadonlySet<string> = new Set(['int', 'round', 'math.floor', 'math.ceil', 'math.trunc']);

/** From here on not every whole number has a float of its own. */
const exact = 2 ** 53;

export const arithmetic: Arithmetic = {
  unassigned: 'Python stops here',

  kindOfLiteral: (isInteger, isTruth) => (isTruth ? Kind.integer | Kind.truth : isInteger ? Kind.integer : 0),

  kindOfInput: Kind.open,

  kindOf: (gate, path, inputs) => {
    const known = kindOfKnown(gate, path, inputs);
    return inputs.some((kind) => kind & Kind.open) ? known | Kind.open : known;
  },

  mayFail: (kind) => (kind & (Kind.checked | Kind.odd)) !== 0,

  mayHaveMethods: (kind) => (kind & (Kind.ieee | Kind.open)) !== 0,

  hasPlainZero: (kind) => (kind & Kind.integer) !== 0,

  failure: (gate, kind, inputs, value, kinds) => {
    const [a, b] = inputs;
    const isWhole = (kind & Kind.integer) !== 0;
    const isIEEE = (kind & Kind.ieee) !== 0;
    const isRough = (each: number, k: number) =>
      each & Kind.rough && !(each & Kind.integer && Number.isInteger(inputs[k]));
    if (kinds.some(isRough) && isAtJump(gate, inputs))
      return 'rounding decides here, which machines do in their own ways';
    if (kind & Kind.summed && isCancelled(inputs, value))
      return 'what is left of this sum depends on the version of Python';
    if (kind & Kind.odd) return 'NumPy has its own way with truth values';
    if (choosing.has(gate) && Number.isNaN(a)) return 'nan counts as true, which is not read';
    if (ordering.has(gate) && inputs.some(Number.isNaN)) return `what nan makes of a ${gate} is not read`;
    if (gate === 'roundEven' || gate === 'trunc' || gate === 'floor' || gate === 'ceil') {
      if (isWhole && !Number.isFinite(value)) return 'this number can’t be made whole: Python stops here';
    }
    if (dividing.has(gate) && b === 0 && !(isIEEE && gate === '/'))
      return 'this divides by zero: Python stops here';
    if (gate === '**') return power(a, b, value, isWhole, isIEEE);
    if (isWhole && Math.abs(value) >= exact) return 'a whole number beyond 2**53 is not known exactly here';
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

/** So close to each other, numbers may be the same. */
const close = 1e-12;

/** Whether the last digits of its inputs decide what a gate gives. */
function isAtJump(gate: string, [a, b]: readonly number[]): boolean {
  // What is not finite is that for sure, and near to nothing else.
  const isNear = (one: number, other: number) =>
    Number.isFinite(one) &&
    Number.isFinite(other) &&
    Math.abs(one - other) <= close * Math.max(Math.abs(one), Math.abs(other));
  if (gate === 'floorDivide' || gate === 'modulo' || gate === 'remainder')
    return isNear(a / b, Math.round(a / b));
  if (gate === 'roundEven') return isNear(2 * a, Math.round(2 * a)) && !isNear(a, Math.round(a));
  if (gate === 'floor' || gate === 'ceil' || gate === 'trunc') return isNear(a, Math.round(a));
  return comparisons.has(gate) && gate !== 'not' && isNear(a, b);
}

/** Whether most of what is added is gone again, or a zero has the sign of nothing but zeros. */
function isCancelled(inputs: readonly number[], value: number): boolean {
  return Math.abs(value) < 1e-3 * Math.max(...inputs.map(Math.abs)) || Object.is(value, -0);
}

function power(a: number, b: number, value: number, isWhole: boolean, isIEEE: boolean): string | null {
  if (isWhole && isIEEE && b < 0) return 'NumPy has no negative power of a whole number: Python stops here';
  if (isWhole && Math.abs(value) > exact) return 'a whole number beyond 2**53 is not known exactly here';
  if (isWhole && b >= 0 && value !== exactPower(a, b)) return 'this power is not known exactly here';
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

/** A power by multiplying, which is exact for whole numbers. */
function exactPower(a: number, b: number): number {
  if (Math.abs(a) < 2) return a ** b;
  let power = 1;
  for (let k = 0; k < b; k++) power *= a;
  return power;
}

/** The kind of what a gate gives, but for whether that rests on what the file does not give. */
function kindOfKnown(gate: string, path: string, inputs: readonly number[]): number {
  const chosen = gate === 'choose' ? inputs.slice(1) : inputs;
  let all = Kind.integer | Kind.ieee;
  let some = 0;
  for (const kind of chosen) {
    all &= kind;
    some |= kind;
  }
  const isWhole = whole.has(gate) ? all & Kind.integer : 0;
  const summed = path === 'sum' && !isWhole ? Kind.summed | Kind.checked : 0;
  const rough = some & Kind.rough || (exactGates.has(gate) && !summed ? 0 : Kind.rough);
  // As a method it is a plain number again, of its type.
  if (path === '.item') return isWhole | Kind.checked | rough | (some & Kind.truth);
  if (toFloat.has(path)) return Kind.ieee | Kind.checked | rough;
  if (ofNumPy.test(path))
    return Kind.ieee | isWhole | Kind.checked | rough | (some & Kind.truth ? Kind.odd : 0);
  if (toInteger.has(path)) return Kind.integer | Kind.checked;
  // float(x), and what math gives, is a plain float.
  if (path === 'float' || path.startsWith('math.')) return Kind.checked | rough;
  const ieee = some & Kind.ieee;
  if (comparisons.has(gate)) return Kind.integer | Kind.truth | Kind.checked | ieee;
  if (choosing.has(gate) || ordering.has(gate)) return all | Kind.checked | rough | (some & Kind.truth);
  const isOdd = ieee && chosen.every((kind) => kind & Kind.truth) ? Kind.odd : 0;
  const mayFail = isWhole || dividing.has(gate) || gate === '**' ? Kind.checked : 0;
  return mayFail | isWhole | ieee | rough | isOdd | summed;
}
