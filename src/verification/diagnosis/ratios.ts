/*
 * Edits to products in a line whose worth at every point tells what they must be multiplied by: a number, or
 * several things at once.
 */

import { constants } from '../../gates/constants';
import { fixed, type Phrase } from '../../program/writer';
import { word } from './code';
import { ranks, surcharges } from './ranks';
import type { Candidate, Subject } from './subject';
import type { Suspect } from './suspect';
import { evaluate, isNumber, partsOf, type Tree } from './tree';
import type { Atom } from './vocabulary';

/** A product, and what it must be multiplied by at each point. */
interface Short {
  readonly tree: Tree;
  readonly ratios: readonly number[];
}

/** The same number is missing everywhere. */
export function* numbers(subject: Subject, suspect: Suspect): Generator<Candidate> {
  for (const { tree, ratios } of shortIn(suspect)) {
    const [ratio] = ratios;
    if (Math.abs(ratio) === 1 || !ratios.every((other) => isNear(other, ratio))) continue;
    const number = numberText(subject, Math.abs(ratio));
    if (!number) continue;
    const factor = ratio < 0 ? subject.code.negated(number.phrase) : number.phrase;
    yield {
      kind: 'missing factor',
      rank: number.rank,
      tree,
      value: (values) => ratio * evaluate(tree, values),
      sentence: () => subject.inTerm(`A factor is missing: ${factor.text}.`, tree),
      edit: () => subject.replace(tree, times(subject, factor, tree)),
    };
  }
}

/** Two or three things are missing at once. */
export function* products(subject: Subject, suspect: Suspect): Generator<Candidate> {
  const atoms = subject.likely();
  const worth = atoms.map((atom) => suspect.points.map((values) => atom.worth(values)));
  for (const { tree, ratios } of shortIn(suspect)) {
    for (const chosen of factorsOf(ratios, worth)) {
      const factors = chosen.map((k) => atoms[k]);
      const { code } = subject;
      const product = factors
        .map((each) => fixed(each, code.strengthOf('*') + 1))
        .reduce((left: Phrase, right) => code.of('*', left, right));
      yield {
        kind: 'missing factor',
        rank: ranks.missingFactors + factors.length * surcharges.each,
        tree,
        value: (values) =>
          factors.reduce((total, atom: Atom) => total * atom.worth(values), evaluate(tree, values)),
        sentence: () => subject.inTerm(`Factors are missing: ${product.text}.`, tree),
        edit: () => subject.replace(tree, times(subject, product, tree)),
      };
    }
  }
}

/** Two or three of the columns whose product is this row, as indices. */
function factorsOf(ratios: readonly number[], worth: readonly (readonly number[])[]): number[][] {
  const found: number[][] = [];
  const isProduct = (chosen: readonly number[]) =>
    ratios.every((ratio, k) =>
      isNear(
        chosen.reduce((total, each) => total * worth[each][k], 1),
        ratio,
      ),
    );
  const first = worth.map(([value]) => value);
  for (let a = 0; a < worth.length; a++) {
    for (let b = a; b < worth.length; b++) {
      if (isNear(first[a] * first[b], ratios[0]) && isProduct([a, b])) found.push([a, b]);
      for (let c = b; c < worth.length; c++)
        if (isNear(first[a] * first[b] * first[c], ratios[0]) && isProduct([a, b, c])) found.push([a, b, c]);
    }
  }
  return found;
}

/** The whole expression and its terms, wherever one ratio at each point would make the line right. */
function shortIn({ tree: root, points, wanted }: Suspect): Short[] {
  return partsOf(root)
    .filter(({ parent }) => !parent || !/^[*/]$|^negate$/.test(parent.gate))
    .flatMap((tree) => {
      const ratios = points.map((values, k) => {
        const line = (worth: number) => evaluate(root, values, tree, worth);
        const nothing = line(0);
        return (wanted[k] - nothing) / (line(1) - nothing) / evaluate(tree, values);
      });
      return ratios.length > 0 && ratios.every(Number.isFinite) ? [{ tree, ratios }] : [];
    });
}

function isNear(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= 1e-6 * Math.abs(wanted);
}

/** Numbers that factors of local gradients are in anybody's code: powers, halves, and what is one of so many. */
const everybodys = [2, 3, 4, 0.5];

/** Numbers with a name that slopes have: of circles, of logarithms and powers to another base. */
const named = ['PI', 'LN2', 'LN10', 'SQRT2', 'E'];

/** A number as the file writes it, one of so many as it counts them, or one of everybody's; null for any other. */
function numberText(
  subject: Subject,
  size: number,
): { readonly phrase: Phrase; readonly rank: number } | null {
  const { numbers: written } = subject.vocabulary;
  const { code } = subject;
  const known = written.find((text) => Number(text) !== 0 && isNear(Number(text), size));
  if (known !== undefined) return { phrase: word(known), rank: ranks.numberMissing };
  const usual = everybodys.find((number) => isNear(number, size));
  if (usual !== undefined)
    return { phrase: code.number(usual), rank: usual === 0.5 ? ranks.fractionMissing : ranks.numberMissing };
  const oneOf = (text: string) => code.of('/', code.number(1), word(text));
  const count = written.find((text) => Number(text) > 1 && isNear(1 / Number(text), size));
  if (count !== undefined) return { phrase: oneOf(count), rank: ranks.countMissing };
  const { constant } = code.writing;
  const rank = ranks.numberMissing;
  for (const [name, worth] of named.map((each) => [each, constants.get(each) ?? Number.NaN] as const)) {
    if (isNear(worth, size)) return { phrase: word(constant(name)), rank };
    if (isNear(1 / worth, size)) return { phrase: oneOf(constant(name)), rank };
    if (isNear(2 * worth, size)) return { phrase: code.times(code.number(2), word(constant(name))), rank };
  }
  return null;
}

/** A factor in front of a tree, its sign before both. */
function times(subject: Subject, factor: Phrase, tree: Tree): Phrase {
  const { code } = subject;
  const [left] = tree.inputs;
  // 1 / b was only there to divide.
  if (tree.gate === '/' && isNumber(left) && left.value === 1) {
    const rest = subject.source.slice(left.enclosed && tree.sign ? tree.sign.from : left.to, tree.to);
    return { text: factor.text + rest, strength: code.strengthOf('/') };
  }
  const isNegative = tree.gate === 'negate';
  const inner = subject.written(isNegative ? tree.inputs[0] : tree);
  const isSigned = code.isNegative(factor);
  const product = code.times(isSigned ? code.withoutSign(factor) : factor, inner);
  return isNegative === isSigned ? product : code.negated(product);
}
