/*
 * Functions that people write out of several gates: the sigmoid as 1 / (1 + Math.exp(-q)), tanh, softplus. Their local
 * gradients are short in terms of their own value, and several lines of exponentials gate by gate. An expression in
 * powers of exp(q) is brought to one fraction, in which every way to write such a function is the same.
 */
import { gateName } from '../gates/opcodes';
import type { Tape } from '../tape/tape';

/** A function of one node, `slope` times what its kind says. */
export interface Composite {
  readonly kind: 'sigmoid' | 'tanh' | 'softplus' | 'log of sigmoid' | 'quotient';
  /** The node that it is a function of, times `times`. */
  readonly base: number;
  readonly times: number;
  /** What the whole is multiplied by; for a quotient what stands above in its local gradient. */
  readonly factor: number;
  /** The gates that it consists of, but for its last. */
  readonly inside: ReadonlySet<number>;
}

/** A sum of powers of exp(base): exponent -> coefficient. */
type Powers = ReadonlyMap<number, number>;

/** A fraction of such sums. `base` is -1 for a plain number. */
interface Fraction {
  readonly base: number;
  readonly above: Powers;
  readonly below: Powers;
}

/** A multiple of a node. */
interface Multiple {
  readonly node: number;
  readonly times: number;
}

/** Nobody writes one of more terms, or of more gates in a row. */
const mostTerms = 6;
const deepest = 16;

const unit: Powers = new Map([[0, 1]]);

/** Finds such functions on a tape. `isEnd` says where no function goes on: at what has a name. */
export class Composites {
  private inside = new Set<number>();
  /** Whether fractions are those of an exponential's name, and not of the exponential itself. */
  private named = false;

  constructor(
    private readonly tape: Tape,
    private readonly isEnd: (node: number) => boolean,
  ) {}

  /** The function that ends at a gate; null where that is none of these. */
  at(root: number): Composite | null {
    this.inside = new Set();
    const { node, times: factor } = this.multiple(root, true);
    const gate = this.gate(node);
    const found =
      gate === 'log' || gate === 'log1p'
        ? this.logarithm(node, gate === 'log1p')
        : kindOf(this.fraction(root, 0, true));
    if (!found) return this.gate(root) === '/' ? this.quotient(root) : null;
    this.inside.delete(root);
    return { factor: gate === 'log' || gate === 'log1p' ? factor : 1, inside: this.inside, ...found };
  }

  /** (e - 1) / (e + 1), for an exponential that has a name: above and below are both straight lines in e. */
  private quotient(root: number): Composite | null {
    this.inside = new Set();
    this.named = true;
    const [above, below] = this.tape.inputsOf(root).map((input) => this.fraction(input, 1));
    this.named = false;
    const isLine = (part: Fraction | null): part is Fraction =>
      part !== null && isSame(part.below, unit) && [...part.above.keys()].every((k) => k === 0 || k === 1);
    if (!isLine(above) || !isLine(below) || above.base < 0 || above.base !== below.base) return null;
    const [a = 0, b = 0, c = 0, d = 0] = [above, below].flatMap((part) => [
      part.above.get(1),
      part.above.get(0),
    ]);
    return { kind: 'quotient', base: above.base, times: 1, factor: a * d - b * c, inside: this.inside };
  }

  private logarithm(node: number, isPlusOne: boolean): Found | null {
    const inner = this.fraction(this.tape.inputsOf(node)[0], 1);
    const sum = inner && isPlusOne ? added(inner, number(1)) : inner;
    this.inside.add(node);
    if (!sum) return null;
    const whole = normal(sum);
    const [exponent = 0] = [...whole.above.keys()].filter((power) => power !== 0);
    if (isSame(whole.below, unit) && isSame(whole.above, powers([0, 1], [exponent, 1])))
      return exponent === 0 ? null : { kind: 'softplus', base: whole.base, times: exponent };
    const found = kindOf(whole);
    return found?.kind === 'sigmoid' ? { ...found, kind: 'log of sigmoid' } : null;
  }

  private gate(node: number): string {
    return gateName(this.tape.op[node]);
  }

  /** Takes apart -2 * q and q / 4. */
  private multiple(node: number, isRoot = false): Multiple {
    if (this.isEnd(node) && !isRoot) return { node, times: 1 };
    const [a = -1, b = -1] = this.tape.inputsOf(node);
    const gate = this.gate(node);
    const onward = (next: number, by: number | null): Multiple | null => {
      if (by === null || by === 0) return null;
      this.inside.add(node);
      const inner = this.multiple(next);
      return { ...inner, times: inner.times * by };
    };
    const found =
      gate === 'negate'
        ? onward(a, -1)
        : gate === 'plus'
          ? onward(a, 1)
          : gate === '*'
            ? (onward(b, this.tape.constantAt(a)) ?? onward(a, this.tape.constantAt(b)))
            : gate === '/' && this.tape.constantAt(b) !== null
              ? onward(a, 1 / (this.tape.constantAt(b) ?? 1))
              : null;
    return found ?? { node, times: 1 };
  }

  /** A node as a fraction; null where it is none, or takes more than people write. */
  private fraction(node: number, depth: number, isRoot = false): Fraction | null {
    const plain = this.tape.constantAt(node);
    if (plain !== null) return number(plain);
    const gate = this.gate(node);
    if (this.isEnd(node) && !isRoot) {
      const isVariable = this.named && gate === 'exp';
      return isVariable ? { base: node, above: powers([1, 1]), below: unit } : null;
    }
    if (depth > deepest) return null;
    const inputs = this.tape.inputsOf(node);
    this.inside.add(node);
    const isPowerOfE = gate === '**' && this.tape.constantAt(inputs[0]) === Math.E;
    const ofPower = ofPowers.get(isPowerOfE ? 'exp' : gate);
    if (ofPower && !this.named) {
      const { node: base, times } = this.multiple(inputs[isPowerOfE ? 1 : 0]);
      return ofPower(base, times);
    }
    const operation = operations.get(gate);
    if (!operation) return null;
    const [a, b] = inputs.map((input) => this.fraction(input, depth + 1));
    const result = a && b !== null ? operation(a, b ?? number(0)) : null;
    return result && result.above.size <= mostTerms && result.below.size <= mostTerms ? result : null;
  }
}

