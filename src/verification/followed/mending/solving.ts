/*
 * What a statement has lost, as its numbers tell: where a gradient is off by a number times a product of what could stand
 * there, in all its elements and at all points, that is the factor or the term which is missing. Products of several things
 * are too many to be tried one by one, and numbers that stand nowhere else can only be computed.
 */
import type { Phrase } from '../../../program/writer';
import type { Edit } from '../../../text/edits';
import { word } from '../../diagnosis/code';
import { ranks } from '../../diagnosis/ranks';
import { isNumber, partsOf, type Tree } from '../../diagnosis/tree';
import { type Equation, equationsOf, multiplied, numbersOf } from './equations';
import { type Ingredient, ingredientsOf } from './ingredients';
import { shifts } from './likeliness';
import type { ListFollowed } from './sieve';
import { type EditCandidate, type EditedStatement, isElementwise } from './statement';

/** Follows the statement with others in its place beside each other. */
export type FollowBeside = (others: readonly (readonly Edit[])[]) => ListFollowed | null;

/** A part of the statement that something may be missing in: beside it, or as a factor of it. */
interface Gap {
  readonly tree: Tree;
  readonly form: 'factor' | 'term';
  /** For each equation what is missing there, and how much what comes to each number of the statement gives of it. */
  readonly sides: readonly { readonly wanted: number; readonly shares: Float64Array }[];
}

const most = {
  gaps: 10,
  roots: 3,
  found: 12,
};
const tolerance = 1e-7;

/** Edits that bring in what the numbers of a statement say is missing, the simplest first. */
export function solutions(
  statement: EditedStatement,
  mostFactors: number,
  follow: FollowBeside,
): EditCandidate[] {
  return rootsOf(statement).flatMap((root) => new Solver(statement, root, mostFactors).all(follow));
}

/** What is made of each element, where a statement makes an array; else all of it. */
function rootsOf({ tree, codeAt }: EditedStatement): Tree[] {
  const results = partsOf(tree).filter(({ parent }) => parent && isElementwise(codeAt.get(parent)));
  const inner = results.filter(
    (each) => !partsOf(each).some((part) => part !== each && results.includes(part)),
  );
  return inner.length > 0 ? inner.slice(0, most.roots) : [tree];
}

class Solver {
  private readonly ingredients: readonly Ingredient[];
  private values: readonly Float64Array[] = [];
  private equations: readonly Equation[] = [];
  /** What a product gives in each of them. */
  private lefts = new Float64Array();

  constructor(
    private readonly statement: EditedStatement,
    private readonly root: Tree,
    private readonly mostFactors: number,
  ) {
    this.ingredients = ingredientsOf(statement);
  }

  all(follow: FollowBeside): EditCandidate[] {
    const { statement, root, ingredients } = this;
    const { code } = statement;
    const parts = partsOf(root);
    const isTerm = (tree: Tree) => isSum(tree) || isSum(tree.parent) || tree.enclosed;
    const trees = [root, ...parts.filter((tree) => tree !== root && isTerm(tree))].slice(0, most.gaps);
    const instead = (tree: Tree, phrase: Phrase) => [statement.replace(tree, phrase)];
    const followed = follow([
      ...ingredients.map(({ phrase }) => instead(root, phrase)),
      ...trees.flatMap((tree) => [0, 1].map((value) => instead(tree, code.number(value)))),
    ]);
    const numbers = followed && numbersOf(followed);
    if (!followed || !numbers) return [];
    const { own, others } = numbers;
    this.values = others;
    this.equations = equationsOf(followed, numbers.nodes);
    this.lefts = new Float64Array(this.equations.length);
    return this.solved(
      trees.flatMap((tree, k): Gap[] => {
        const [none, one] = others.slice(ingredients.length + 2 * k);
        const factor = this.gap(
          tree,
          'factor',
          own.map((value, at) => value - none[at]),
        );
        const term = this.gap(
          tree,
          'term',
          one.map((value, at) => value - none[at]),
        );
        return [factor, ...(isSum(tree.parent) ? [] : [term])];
      }),
    );
  }

