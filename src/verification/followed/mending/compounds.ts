/* Edits that bring in more than one thing: half of a derivative, a derivative of what has no name there, two factors. */
import { fixed, type Phrase } from '../../../program/writer';
import { word } from '../../diagnosis/code';
import { ranks } from '../../diagnosis/ranks';
import { partsOf, type Tree } from '../../diagnosis/tree';
import { shifts } from './likeliness';
import { slopeOf, usual } from './slopes';
import type { EditCandidate, EditedStatement, Readable } from './statement';

/** Compound factors of each term. */
export function* compounds(statement: EditedStatement): Generator<EditCandidate> {
  const values = statement.reads.filter(({ role }) => role === 'value');
  yield* lostProducts(statement, values);
  for (const [n, term] of statement.terms().entries()) {
    const inside = n * shifts.inside;
    for (const [k, read] of values.entries())
      for (const [local, rank] of localsOf(statement, read))
        yield times(statement, term, local, 'missing local gradient', rank + inside + k * shifts.each);
    for (const [pair, rank] of pairsFor(statement, term, values))
      yield times(statement, term, pair, 'missing factor', rank + inside);
  }
}

/** A product of two values that a sum has lost, where nothing flows in from above. */
function* lostProducts(statement: EditedStatement, values: readonly Readable[]): Generator<EditCandidate> {
  const { code } = statement;
  if (statement.gradients > 0) return;
  const some = values.slice(0, mostPaired).map(({ text }) => word(text));
  const products = some.flatMap((one, k) => some.slice(k + 1).map((other) => code.of('*', one, other)));
  for (const sum of partsOf(statement.tree))
    if (/^[-+]$/.test(sum.gate) && !/^[-+]$/.test(sum.parent?.gate ?? ''))
      for (const [k, product] of products.entries()) {
        const whole = code.of('+', product, statement.written(sum));
        yield {
          kind: 'missing term',
          rank: ranks.missingTermOfTwo + k * shifts.each,
          sentence: `A term is missing: it must be ${whole.text}.`,
          edits: [statement.replace(sum, whole)],
        };
      }
}

/** What the derivative of a function that makes or gets a value may have left out. */
function* localsOf(statement: EditedStatement, read: Readable): Generator<readonly [Phrase, number]> {
  const { code } = statement;
  const y = word(read.text);
  const isHere = statement.has(read.text);
  if (isHere) yield [code.of('-', code.number(1), y), read.made ? ranks.missingLocal : ranks.missingDivisor];
  for (const gate of read.made ? [read.made.gate] : isHere ? [] : usual) {
    const slope = slopeOf(statement, read, gate);
    const rank = read.made ? ranks.otherComparison : ranks.unlike;
    if (slope) yield [fixed(slope, code.strengthOf('*') + 1), rank];
  }
  if (read.made) return;
  yield [code.of('**', y, code.number(2)), ranks.missingPair];
}

/** Two factors: the gradient from above and a value, where there is none; a 2 and something else. */
function* pairsFor(
  statement: EditedStatement,
  term: Tree,
  values: readonly Readable[],
): Generator<readonly [Phrase, number]> {
  const { code, reads, gradients } = statement;
  const upstream = reads.filter(({ role }) => role === 'gradient' || role === 'upstream');
  const both = (one: Phrase, other: Phrase) => code.of('*', one, other);
  const each = [...upstream, ...values].map(({ text }) => word(text));
  for (const [k, other] of each.entries())
    yield [both(code.number(2), other), ranks.missingPair + k * shifts.each];
  if (gradients > 0 && term === statement.tree) return;
  for (const [n, { text }] of upstream.slice(0, mostPaired).entries())
    for (const [k, value] of values.slice(0, mostPaired).entries())
      yield [both(word(text), word(value.text)), ranks.missingPair + (n + k) * shifts.each];
}

/** So many of each are paired. */
const mostPaired = 6;

function times(
  statement: EditedStatement,
  term: Tree,
  factor: Phrase,
  kind: 'missing local gradient' | 'missing factor',
  rank: number,
): EditCandidate {
  const said = kind === 'missing factor' ? 'Factors are missing' : 'The local gradient is missing a factor';
  const { code } = statement;
  return {
    kind,
    rank,
    sentence: statement.inTerm(`${said}: ${factor.text}.`, term),
    edits: [statement.replace(term, code.of('*', statement.written(term), factor))],
  };
}
