/* Edits that bring in what a statement leaves out: a factor, a divisor, a term. */
import { Rank } from '../../program/dialect';
import { fixed, type Phrase } from '../../program/writer';
import { word } from '../diagnosis/code';
import { ranks, surcharges } from '../diagnosis/ranks';
import type { Tree } from '../diagnosis/tree';
import { likeliness, shifts } from './likeliness';
import { slopeOf } from './slopes';
import type { EditedStatement, Proposal, Readable } from './statement';

/** Something that could stand beside a term, as a factor of it. */
export function* factors(statement: EditedStatement): Generator<Proposal> {
  const { code } = statement;
  for (const [n, term] of statement.terms().entries()) {
    const inside = n * surcharges.sign;
    for (const [k, read] of statement.reads.entries()) {
      if (read.role === 'index' || read.role === 'count') continue;
      const { kind, rank, sentence } = factorMistake(statement, read);
      // By 1 nobody multiplies.
      const isOne = term.node < 0 && term.value === 1;
      const product = isOne ? word(read.text) : code.of('*', statement.written(term), word(read.text));
      yield {
        kind,
        rank: rank + inside + k * shifts.each,
        sentence: statement.inTerm(sentence, term),
        edits: [statement.replace(term, product)],
      };
    }
    yield* numbers(statement, term, inside);
  }
}

/** A 2, or a half. */
function* numbers(statement: EditedStatement, term: Tree, inside: number): Generator<Proposal> {
  const { code } = statement;
  const isNumber = term.gate === '' && term.node < 0;
  if (isNumber) return;
  for (const [value, rank] of [
    [2, ranks.numberMissing],
    [0.5, ranks.otherName],
  ] as const) {
    const number = code.number(value);
    yield {
      kind: 'missing factor',
      rank: rank + inside,
      sentence: statement.inTerm(`A factor is missing: ${number.text}.`, term),
      edits: [statement.replace(term, code.times(number, statement.written(term)))],
    };
  }
}

/** The count of what is summed, by which the mean divides. */
export function* divisors(statement: EditedStatement): Generator<Proposal> {
  const { code } = statement;
  for (const [n, term] of statement.terms().entries()) {
    for (const [k, read] of statement.reads.entries()) {
      const isCount = read.role === 'count' || read.isUnread === true;
      if (read.role === 'index' || read.role === 'gradient' || read.role === 'upstream') continue;
      const rank = isCount ? likeliness.count : ranks.unlike;
      const divisor = fixed(word(read.text), Rank.atom);
      yield {
        kind: 'missing factor',
        rank: rank + k * shifts.each + n * surcharges.sign + (statement.has(read.text) ? 0.5 : 0),
        sentence: statement.inTerm(`It must be divided by ${read.text}.`, term),
        edits: [statement.replace(term, code.of('/', statement.written(term), divisor))],
      };
      if (!isCount) continue;
      yield {
        kind: 'missing factor',
        rank: ranks.countMissing + k * shifts.each,
        sentence: statement.inTerm(`A factor is missing: ${read.text}.`, term),
        edits: [statement.replace(term, code.of('*', statement.written(term), divisor))],
      };
      const less = fixed(code.of('-', divisor, code.number(1)), Rank.atom);
      yield {
        kind: 'missing factor',
        rank: ranks.otherName + k * shifts.each,
        sentence: statement.inTerm(`It must be divided by ${less.text}.`, term),
        edits: [statement.replace(term, code.of('/', statement.written(term), less))],
      };
    }
  }
}

/** `n - 1` for n or back, and numbers that are one off. */
export function* counts(statement: EditedStatement, tree: Tree): Generator<Proposal> {
  const { code } = statement;
  if (tree.name !== '' && statement.readAs(tree.name)?.role === 'count') {
    const less = code.of('-', word(tree.name), code.number(1));
    yield {
      kind: 'missing term',
      rank: likeliness.count,
      sentence: `A term is missing: it must be ${less.text}.`,
      edits: [statement.replace(tree, less)],
    };
  }
  const [left, right] = tree.gate === '-' ? tree.inputs : [];
  if (left && right && statement.readAs(left.name)?.role === 'count' && right.value === 1)
    yield {
      kind: 'extra term',
      rank: likeliness.count,
      sentence: `There is one term too many: it must be ${left.name}.`,
      edits: [statement.replace(tree, statement.written(left))],
    };
  if (tree.gate !== '' || tree.node >= 0 || !Number.isInteger(tree.value)) return;
  const isExponent = tree.parent?.gate === '**' && tree.parent.inputs[1] === tree;
  const rank = isExponent ? ranks.extraFactor : likeliness.numberOff;
  for (const value of [tree.value - 1, tree.value + 1]) {
    if (value < (isExponent ? 2 : 0)) continue;
    const number = code.number(value);
    yield {
      kind: 'wrong variable',
      rank,
      sentence: `It uses ${tree.value} where ${value} belongs.`,
      edits: [statement.replace(tree, number)],
    };
  }
}

