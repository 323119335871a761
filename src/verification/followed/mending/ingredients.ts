/* What may be a factor of what a statement has lost. */
import { fixed, type Phrase } from '../../../program/writer';
import { word } from '../../diagnosis/code';
import { slopeOf } from './slopes';
import type { EditedStatement, Readable } from './statement';

/** Something that may be a factor of what is missing. */
export interface Ingredient {
  readonly phrase: Phrase;
  /** The difference the other way round, and what it is of. */
  readonly turned?: Phrase;
  readonly parts?: readonly [Phrase, Phrase];
  readonly divides?: true;
  /** It counts something: what is a number here may be meant as it. */
  readonly counts?: boolean | undefined;
  /** It is the slope of a function, or a half of one. */
  readonly isLocal?: boolean;
}

const most = { others: 12, counts: 3, paired: 8 };

/** What could be a factor: all that could be read, slopes of functions, differences of values, and what is left of a number. */
export function ingredientsOf(statement: EditedStatement): Ingredient[] {
  const { reads, code, around } = statement;
  const isCount = ({ role }: Readable) => role === 'count';
  const others = reads.filter((read) => read.role !== 'index' && !isCount(read));
  const isKept = ({ made, text }: Readable) => made !== undefined && !text.includes('(');
  others.sort((one, other) => Number(isKept(other)) - Number(isKept(one)));
  const some = [...others.slice(0, most.others), ...reads.filter(isCount).slice(0, most.counts)];
  const plain = some.map((read): Ingredient => ({ phrase: word(read.text), counts: isCount(read) }));
  const slopes = some.flatMap((read): Ingredient[] => {
    const slope = read.made ? slopeOf(statement, read) : null;
    return slope ? [{ phrase: fixed(slope, code.strengthOf('*') + 1), isLocal: true }] : [];
  });
  const values = some
    .flatMap(({ text, role }) => (role === 'value' && !text.includes('(') ? word(text) : []))
    .slice(0, most.paired);
  const pairs = values.flatMap((one, k) => [
    ...[1, 2, ...around.numbers.slice(0, 2)].map((number) => [code.number(number), one]),
    ...values.slice(k + 1).map((other) => [one, other]),
  ]);
  const differences = pairs.map(
    ([one, other]): Ingredient => ({
      parts: [one, other],
      phrase: code.of('-', one, other),
      turned: code.of('-', other, one),
      isLocal: one.text === code.number(1).text,
    }),
  );
  const below = [...plain, ...differences.filter(({ isLocal }) => isLocal)].map(
    ({ phrase, counts }): Ingredient => ({ phrase, counts, divides: true }),
  );
  return [...plain, ...slopes, ...differences, ...below];
}
