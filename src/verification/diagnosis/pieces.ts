/* What a formula is made of: its terms, its factors, and the parts of a local gradient that a person may have meant. */
import { type Formula, nameFormula, negated, one, product, sum } from '../../gates/algebra';
import type { Version } from '../../tape/wiring';

/** All that flows from one variable into another, by however many paths. */
export interface Share {
  readonly local: Formula;
  readonly into: Version;
  /** The gates at which its paths begin. */
  readonly gates: readonly number[];
}

/** A local gradient, products of some of its factors, its terms, and what these are made of. */
export function partsOf(local: Formula): Formula[] {
  const parts: Formula[] = [local];
  for (const term of termsOf(local)) {
    const factors = factorsOf(term).slice(0, 4);
    for (let chosen = 2 ** factors.length - 1; chosen > 0; chosen--)
      parts.push(factors.filter((_, k) => chosen & (2 ** k)).reduce(product));
    parts.push(...factors.flatMap(piecesOf));
  }
  return parts;
}

/** The factors of a factor's terms, above and below a fraction line. */
function piecesOf(factor: Formula): Formula[] {
  if (factor.kind !== 'apply') return [];
  if (factor.gate === '/') return factor.inputs.flatMap((input) => [input, ...piecesOf(input)]);
  return termsOf(factor).flatMap(factorsOf);
}

/** What the local gradients of the usual activations are made of. */
export function ofOutput({ name }: Version): Formula[] {
  const x = nameFormula(name);
  return [sum([one, negated(x)]), sum([one, negated(product(x, x))])];
}

/** How many sums and differences are in a formula. */
export function sumsIn(formula: Formula): number {
  if (formula.kind !== 'apply') return 0;
  const isSum = formula.gate === '+' || formula.gate === '-';
  return formula.inputs.reduce((count, input) => count + sumsIn(input), isSum ? 1 : 0);
}

/** The terms of a sum, without their signs. */
export function termsOf(formula: Formula): Formula[] {
  if (formula.kind !== 'apply') return [formula];
  if (formula.gate === '+' || formula.gate === '-') return formula.inputs.flatMap(termsOf);
  return formula.gate === 'negate' ? termsOf(formula.inputs[0]) : [formula];
}

/** What is multiplied in a product, signs included; of anything else, itself. */
export function multiplied(formula: Formula): Formula[] {
  const isProduct = formula.kind === 'apply' && formula.gate === '*';
  return isProduct ? formula.inputs.flatMap(multiplied) : [formula];
}

/** A text that products have in common whose factors are the same, in any order. */
export function productKey(formula: Formula, print: (factor: Formula) => string): string {
  return multiplied(formula).map(print).sort().join(' ');
}

/** The factors of a product, without its sign. */
export function factorsOf(formula: Formula): Formula[] {
  if (formula.kind !== 'apply') return [formula];
  if (formula.gate === '*') return formula.inputs.flatMap(factorsOf);
  return formula.gate === 'negate' ? factorsOf(formula.inputs[0]) : [formula];
}

/** One share for all that leads into one variable. */
export function gathered(shares: readonly Share[]): Share[] {
  const byTarget = new Map<Version, Share[]>();
  for (const each of shares) byTarget.set(each.into, [...(byTarget.get(each.into) ?? []), each]);
  return [...byTarget].map(([into, some]) => ({
    into,
    local: sum(some.map(({ local }) => local)),
    gates: some.flatMap(({ gates }) => gates),
  }));
}

/** More shares than this are not tried in pairs. */
const mostShares = 12;

/** All ways to choose one, two or three of a few. */
export function subsetsOf(all: readonly Share[]): Share[][] {
  const few = all.slice(0, mostShares);
  const single = few.map((one) => [one]);
  const pairs = few.flatMap((one, k) => few.slice(k + 1).map((other) => [one, other]));
  return [...single, ...pairs, ...(few.length === 3 ? [few] : [])];
}