type Found = Pick<Composite, 'kind' | 'base' | 'times'>;

/** The fraction with 1 as the smallest power below: 1 / (1 + exp(-q)) becomes exp(q) / (exp(q) + 1). */
function normal({ base, above, below }: Fraction): Fraction {
  const least = Math.min(...below.keys());
  const by = 1 / (below.get(least) ?? 1);
  const scale = (some: Powers) =>
    new Map([...some].map(([power, times]) => [power - least, times * by] as const));
  return { base, above: scale(above), below: scale(below) };
}

function kindOf(fraction: Fraction | null): Found | null {
  if (!fraction || fraction.base < 0) return null;
  const { base, above, below } = normal(fraction);
  const top = Math.max(...below.keys());
  if (top === 0 || !isSame(below, powers([0, 1], [top, 1]))) return null;
  if (isSame(above, powers([top, 1]))) return { kind: 'sigmoid', base, times: top };
  if (isSame(above, powers([0, 1]))) return { kind: 'sigmoid', base, times: -top };
  if (isSame(above, powers([0, -1], [top, 1]))) return { kind: 'tanh', base, times: top / 2 };
  if (isSame(above, powers([0, 1], [top, -1]))) return { kind: 'tanh', base, times: -top / 2 };
  return null;
}

function powers(...terms: readonly (readonly [power: number, times: number])[]): Powers {
  return new Map(terms);
}

function isSame(one: Powers, other: Powers): boolean {
  return one.size === other.size && [...one].every(([power, times]) => other.get(power) === times);
}

function number(value: number): Fraction {
  return { base: -1, above: value === 0 ? new Map() : powers([0, value]), below: unit };
}

/** Functions of times * base, as fractions of powers of exp(base). */
const ofPowers: ReadonlyMap<string, (base: number, times: number) => Fraction> = new Map([
  ['exp', (base, k) => ({ base, above: powers([k, 1]), below: unit })],
  ['expm1', (base, k) => ({ base, above: powers([0, -1], [k, 1]), below: unit })],
  ['sinh', (base, k) => ({ base, above: powers([k, 0.5], [-k, -0.5]), below: unit })],
  ['cosh', (base, k) => ({ base, above: powers([k, 0.5], [-k, 0.5]), below: unit })],
  ['tanh', (base, k) => ({ base, above: powers([0, -1], [2 * k, 1]), below: powers([0, 1], [2 * k, 1]) })],
  ['sigmoid', (base, k) => ({ base, above: powers([k, 1]), below: powers([0, 1], [k, 1]) })],
]);

type Operation = (a: Fraction, b: Fraction) => Fraction | null;

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['+', added],
  ['-', (a, b) => added(a, scaled(b, -1))],
  ['*', multiplied],
  ['/', (a, b) => (b.above.size === 0 ? null : multiplied(a, turned(b)))],
  ['negate', (a) => scaled(a, -1)],
  ['plus', (a) => a],
  ['copy', (a) => a],
  ['square', (a) => multiplied(a, a)],
  ['**', raised],
]);

function baseOf(a: Fraction, b: Fraction): number | null {
  return a.base < 0 || a.base === b.base ? b.base : b.base < 0 ? a.base : null;
}

function added(a: Fraction, b: Fraction): Fraction | null {
  const base = baseOf(a, b);
  if (base === null) return null;
  if (isSame(a.below, b.below)) return { base, above: sumOf(a.above, b.above), below: a.below };
  const above = sumOf(productOf(a.above, b.below), productOf(b.above, a.below));
  return { base, above, below: productOf(a.below, b.below) };
}

function multiplied(a: Fraction, b: Fraction): Fraction | null {
  const base = baseOf(a, b);
  if (base === null) return null;
  return { base, above: productOf(a.above, b.above), below: productOf(a.below, b.below) };
}

function turned({ base, above, below }: Fraction): Fraction {
  return { base, above: below, below: above };
}

function scaled({ base, above, below }: Fraction, by: number): Fraction {
  return { base, above: productOf(above, powers([0, by])), below };
}

/** A small whole power. */
function raised(a: Fraction, b: Fraction): Fraction | null {
  const times = b.above.get(0) ?? 0;
  if (b.base >= 0 || !isSame(b.below, unit) || ![-2, -1, 1, 2].includes(times)) return null;
  if (times < 0 && a.above.size === 0) return null;
  const once = times < 0 ? turned(a) : a;
  return Math.abs(times) === 1 ? once : multiplied(once, once);
}

function sumOf(one: Powers, other: Powers): Powers {
  const total = new Map(one);
  for (const [power, times] of other) total.set(power, (total.get(power) ?? 0) + times);
  return withoutZeros(total);
}

function productOf(one: Powers, other: Powers): Powers {
  const total = new Map<number, number>();
  for (const [p, times] of one)
    for (const [q, more] of other) total.set(p + q, (total.get(p + q) ?? 0) + times * more);
  return withoutZeros(total);
}

function withoutZeros(sum: Map<number, number>): Powers {
  for (const [power, times] of sum) if (times === 0) sum.delete(power);
  return sum;
}
