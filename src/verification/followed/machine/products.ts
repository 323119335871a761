/* What numbers on a tape are products and sums of. */
import { firstGate, gateName } from '../../../gates/opcodes';
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import { perObject } from '../../../text/remembering';

/** A number that a gradient is multiplied with: a rate, the number of examples, or minus one. */
export interface Times {
  readonly factor: number;
  readonly rates: readonly Rate[];
}

/** A number that a step is multiplied with, or divided by. */
export interface Rate {
  readonly node: number;
  readonly isBelow: boolean;
}

/** A term of a sum, with its sign. */
export interface Term {
  readonly node: number;
  readonly isMinus: boolean;
}

/** Whether a number is a sum, or a difference. */
export const isSum = (tape: Tape, node: number): boolean =>
  /^[-+]$/.test(gateName(tape.op[tape.sourceOf(node)]));

/** What a sum is made of at its left side: `w - a + b` is w, a and b; a sum that is taken as a `whole` is one of them. */
export function termsOf(tape: Tape, node: number, isMinus = false, whole = -1): Term[] {
  let first: Term = { node, isMinus };
  const others: Term[] = [];
  for (;;) {
    const at = tape.sourceOf(first.node);
    const name = gateName(tape.op[at]);
    const [one, other] = at === whole ? [] : tape.inputsOf(at);
    const adds = name === '+' || name === '-';
    if (one === undefined || !(adds || (name === 'negate' && !tape.isConstant(one))))
      return [first, ...others.reverse()];
    if (adds) others.push({ node: other, isMinus: first.isMinus !== (name === '-') });
    first = { node: one, isMinus: first.isMinus !== (name === 'negate') };
  }
}

/** Whether a number is minus another one: its gradient is that one's with the wrong sign. */
export function isMinusOf(tape: Tape, node: number): boolean {
  const at = tape.sourceOf(node);
  const name = gateName(tape.op[at]);
  const [first, second] = tape.inputsOf(at).map((input) => tape.constantAt(input));
  return (
    name === 'negate' || (name === '*' && (first === -1 || second === -1)) || (name === '-' && first === 0)
  );
}

const no = () => false;

/**
 * The factors of a product that are leaves: rates, counts and other numbers; of a sum those that all its terms have. What is
 * taken as a whole has none, and a sum that is `apart` from what is differentiated is one.
 */
export function rateFactorsOf(
  tape: Tape,
  node: number,
  isWhole: (node: number) => boolean = no,
  isApart: (node: number) => boolean = no,
  depth = 0,
): Rate[] {
  const at = tape.sourceOf(node);
  const name = gateName(tape.op[at]);
  if (tape.op[at] < firstGate) return tape.isUnread(at) ? [] : [{ node: at, isBelow: false }];
  const inputs = tape.inputsOf(at);
  if (depth > 8 || isWhole(at)) return [];
  const of = (each: number) => rateFactorsOf(tape, each, isWhole, isApart, depth + 1);
  if (name === 'negate' || name === 'plus') return of(inputs[0]);
  if (name === '*') return inputs.flatMap(of);
  if (name === '/')
    return [...of(inputs[0]), ...of(inputs[1]).map((rate) => ({ ...rate, isBelow: !rate.isBelow }))];
  if (isApart(at)) return [{ node: at, isBelow: false }];
  if (name !== '+' && name !== '-') return [];
  const terms = termsOf(tape, at).filter((term) => tape.constantAt(term.node) !== 0);
  // Each round has a node of its own for what is written: the 2 of `(2 / n) * e`.
  const isLike = (one: number, other: number) =>
    one === other || (tape.constantAt(one) !== null && tape.constantAt(one) === tape.constantAt(other));
  const isIn = (all: readonly Rate[], { node: own, isBelow }: Rate) =>
    all.some((rate) => isLike(rate.node, own) && rate.isBelow === isBelow);
  let shared: Rate[] | null = null;
  for (const term of terms) {
    const own = of(term.node);
    shared = shared === null ? own : shared.filter((rate) => isIn(own, rate));
    if (shared.length === 0) break;
  }
  return shared ?? [];
}

/** Numbers that are written in what is computed with them, as the 2 of `2 * e`: what has a name of its own is declared elsewhere. */
export const literalsIn = perObject((tape: Tape): ReadonlySet<number> => {
  const found = new Set<number>();
  for (let node = 0; node < tape.length; node++)
    for (const input of tape.inputsOf(node))
      if (tape.isConstant(input) && tape.from[node] <= tape.from[input] && tape.to[input] <= tape.to[node])
        found.add(input);
  return found;
});

/** What a multiple is at a point. */
export function worth({ factor, rates }: Times, point: Point): number {
  return rates.reduce(
    (product, { node, isBelow }) => (isBelow ? product / point.value(node) : product * point.value(node)),
    factor,
  );
}

/** The only factor of a number that is no rate of it; null where there are more, or none. */
export function factorBeside(tape: Tape, node: number, rates: readonly Rate[]): number | null {
  const [only, ...more] = factorsOf(tape, node).filter((each) => !rates.some((rate) => rate.node === each));
  return more.length === 0 ? (only ?? null) : null;
}

/** The products among some numbers, each with its two factors. */
export const productsAmong = (tape: Tape, nodes: ReadonlySet<number>) =>
  [...nodes].flatMap((node) =>
    gateName(tape.op[node]) === '*'
      ? [{ node, factors: tape.inputsOf(node).map((input) => tape.sourceOf(input)) }]
      : [],
  );

/** The factors of a product, gates among them. */
export function factorsOf(tape: Tape, node: number): number[] {
  const at = tape.sourceOf(node);
  return gateName(tape.op[at]) === '*' ? tape.inputsOf(at).flatMap((input) => factorsOf(tape, input)) : [at];
}
