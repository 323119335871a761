/* Edits that bring in something else: another name, a factor or a term that is missing. */
import { ranks, surcharges } from './ranks';
import { exchangeSentence, factorMistake } from './sentences';
import type { Candidate, Subject } from './subject';
import { evaluate, partsOf, type Tree, textOf, type ValueOf } from './tree';
import type { Atom } from './vocabulary';

/** Two things left out at once, as happens to the parts of one product. */
export function* pairs(subject: Subject): Generator<Candidate> {
  const names = subject.likely().filter(({ kind }) => kind !== 'gradient');
  const trees = partsOf(subject.tree).filter(({ gate }) => gate !== '/');
  for (const [k, one] of names.entries()) {
    for (const other of names.slice(k)) {
      const text = `${wrapped(one, 7)} * ${wrapped(other, 8)}`;
      const worth = (values: ValueOf) => one.worth(values) * other.worth(values);
      for (const tree of trees) {
        yield {
          kind: 'missing factor',
          rank: ranks.missingPair,
          tree,
          value: (values) => evaluate(tree, values) * worth(values),
          sentence: () => `A factor is missing: ${text}.`,
          edit: () => subject.replace(tree, `${text} * ${subject.written(tree, 8)}`, 7),
        };
        yield {
          kind: 'missing term',
          rank: ranks.missingTermOfTwo,
          tree,
          value: (values) => worth(values) + evaluate(tree, values),
          sentence: () => `A term is missing: + ${text}.`,
          edit: () => subject.replace(tree, `${text} ${subject.added(tree)}`, 6),
        };
      }
    }
  }
}

/** One name for another. */
export function* swaps(subject: Subject, tree: Tree): Generator<Candidate> {
  for (const atom of subject.atoms) {
    if (tree.gate !== '') {
      if (atom.kind === 'local') yield* exchange(subject, tree, atom, ranks.wholeReplaced);
      continue;
    }
    if (atom.text === tree.name) continue;
    const isPlain = tree.name !== '' && atom.kind !== 'number' && atom.kind !== 'local';
    const isNumber = tree.node < 0 && atom.kind === 'number';
    const isLikely = isPlain && subject.expected.has(atom.text) && !subject.expected.has(tree.name);
    if (subject.isActivation(tree, atom))
      yield* exchange(subject, tree, atom, isLikely ? ranks.expectedActivation : ranks.activation, true);
    else if (isLikely) yield* exchange(subject, tree, atom, ranks.expectedName);
    else yield* exchange(subject, tree, atom, isPlain || isNumber ? ranks.otherName : ranks.unlike);
  }
}

function* exchange(
  subject: Subject,
  tree: Tree,
  atom: Atom,
  rank: number,
  isActivation = false,
): Generator<Candidate> {
  yield {
    kind: isActivation
      ? 'activation'
      : atom.kind === 'local' && tree.name === ''
        ? 'missing local gradient'
        : 'wrong variable',
    rank,
    tree,
    value: atom.worth,
    sentence: () => exchangeSentence(subject.vocabulary, subject.of, tree, atom, isActivation),
    edit: () => subject.replace(tree, atom.text, atom.strength),
  };
}

export function* factors(subject: Subject, tree: Tree): Generator<Candidate> {
  for (const atom of subject.atoms) {
    for (const sign of atom.kind === 'local' ? [1, -1] : [1]) {
      const { kind, rank, sentence } = factorMistake(subject.vocabulary, subject.of, atom, sign);
      const factor = atom.strength < 8 ? `(${atom.text})` : atom.text;
      yield {
        kind,
        rank: rank + (sign < 0 ? surcharges.sign : 0),
        tree,
        value: (values) => sign * evaluate(tree, values) * atom.worth(values),
        sentence: () => sentence,
        edit: () => subject.replace(tree, `${sign < 0 ? '-' : ''}${subject.written(tree, 7)} * ${factor}`, 7),
      };
    }
    if (atom.kind === 'gradient' || atom.text === '0.5') continue;
    const divisor = atom.strength < 10 ? `(${atom.text})` : atom.text;
    yield {
      kind: 'missing factor',
      rank: ranks.missingDivisor,
      tree,
      value: (values) => evaluate(tree, values) / atom.worth(values),
      sentence: () => `A factor is missing: it must be divided by ${atom.text}.`,
      edit: () => subject.replace(tree, `${subject.written(tree, 7)} / ${divisor}`, 7),
    };
  }
}

/** Something left out of a sum, deep inside or at the end. */
export function* terms(subject: Subject, tree: Tree): Generator<Candidate> {
  // `(s)` is what is left of (s - a).
  const isLone = tree.gate === '' && (tree.enclosed || isOnlyArgument(tree));
  const rank = isLone ? ranks.restOfSum : ranks.missingTerm;
  const numberOne: Atom = { text: '1', strength: 10, kind: 'number', version: null, worth: () => 1 };
  const isNumber = tree.gate === '' && tree.node < 0;
  for (const atom of [numberOne, ...subject.atoms]) {
    // Nobody means 3 - 1 by a number.
    if (atom.kind === 'gradient' || (isNumber && atom.kind === 'number')) continue;
    // Twice the same is a factor of 2.
    if (atom.text === textOf(tree, subject.source)) continue;
    const text = atom.strength < 7 ? `(${atom.text})` : atom.text;
    const term = { kind: 'missing term', tree } as const;
    if (tree.gate === 'negate')
      yield {
        ...term,
        rank: rank + surcharges.negatedTerm,
        value: (values) => atom.worth(values) + evaluate(tree, values),
        sentence: () => `A term is missing: it must be ${text} ${subject.added(tree, 'said')}.`,
        edit: () => subject.replace(tree, `${text} ${subject.added(tree)}`, 6),
      };
    for (const [sign, operator] of [
      [1, '+'],
      [-1, '-'],
    ] as const) {
      yield {
        ...term,
        rank,
        value: (values) => evaluate(tree, values) + sign * atom.worth(values),
        sentence: () => `A term is missing: ${operator} ${text}.`,
        edit: () => subject.replace(tree, `${subject.written(tree, 6)} ${operator} ${text}`, 6),
      };
    }
    yield {
      ...term,
      rank: rank + surcharges.sign,
      value: (values) => atom.worth(values) - evaluate(tree, values),
      sentence: () => `A term is missing: it must be ${text} - ${subject.said(tree, 7)}.`,
      edit: () => subject.replace(tree, `${text} - ${subject.written(tree, 7)}`, 6),
    };
  }
}

function isOnlyArgument({ parent }: Tree): boolean {
  return parent !== null && parent.sign === null && parent.inputs.length === 1;
}

function wrapped({ text, strength }: Atom, least: number): string {
  return strength < least ? `(${text})` : text;
}