  /** `shares`: how much a part is of each number of the statement, or how much this changes with it. */
  private gap(tree: Tree, form: Gap['form'], shares: Float64Array): Gap {
    const sides = this.equations.map(({ off, at, slopes }) => {
      const own = Float64Array.from(slopes, (slope, k) => slope * shares[at[k]]);
      return { wanted: form === 'factor' ? own.reduce((sum, share) => sum + share, off) : off, shares: own };
    });
    return { tree, form, sides };
  }

  /** Products of ever more factors, until some fit. */
  private solved(gaps: readonly Gap[]): EditCandidate[] {
    const found: EditCandidate[] = [];
    const one = this.values[0].map(() => 1);
    let isCounted = false;
    const go = (chosen: readonly number[], product: Float64Array, wanted: number): void => {
      const isMeant = !isCounted || chosen.some((k) => this.ingredients[k].counts);
      const isWhole = chosen.length === wanted && isMeant && found.length < most.found;
      for (const place of isWhole ? gaps : []) {
        const times = this.timesOf(place, product);
        // A number alone is a whole one, where it is a term, and of a number nobody loses one.
        const isOdd = (number: number) =>
          wanted === 0 && (place.form === 'term' ? number % 1 !== 0 : number === 1 || isNumber(place.tree));
        if (times !== null && !isOdd(times)) found.push(this.edit(place, times, chosen));
      }
      if (chosen.length === wanted) return;
      for (let k = chosen.at(-1) ?? 0; k < this.ingredients.length; k++)
        go([...chosen, k], multiplied(product, this.values[k], this.ingredients[k].divides), wanted);
    };
    let count = 0;
    while (count <= this.mostFactors && found.length === 0) go([], one, count++);
    // What counts are here may be a number by chance, or 1: with them there is one factor more.
    isCounted = true;
    if (found.length > 0) go([], one, count);
    return found.sort((one, other) => one.rank - other.rank);
  }

  /** The number times which a product is what is missing at a place; null for none. */
  private timesOf({ sides }: Gap, product: Float64Array): number | null {
    const { numbers } = this.statement.around;
    const { equations, lefts } = this;
    let times = 0;
    let largest = 0;
    for (let k = 0; k < sides.length; k++) {
      const { wanted, shares } = sides[k];
      const { at } = equations[k];
      let left = 0;
      for (let n = 0; n < shares.length; n++) left += shares[n] * product[at[n]];
      lefts[k] = left;
      if (left === 0 && Math.abs(wanted) > this.toleranceOf(k, wanted)) return null;
      if (!(Math.abs(left) > largest)) continue;
      largest = Math.abs(left);
      times = wanted / left;
      if (k === 0 && !isPlain(times, numbers)) return null;
    }
    if (largest === 0 || !isPlain(times, numbers)) return null;
    const fits = sides.every(
      ({ wanted }, k) => Math.abs(times * lefts[k] - wanted) <= this.toleranceOf(k, wanted),
    );
    return fits ? Number(times.toPrecision(6)) : null;
  }

  private toleranceOf(k: number, wanted: number): number {
    return tolerance * (this.equations[k].size + Math.abs(wanted));
  }

  /** `o * q / o`, `o * d + d * (q - o)`: the one stands for the other; null where that is not so. */
  private insteadOf({ tree, form }: Gap, times: number, chosen: readonly number[]): EditCandidate | null {
    const { statement } = this;
    const all = chosen.map((k) => this.ingredients[k]);
    const by = all.find(({ divides, parts }) => (form === 'term' ? parts : divides));
    const rest = all.flatMap((each) => (each === by ? [] : each.phrase.text));
    const [one, other] = by?.parts ?? [word(rest[0] ?? ''), by?.phrase];
    if (!by || !other || (form === 'factor' && (rest.length !== 1 || times !== 1))) return null;
    const swaps =
      form === 'factor'
        ? [{ sign: 1, from: other, to: one }]
        : [
            { sign: 1, from: other, to: one },
            { sign: -1, from: one, to: other },
          ];
    for (const { sign, from, to } of swaps)
      for (const term of termsIn(tree)) {
        const place = term.factors.find(({ name }) => name === from.text);
        const beside = term.factors.filter((each) => each !== place);
        const isTerm = form === 'factor' || areAlike(beside, rest, times * sign * term.sign);
        if (place && isTerm && (form === 'term' || termsIn(tree).length === 1))
          return {
            kind: 'wrong variable',
            rank: ranks.missingPair,
            sentence: statement.atName(`It uses ${from.text} where ${to.text} belongs.`, place),
            edits: [statement.replace(place, to)],
          };
      }
    return null;
  }

