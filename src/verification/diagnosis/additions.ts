import { Rank } from '../../program/dialect';
import { fixed } from '../../program/writer';
import type { Candidate, Place } from './place';
import { evaluate, partsOf, type Tree, textOf, type ValueOf } from './tree';
import type { Atom } from './vocabulary';
import { exchangeWords, factorWords } from './words';

/* Edits that bring in something else: another name, a factor or a term that is missing. */

/** Two things left out at once, as happens to the parts of one product. */
export function* pairs(place: Place): Generator<Candidate> {
  const names = place.likely().filter(({ kind }) => kind !== 'gradient');
  const trees = partsOf(place.tree).filter(({ gate }) => gate !== '/');
  for (const [k, one] of names.entries()) {
    for (const other of names.slice(k)) {
      const both = place.code.of('*', one, other);
      const worth = (values: ValueOf) => one.worth(values) * other.worth(values);
      for (const tree of trees) {
        yield {
          kind: 'missing factor',
          rank: 3.5,
          tree,
          value: (values) => evaluate(tree, values) * worth(values),
          sentence: () => `A factor is missing: ${both.text}.`,
          edit: () => place.replace(tree, place.code.of('*', both, place.written(tree))),
        };
        yield {
          kind: 'missing term',
          rank: 3.6,
          tree,
          value: (values) => worth(values) + evaluate(tree, values),
          sentence: () => `A term is missing: ${place.code.sign('+')} ${both.text}.`,
          edit: () => place.replace(tree, place.added(both, tree)),
        };
      }
    }
  }
}

/** One name for another. */
export function* swaps(place: Place, tree: Tree): Generator<Candidate> {
  for (const atom of place.atoms) {
    if (tree.gate !== '') {
      if (atom.kind === 'local') yield* exchange(place, tree, atom, 3);
      continue;
    }
    if (atom.text === tree.name) continue;
    const isPlain = tree.name !== '' && atom.kind !== 'number' && atom.kind !== 'local';
    const isNumber = tree.node < 0 && atom.kind === 'number';
    const isLikely = isPlain && place.expected.has(atom.text) && !place.expected.has(tree.name);
    yield* exchange(place, tree, atom, isLikely ? 1 : isPlain || isNumber ? 1.6 : 2.6);
  }
}

function* exchange(place: Place, tree: Tree, atom: Atom, rank: number): Generator<Candidate> {
  const isActivation = tree.gate === '' && place.isActivation(tree, atom);
  yield {
    kind: isActivation
      ? 'activation'
      : atom.kind === 'local' && tree.name === ''
        ? 'missing local gradient'
        : 'wrong variable',
    rank: isActivation ? Math.min(rank, 1.6) - 0.4 : rank,
    tree,
    value: atom.worth,
    sentence: () => exchangeWords(place.words, place.of, tree, atom, isActivation),
    edit: () => place.replace(tree, atom),
  };
}

export function* factors(place: Place, tree: Tree): Generator<Candidate> {
  for (const atom of place.atoms) {
    for (const sign of atom.kind === 'local' ? [1, -1] : [1]) {
      const { kind, rank, sentence } = factorWords(place.words, place.of, atom, sign);
      yield {
        kind,
        rank: rank + (sign < 0 ? 0.05 : 0),
        tree,
        value: (values) => sign * evaluate(tree, values) * atom.worth(values),
        sentence: () => sentence,
        edit: () => {
          const product = place.code.of('*', place.written(tree), atom);
          return place.replace(tree, sign < 0 ? place.code.negated(product) : product);
        },
      };
    }
    if (atom.kind === 'gradient' || atom.text === '0.5') continue;
    const divisor = fixed(atom, Rank.atom);
    yield {
      kind: 'missing factor',
      rank: 1.7,
      tree,
      value: (values) => evaluate(tree, values) / atom.worth(values),
      sentence: () => `A factor is missing: it must be divided by ${atom.text}.`,
      edit: () => place.replace(tree, place.code.of('/', place.written(tree), divisor)),
    };
  }
}

/** Something left out of a sum, deep inside or at the end. */
export function* terms(place: Place, tree: Tree): Generator<Candidate> {
  // `(s)` is what is left of (s - a).
  const isLone = tree.gate === '' && (tree.enclosed || isOnlyArgument(tree));
  const rank = isLone ? 1.1 : 2.4;
  const { code } = place;
  const numberOne: Atom = { ...code.number(1), kind: 'number', version: null, worth: () => 1 };
  const isNumber = tree.gate === '' && tree.node < 0;
  for (const atom of [numberOne, ...place.atoms]) {
    // Nobody means 3 - 1 by a number.
    if (atom.kind === 'gradient' || (isNumber && atom.kind === 'number')) continue;
    // Twice the same is a factor of 2.
    if (atom.text === textOf(tree, place.source)) continue;
    const added = fixed(atom, code.strengthOf('*'));
    const term = { kind: 'missing term', tree } as const;
    if (tree.gate === 'negate')
      yield {
        ...term,
        rank: rank - 0.01,
        value: (values) => atom.worth(values) + evaluate(tree, values),
        sentence: () => `A term is missing: it must be ${place.added(added, tree, 'said').text}.`,
        edit: () => place.replace(tree, place.added(added, tree)),
      };
    for (const [sign, gate] of [
      [1, '+'],
      [-1, '-'],
    ] as const) {
      yield {
        ...term,
        rank,
        value: (values) => evaluate(tree, values) + sign * atom.worth(values),
        sentence: () => `A term is missing: ${code.sign(gate)} ${added.text}.`,
        edit: () => place.replace(tree, code.of(gate, place.written(tree), added)),
      };
    }
    yield {
      ...term,
      rank: rank + 0.05,
      value: (values) => atom.worth(values) - evaluate(tree, values),
      sentence: () => `A term is missing: it must be ${code.of('-', added, place.said(tree)).text}.`,
      edit: () => place.replace(tree, code.of('-', added, place.written(tree))),
    };
  }
}

function isOnlyArgument({ parent }: Tree): boolean {
  return parent !== null && parent.sign === null && parent.inputs.length === 1;
}