/** The power without its exponent, and a square for what is no power. */
export function* powers(statement: EditedStatement, tree: Tree): Generator<Proposal> {
  const [base, exponent] = tree.inputs;
  if (tree.gate === '**' && base && exponent)
    yield {
      kind: 'extra factor',
      rank: ranks.extraFactor,
      sentence: `There is one factor too many: it must be ${statement.said(base).text}.`,
      edits: [statement.replace(tree, statement.written(base))],
    };
  const isFactor = tree.parent !== null && /^[-+*/]$/.test(tree.parent.gate);
  if (tree.name === '' || !isFactor || statement.isGradient(tree.name)) return;
  const factor = word(tree.name);
  yield {
    kind: 'missing factor',
    rank: ranks.missingLocal,
    sentence: statement.inTerm(`A factor is missing: ${tree.name}.`, tree),
    edits: [statement.replace(tree, statement.code.of('*', factor, factor))],
  };
}

/** The contribution of a path, in a sum of them; or the rest of a sum, of which one side stands there alone. */
export function* terms(statement: EditedStatement): Generator<Proposal> {
  const { code, tree, reads } = statement;
  const gradients = reads.filter(({ role }) => role === 'gradient' || role === 'upstream');
  const values = reads.filter(({ role }) => role === 'value');
  const expected = values.filter((each) => each.expected);
  const others = expected.length > 0 ? expected : values.slice(0, 6);
  const shares: { readonly share: Phrase; readonly likely: boolean }[] = [];
  for (const gradient of gradients) {
    const likely = gradient.expected === true;
    if (!statement.has(gradient.text)) shares.push({ share: word(gradient.text), likely });
    for (const value of others)
      shares.push({ share: code.of('*', word(value.text), word(gradient.text)), likely });
  }
  // A derivative by itself has no gradient from above.
  if (statement.gradients === 0)
    for (const read of values) {
      shares.push({ share: word(read.text), likely: false });
      const slope = slopeOf(statement, read);
      if (slope) shares.push({ share: slope, likely: true });
    }
  for (const [k, { share, likely }] of shares.entries())
    for (const [gate, surcharge] of [
      ['+', 0],
      ['-', 2 * surcharges.sign],
    ] as const)
      yield {
        kind: 'missing contribution',
        rank: likeliness.share + surcharge + k * shifts.each - (likely ? 0.4 : 0),
        sentence: `The contribution of a path is left out: ${code.sign(gate)} ${share.text}.`,
        edits: [statement.replace(tree, code.of(gate, statement.written(tree), share))],
      };
  for (const place of statement.places) yield* rest(statement, place, values);
}

/** `(p - y)` for what is left of it. */
function* rest(statement: EditedStatement, place: Tree, values: readonly Readable[]): Generator<Proposal> {
  const { code } = statement;
  if (place.parent && !/^[*/]$/.test(place.parent.gate)) return;
  const rank = place.enclosed ? ranks.restOfSum : ranks.missingTerm;
  const isMade = statement.readAs(place.name)?.made !== undefined;
  const labels = labelsFor(statement, place, values);
  const known = values.map(({ text }) => word(text));
  const minus = surcharges.sign;
  for (const [k, other] of [...labels, ...known].entries())
    for (const [gate, left, right, surcharge] of [
      ['-', word(place.name), other, 0],
      ['+', word(place.name), other, minus],
      ['-', other, word(place.name), minus],
    ] as const)
      if (other.text !== place.name)
        yield missingTerm(statement, place, code.of(gate, left, right), rank + surcharge + k * shifts.each);
  yield missingTerm(
    statement,
    place,
    code.of('-', code.number(1), word(place.name)),
    isMade ? ranks.missingLocal : ranks.otherName,
  );
}

function missingTerm(statement: EditedStatement, place: Tree, sum: Phrase, rank: number): Proposal {
  return {
    kind: 'missing term',
    rank,
    sentence: `A term is missing: it must be ${sum.text}.`,
    edits: [statement.replace(place, sum)],
  };
}

/** 1 for the element that is the right answer, and 0 for all others: what a softmax should have given. */
function labelsFor(statement: EditedStatement, { name }: Tree, values: readonly Readable[]): Phrase[] {
  const { code, reads } = statement;
  const index = reads.find(({ text, role }) => role === 'index' && name.endsWith(`[${text}]`));
  if (!index) return [];
  const isLabel = ({ text, isUnread }: Readable) => isUnread || statement.isIndexElsewhere(text);
  return values.filter(isLabel).map(({ text }) => {
    const isIt = code.of('==', word(index.text), word(text));
    return fixed(code.of('choose', isIt, code.number(1), code.number(0)), Rank.atom);
  });
}

/** What is to be said where a factor is missing, and how likely that is. */
function factorMistake(
  { gradients }: EditedStatement,
  { text, role, expected, isUnread }: Readable,
): Omit<Proposal, 'edits'> {
  if (role === 'gradient' || role === 'upstream')
    return {
      kind: 'missing upstream',
      rank:
        (gradients > 0 ? likeliness.anotherUpstream : likeliness.noUpstream) +
        (expected || role === 'upstream' ? 0 : shifts.asExpected),
      sentence: `The gradient from above is missing: by the chain rule, the local gradient is multiplied by the upstream gradient ${text}.`,
    };
  if (expected)
    return {
      kind: 'missing local gradient',
      rank: ranks.doubled,
      sentence: `The local gradient is missing a factor: ${text}.`,
    };
  const rank = isUnread ? ranks.doubled : ranks.missingFactor;
  return { kind: 'missing factor', rank, sentence: `A factor is missing: ${text}.` };
}
