/* Edits that bring in something else: another name, a factor or a term that is missing. */
import { Rank } from '../../program/dialect';
import { fixed, type Phrase } from '../../program/writer';
import { ranks, surcharges } from './ranks';
import { exchangeSentence, factorMistake } from './sentences';
import type { Candidate, Subject } from './subject';
import { evaluate, isNumber, partsOf, type Tree, textOf, type ValueOf } from './tree';
import type { Atom } from './vocabulary';

/** A sum up to this long is said whole (characters). */
const longestSaid = 24;

/** Two things left out at once, as happens to the parts of one product. */
export function* pairs(subject: Subject): Generator<Candidate> {
  const names = subject.likely().filter(({ kind }) => kind !== 'gradient');
  const trees = partsOf(subject.tree).filter(({ gate }) => gate !== '/');
  for (const [k, one] of names.entries()) {
    for (const other of names.slice(k)) {
      const both = subject.code.of('*', one, other);
      const worth = (values: ValueOf) => one.worth(values) * other.worth(values);
      for (const tree of trees) {
        yield {
          kind: 'missing factor',
          rank: ranks.missingPair,
          tree,
          value: (values) => evaluate(tree, values) * worth(values),
          sentence: () => `A factor is missing: ${both.text}.`,
          edit: () => subject.replace(tree, subject.code.of('*', both, subject.written(tree))),
        };
        yield {
          kind: 'missing term',
          rank: ranks.missingTermOfTwo,
          tree,
          value: (values) => worth(values) + evaluate(tree, values),
          sentence: () => `A term is missing: ${subject.code.sign('+')} ${both.text}.`,
          edit: () => subject.replace(tree, subject.added(both, tree)),
        };
      }
    }
  }
}

/** A product with a sum of two gradients left out of a sum: `a * (db - dc)`. */
export function* sharesOfTwo(subject: Subject, tree: Tree): Generator<Candidate> {
  const { code } = subject;
  const gradients = subject.atoms.filter((atom) => atom.kind === 'gradient' && !isOther(subject, atom));
  const others = subject.likely().filter((atom) => atom.kind !== 'gradient' && !code.isNegative(atom));
  for (const one of gradients) {
    for (const two of gradients) {
      if (one === two) continue;
      for (const gate of ['+', '-']) {
        const both = code.of(gate, one, two);
        const worthOfBoth = (values: ValueOf) =>
          one.worth(values) + (gate === '+' ? 1 : -1) * two.worth(values);
        for (const other of others) {
          const added = code.of('*', other, both);
          yield {
            kind: 'missing term',
            rank: ranks.missingTermOfTwo,
            tree,
            value: (values) => evaluate(tree, values) + other.worth(values) * worthOfBoth(values),
            sentence: () => `A term is missing: ${code.sign('+')} ${added.text}.`,
            edit: () => subject.replace(tree, code.plus(subject.written(tree), added)),
          };
        }
      }
    }
  }
}

/** Something else in the place of an activation's derivative: `1 - s` for 1 - s * s. */
export function* derivatives(subject: Subject, tree: Tree): Generator<Candidate> {
  const { of, vocabulary } = subject;
  if (tree.gate === '') return;
  const names = new Set(partsOf(tree).flatMap(({ name }) => name || []));
  const said = subject.said(tree);
  const sums = partsOf(tree).filter(({ gate }) => gate === '+' || gate === '-').length;
  for (const activation of vocabulary.activations(of)) {
    const { before, after, title, parts, text, worth } = activation;
    // A factor or a term of it that stands there alone lacks the others, and is told so.
    const isPart = parts.includes(said.text);
    if (
      isPart ||
      !names.has(after.name) ||
      [...names].some((name) => name !== after.name && name !== before.name)
    )
      continue;
    yield {
      kind: sums < activation.sums ? 'missing term' : 'missing local gradient',
      rank: ranks.otherDerivative,
      tree,
      value: worth,
      sentence: () => `The derivative of ${title} is ${text} here, not ${said.text}.`,
      edit: () => subject.replace(tree, activation),
    };
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
    const isOther = isNumber(tree) && atom.kind === 'number';
    const isLikely = isPlain && subject.expected.has(atom.text) && !subject.expected.has(tree.name);
    if (subject.isActivation(tree, atom))
      yield* exchange(subject, tree, atom, isLikely ? ranks.expectedActivation : ranks.activation, true);
    else if (isLikely) yield* exchange(subject, tree, atom, ranks.expectedName);
    else yield* exchange(subject, tree, atom, isPlain || isOther ? ranks.otherName : ranks.unlike);
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
    sentence: () =>
      subject.atName(
        exchangeSentence(
          subject.vocabulary,
          subject.of,
          tree,
          { ...atom, text: subject.replace(tree, atom).text },
          isActivation,
        ),
        tree,
      ),
    edit: () => subject.replace(tree, atom),
  };
}