  private edit(gap: Gap, times: number, chosen: readonly number[]): EditCandidate {
    const other = this.insteadOf(gap, times, chosen);
    if (other) return other;
    const { tree, form } = gap;
    const { statement, ingredients } = this;
    const { code } = statement;
    const turned = times < 0 ? chosen.findIndex((k) => ingredients[k].turned) : -1;
    const isMinus = times < 0 && turned < 0;
    const size = Math.abs(times);
    const part = Math.round(1 / size);
    const isPart = part > 1 && Math.abs(part * size - 1) < tolerance;
    const numbers = size === 1 || isPart ? [] : [code.number(size)];
    const named = chosen.flatMap((k, at) =>
      ingredients[k].divides ? [] : (at === turned && ingredients[k].turned) || ingredients[k].phrase,
    );
    const below = [
      ...(isPart ? [code.number(part)] : []),
      ...chosen.flatMap((k) => (ingredients[k].divides ? ingredients[k].phrase : [])),
    ];
    const whole = ([first = code.number(1), ...rest]: readonly Phrase[]) => {
      const product = rest.reduce((left, right) => code.of('*', left, right), first);
      const fraction = below.reduce((left, right) => code.of('/', left, right), product);
      return isMinus && form === 'factor' ? code.negated(fraction) : fraction;
    };
    const share = whole([...numbers, ...named]);
    const written = statement.written(tree);
    const sign = isMinus ? '-' : '+';
    const isTerm = form === 'term';
    const isOne = numbers.length + named.length + below.length < 2;
    const isLocal = isOne && chosen.some((k) => ingredients[k].isLocal);
    const factors = isLocal
      ? 'The local gradient is missing a factor'
      : `${isOne ? 'A factor is' : 'Factors are'} missing`;
    const said = isTerm
      ? `A term is missing: ${code.sign(sign)} ${share.text}.`
      : `${factors}: ${share.text}.`;
    return {
      kind: isTerm ? 'missing term' : isLocal ? 'missing local gradient' : 'missing factor',
      rank: ranks.missingPair + (size === 1 ? 0 : shifts.withNumber) + chosen.length * shifts.inside,
      sentence: statement.inTerm(said, tree),
      edits: [
        statement.replace(
          tree,
          isTerm
            ? code.of(sign, written, share)
            : whole([
                ...(named.length > 0 ? [] : numbers),
                written,
                ...(named.length > 0 ? numbers : []),
                ...named,
              ]),
        ),
      ],
    };
  }
}

/** The terms that a part is the sum of, each with its factors. */
function termsIn(tree: Tree, sign = 1): { readonly sign: number; readonly factors: readonly Tree[] }[] {
  const [one, other] = tree.inputs;
  if (one && other && /^[-+]$/.test(tree.gate))
    return [...termsIn(one, sign), ...termsIn(other, tree.gate === '-' ? -sign : sign)];
  return [{ sign, factors: factorsIn(tree) }];
}

const factorsIn = (tree: Tree): Tree[] => (tree.gate === '*' ? tree.inputs.flatMap(factorsIn) : [tree]);

/** Whether factors are those that are called so, times a number. */
function areAlike(factors: readonly Tree[], names: readonly string[], times: number): boolean {
  const numbers = factors.filter(isNumber);
  const own = factors.flatMap((each) => (isNumber(each) ? [] : each.name)).sort();
  return (
    numbers.reduce((all, { value }) => all * value, 1) === times && own.join() === names.toSorted().join()
  );
}

/** Whether a number may stand in a formula: a whole one, a part of one, or one that the code has. */
function isPlain(value: number, known: readonly number[]): boolean {
  const size = Math.abs(value);
  const isWhole = (number: number) =>
    number < 1001 && number > 0.5 && Math.abs(number - Math.round(number)) < tolerance * number;
  return (
    isWhole(size) ||
    isWhole(2 * size) ||
    isWhole(1 / size) ||
    known.some((each) => Math.abs(each - size) < tolerance * size)
  );
}

function isSum(tree: Tree | null): boolean {
  return tree !== null && /^[-+]$/.test(tree.gate);
}
