/* Edits that bring in what a statement leaves out: a factor, a divisor, a term. */
import { Rank } from '../../../program/dialect';
import { fixed, type Phrase } from '../../../program/writer';
import { word } from '../../diagnosis/code';
import { ranks, surcharges } from '../../diagnosis/ranks';
import { isNumber, partsOf, type Tree } from '../../diagnosis/tree';
import { isLearning } from '../freely/free-words';
import { likeliness, shifts } from './likeliness';
import { slopeOf } from './slopes';
import type { EditCandidate, EditedStatement, Readable } from './statement';
import { anyCall } from './tree';

/** Something that could stand beside a term, as a factor of it. */
export function* factors(statement: EditedStatement): Generator<EditCandidate> {
  const { code } = statement;
  for (const [n, term] of statement.terms().entries()) {
    const inside = n * shifts.inside;
    for (const [k, read] of statement.reads.entries()) {
      if (read.role === 'index' || read.role === 'count' || isForSteps(statement, read)) continue;
      const { kind, rank, sentence } = factorMistake(statement, term, read);
      // By 1 nobody multiplies.
      const isOne = isNumber(term) && term.value === 1;
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

/** Whether it says how long steps are, and the statement is none. */
const isForSteps = ({ operator, line }: EditedStatement, { text }: Readable): boolean =>
  saysRate.test(text) && (!/^[-+]$/.test(operator) || isLearning(line.name));

const saysRate = /^([\w.]*\.)?(lr|eta|(learning_?)?rate|step_?size)$/i;

/** A 2, or a half. */
function* numbers(statement: EditedStatement, term: Tree, inside: number): Generator<EditCandidate> {
  const { code } = statement;
  if (isNumber(term)) return;
  const known = statement.around.numbers.map((value) => [value, ranks.numberMissing] as const);
  // Nobody multiplies by what takes another factor back.
  const isThere = (value: number) => partsOf(term).some((part) => isNumber(part) && part.value * value === 1);
  for (const [value, rank] of [
    ...([
      [2, ranks.numberMissing],
      [0.5, ranks.otherName],
    ] as const),
    ...known,
  ]) {
    if (isThere(value)) continue;
    const number = code.number(value);
    yield {
      kind: 'missing factor',
      rank: rank + inside,
      sentence: statement.inTerm(`A factor is missing: ${number.text}.`, term),
      edits: [statement.replace(term, code.times(number, statement.written(term)))],
      scales: term === statement.tree,
    };
  }
}

/** The count of what is summed, by which the mean divides; or something else that belongs below a fraction line. */
export function* divisors(statement: EditedStatement): Generator<EditCandidate> {
  const isCount = ({ role, isUnread }: Readable) =>
    role === 'count' || (role === 'value' && isUnread === true);
  const counts = statement.reads.filter(isCount);
  const values = statement.reads.filter(
    (read) => read.role === 'value' && !isCount(read) && !isForSteps(statement, read),
  );
  const { code } = statement;
  for (const [n, term] of statement.terms().entries()) {
    const scales = term === statement.tree;
    const divided = (by: Phrase, rank: number, isCounted = false): EditCandidate => ({
      kind: 'missing factor',
      rank: rank + n * shifts.inside,
      sentence: statement.inTerm(`It must be divided by ${by.text}.`, term),
      edits: [statement.replace(term, code.of('/', statement.written(term), by))],
      scales: scales && isCounted,
    });
    for (const [k, { text }] of counts.entries()) {
      const each = k * shifts.each;
      const count = word(text);
      yield divided(count, likeliness.count + each + (statement.has(text) ? shifts.asExpected : 0), true);
      yield divided(fixed(code.of('-', count, code.number(1)), Rank.atom), ranks.otherName + each, true);
      yield {
        kind: 'missing factor',
        rank: ranks.countMissing + each,
        sentence: statement.inTerm(`A factor is missing: ${text}.`, term),
        edits: [statement.replace(term, code.of('*', statement.written(term), count))],
        scales,
      };
    }
    for (const [k, { text }] of values.entries()) yield divided(word(text), ranks.unlike + k * shifts.each);
  }
}

/** The contribution of a path, in a sum of them; or the rest of a sum, of which one side stands there alone. */
export function* terms(statement: EditedStatement): Generator<EditCandidate> {
  const { code, tree, reads } = statement;
  const gradients = reads.filter(({ role }) => role === 'gradient' || role === 'upstream');
  const values = reads.filter(({ role }) => role === 'value');
  const expected = values.filter((each) => each.expected);
  const others = expected.length > 0 ? expected : values.slice(0, 6);
  const shares: { readonly share: Phrase; readonly likely: boolean }[] = [];
  for (const gradient of gradients) {
    const likely = gradient.expected === true || gradient.isUnread === true;
    if (!statement.has(gradient.text)) shares.push({ share: word(gradient.text), likely });
    for (const value of others)
      shares.push({ share: code.of('*', word(value.text), word(gradient.text)), likely });
  }
  // What a later round hands on has a name of its own.
  for (const { text, isUnread } of gradients.length > 0 ? values : [])
    if (isUnread || mayBeGradient.test(text)) shares.push({ share: word(text), likely: true });
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
        rank: likeliness.share + surcharge + k * shifts.each - (likely ? 0.8 : 0),
        sentence: `The contribution of a path is left out: ${code.sign(gate)} ${share.text}.`,
        edits: [statement.replace(tree, code.of(gate, statement.written(tree), share))],
      };
  for (const place of statement.places) yield* rest(statement, place, values);
  for (const sign of partsOf(tree)) yield* before(statement, sign, values);
  for (const sum of partsOf(tree))
    if (sum !== tree && /^[-+]$/.test(sum.gate) && !/^[-+]$/.test(sum.parent?.gate ?? ''))
      yield* lost(statement, sum);
}

const mayBeGradient = /^d(?!ata)\w|grad|delta/i;

/** One more term in a sum that is a part of something. */
function* lost(statement: EditedStatement, sum: Tree): Generator<EditCandidate> {
  const { code, reads } = statement;
  for (const [k, read] of reads.entries()) {
    if (read.role === 'index' || read.role === 'count' || statement.has(read.text)) continue;
    const rank = read.isUnread ? ranks.extraTerm : ranks.unlike;
    for (const gate of ['-', '+'])
      yield missingTerm(
        statement,
        sum,
        code.of(gate, statement.written(sum), word(read.text)),
        rank + k * shifts.each,
      );
  }
}

/** `(p - y)` for what is left of it. */
function* rest(
  statement: EditedStatement,
  place: Tree,
  values: readonly Readable[],
): Generator<EditCandidate> {
  const { code } = statement;
  const { gate: above = '*', inputs = [] } = place.parent ?? {};
  if (!/^[*/]$/.test(above) && (inputs.length > 1 || above === anyCall)) return;
  const rank = place.enclosed
    ? ranks.restOfSum
    : statement.isGradient(place.name)
      ? ranks.wholeReplaced
      : ranks.missingTerm;
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
  yield missingTerm(statement, place, code.of('-', word(place.name), code.number(1)), ranks.missingNumber);
}

/** `p - y` for what is left of it: `-y`. */
function* before(
  statement: EditedStatement,
  sign: Tree,
  values: readonly Readable[],
): Generator<EditCandidate> {
  const [inner] = sign.inputs;
  if (sign.gate !== 'negate' || !inner || inner.value > 0) return;
  const { code } = statement;
  const rank = sign.enclosed || !sign.parent ? ranks.restOfSum : ranks.missingTerm;
  const others = [code.number(1), ...values.map(({ text }) => word(text))];
  for (const [k, other] of others.entries())
    if (other.text !== inner.name)
      yield missingTerm(
        statement,
        sign,
        code.of('-', other, statement.written(inner)),
        rank + k * shifts.each,
      );
}

/** A sum that should stand in the place of what is left of it. */
export function missingTerm(
  statement: EditedStatement,
  place: Tree,
  sum: Phrase,
  rank: number,
): EditCandidate {
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
  statement: EditedStatement,
  term: Tree,
  { text, role, expected, isUnread }: Readable,
): Omit<EditCandidate, 'edits'> {
  if (role === 'gradient' || role === 'upstream')
    return {
      kind: 'missing upstream',
      rank:
        (statement.isFed(term) ? likeliness.anotherUpstream : likeliness.noUpstream) +
        (expected || role === 'upstream' ? 0 : shifts.asExpected),
      sentence: `The gradient from above is missing: by the chain rule, the local gradient is multiplied by the upstream gradient ${text}.`,
    };
  if (expected)
    return {
      kind: 'missing local gradient',
      rank: statement.has(text) ? ranks.missingLocal : ranks.doubled,
      sentence: `The local gradient is missing a factor: ${text}.`,
    };
  const rank = isUnread ? ranks.doubled : ranks.missingFactor;
  return { kind: 'missing factor', rank, sentence: `A factor is missing: ${text}.` };
}