export function* factors(subject: Subject, tree: Tree): Generator<Candidate> {
  for (const atom of subject.atoms) {
    // No gradient is its own upstream.
    if (atom.kind === 'gradient' && atom.version !== null && atom.version === subject.of) continue;
    for (const sign of atom.kind === 'local' ? [1, -1] : [1]) {
      const { kind, rank, sentence } = factorMistake(subject.vocabulary, subject.of, atom, sign);
      const divided = `It must be divided by ${atom.text} as well.`;
      yield {
        kind,
        rank:
          rank + (sign < 0 ? surcharges.sign : 0) + (isOther(subject, atom) ? surcharges.otherUpstream : 0),
        tree,
        value: (values) => sign * evaluate(tree, values) * atom.worth(values),
        sentence: () => subject.inTerm(isDivisor(tree) ? divided : sentence, tree),
        edit: () => {
          const product = subject.code.of('*', subject.written(tree), atom);
          return subject.replace(tree, sign < 0 ? subject.code.negated(product) : product);
        },
      };
    }
    if (atom.kind === 'gradient' || atom.text === '0.5') continue;
    const divisor = fixed(atom, Rank.atom);
    yield {
      kind: 'missing factor',
      rank: ranks.missingDivisor,
      tree,
      value: (values) => evaluate(tree, values) / atom.worth(values),
      sentence: () => subject.inTerm(`It must be divided by ${atom.text}.`, tree),
      edit: () => subject.replace(tree, subject.code.of('/', subject.written(tree), divisor)),
    };
  }
}

/** Whether a gradient is that of nothing into which the line's variable flows. */
function isOther({ vocabulary, of }: Subject, { kind, version }: Atom): boolean {
  if (kind !== 'gradient' || of === null) return false;
  return !vocabulary.shares(of).some(({ into }) => vocabulary.ownerOf(into) === version);
}

/** Whether a tree stands below a fraction line, as a factor. */
function isDivisor(tree: Tree): boolean {
  let at = tree;
  while (at.parent?.gate === '*') at = at.parent;
  return at.parent?.gate === '/' && at.parent.inputs[1] === at;
}

/** Something left out of a sum, deep inside or at the end. */
export function* terms(subject: Subject, tree: Tree): Generator<Candidate> {
  // `(s)` is what is left of (s - a).
  const isLone = tree.gate === '' && (tree.enclosed || isOnlyArgument(tree));
  const rank = isLone ? ranks.restOfSum : ranks.missingTerm;
  const { code } = subject;
  const numberOne: Atom = { ...code.number(1), kind: 'number', version: null, worth: () => 1 };
  for (const atom of [numberOne, ...subject.atoms]) {
    // Nobody means 3 - 1 by a number.
    if (atom.kind === 'gradient' || (isNumber(tree) && atom.kind === 'number')) continue;
    // Twice the same is a factor of 2.
    if (atom.text === textOf(tree, subject.source)) continue;
    const added = fixed(atom, code.strengthOf('*'));
    const term = { kind: 'missing term', tree } as const;
    if (tree.gate === 'negate')
      yield {
        ...term,
        rank: rank + surcharges.negatedTerm,
        value: (values) => atom.worth(values) + evaluate(tree, values),
        sentence: () => `A term is missing: it must be ${subject.added(added, tree, 'said').text}.`,
        edit: () => subject.replace(tree, subject.added(added, tree)),
      };
    for (const [sign, gate] of [
      [1, '+'],
      [-1, '-'],
    ] as const) {
      yield {
        ...term,
        rank,
        value: (values) => evaluate(tree, values) + sign * atom.worth(values),
        sentence: () => missingTerm(subject, tree, gate, added),
        edit: () => subject.replace(tree, code.of(gate, subject.written(tree), added)),
      };
    }
    yield {
      ...term,
      rank: rank + surcharges.sign,
      value: (values) => atom.worth(values) - evaluate(tree, values),
      sentence: () => `A term is missing: it must be ${code.of('-', added, subject.said(tree)).text}.`,
      edit: () => subject.replace(tree, code.of('-', added, subject.written(tree))),
    };
  }
}

/** What a sum becomes is said where that is short, and else what is missing in it. */
function missingTerm(subject: Subject, tree: Tree, gate: '+' | '-', added: Phrase): string {
  const { code } = subject;
  const whole = code.of(gate, subject.said(tree), added).text;
  if (whole.length <= longestSaid) return `A term is missing: it must be ${whole}.`;
  return subject.inTerm(`A term is missing: ${code.sign(gate)} ${added.text}.`, tree);
}

function isOnlyArgument({ parent }: Tree): boolean {
  return parent !== null && parent.sign === null && parent.inputs.length === 1;
}
