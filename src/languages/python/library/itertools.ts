/* What Python's itertools and functools do: iterators made of others, and functions made of others. */
import type { LibraryFunction, Work } from '../../../program/library';
import { List, type Value } from '../../../program/values';
import { made, none } from './common';
import { iterator } from './iteration';
import { allOf, mostElements } from './lists';

/** All ways to take one of each; null for too many. */
function product(lists: readonly (readonly Value[])[]): Value[][] | null {
  let all: Value[][] = [[]];
  for (const list of lists) {
    if (all.length * list.length > mostElements) return null;
    all = all.flatMap((each) => list.map((item) => [...each, item]));
  }
  return all;
}

/** Places in order, so many of each, of `length`; each once unless `again`. */
function* choices(length: number, count: number, from = 0, again = false): Generator<number[]> {
  if (count === 0) yield [];
  else
    for (let k = from; k < length; k++)
      for (const rest of choices(length, count - 1, again ? k : k + 1, again)) yield [k, ...rest];
}

const combinations =
  (again: boolean): LibraryFunction =>
  (work, [of, size]) => {
    const items = of === undefined ? null : allOf(work, of);
    const count = size === undefined ? null : work.whole(size);
    if (!items || count === null || count < 0 || items.length ** count > mostElements) return undefined;
    return tuples(
      work,
      [...choices(items.length, count, 0, again)].map((places) => places.map((k) => items[k])),
    );
  };

function tuples(work: Work, all: readonly Value[][]): Value {
  return iterator(work, 'iter', [new List(all.map((each) => new List(each, 'tuple')))]);
}

const productOf: LibraryFunction = (work, args, keywords) => {
  const repeat = keywords.get('repeat');
  const times = repeat === undefined ? 1 : work.whole(repeat);
  const lists = args.map((each) => allOf(work, each));
  if (times === null || times > 20 || lists.includes(null)) return undefined;
  const all = product(Array.from({ length: times }, () => lists as Value[][]).flat());
  return all ? tuples(work, all) : undefined;
};

/** The second number of a slice of an iterator is where it ends, if there are two. */
const islice: LibraryFunction = (work, [of, ...bounds]) => {
  const whole = bounds.map((each) =>
    typeof each !== 'number' && each.kind === 'nothing' ? Infinity : work.whole(each),
  );
  if (of === undefined || whole.includes(null) || bounds.length === 0 || bounds.length > 2) return undefined;
  const [start, stop] = whole.length === 1 ? [0, whole[0]] : whole;
  const [from, to] = [start ?? 0, stop ?? 0];
  const own = to === Infinity ? none : work.counter(to);
  return iterator(work, 'islice', [of], work.counter(from === Infinity ? 0 : from), own);
};

/** What comes of joining one after the other. */
const reduce: LibraryFunction = (work, [callee, of, initial]) => {
  const items = of === undefined ? null : allOf(work, of);
  if (!items || callee === undefined) return undefined;
  const all = initial === undefined ? items : [initial, ...items];
  if (all.length === 0) return undefined;
  return all.slice(1).reduce((sum, item) => work.call(callee, [sum, item]), all[0]);
};

/** Functions of numbers by the operators that they are. */
const operators: readonly (readonly [name: string, gate: string, count: number])[] = [
  ...[
    ['add', '+'],
    ['sub', '-'],
    ['mul', '*'],
    ['truediv', '/'],
    ['pow', '**'],
    ['mod', 'modulo'],
  ].map(([name, gate]) => [name, gate, 2] as const),
  ...[
    ['lt', '<'],
    ['le', '<='],
    ['gt', '>'],
    ['ge', '>='],
    ['eq', '=='],
  ].map(([name, gate]) => [name, gate, 2] as const),
  ['neg', 'negate', 1],
];

export const iteratorFunctions: readonly (readonly [string, LibraryFunction])[] = [
  ['itertools.product', productOf],
  ['itertools.combinations', combinations(false)],
  ['itertools.combinations_with_replacement', combinations(true)],
  ['itertools.chain', (work, args) => iterator(work, 'chain', args)],
  [
    'itertools.chain.from_iterable',
    (work, [of]) => {
      const parts = of === undefined ? null : allOf(work, of);
      return parts ? iterator(work, 'chain', parts) : undefined;
    },
  ],
  ['itertools.islice', islice],
  [
    'itertools.accumulate',
    (work, [of, callee], keywords) => {
      if (of === undefined || keywords.size > 0) return undefined;
      return iterator(work, 'accumulate', [of], ...(callee === undefined ? [] : [callee]));
    },
  ],
  [
    'itertools.repeat',
    (work, [of, times]) => {
      const count = times === undefined ? null : work.whole(times);
      return of === undefined || (times !== undefined && count === null)
        ? undefined
        : made('repeat', of, ...(times === undefined ? [] : [times]));
    },
  ],
  [
    'itertools.count',
    (work, [start = work.constant(0), step = work.constant(1)]) => made('counting', start, step),
  ],
  ['functools.reduce', reduce],
  [
    'functools.partial',
    (_work, [callee, ...args], keywords) =>
      callee === undefined || keywords.size > 0 ? undefined : made('partial', callee, ...args),
  ],
  ...operators.map(
    ([name, gate, count]) =>
      [
        `operator.${name}`,
        (work: Work, args: readonly Value[]) => (args.length === count ? work.apply(gate, args) : undefined),
      ] as const,
  ),
];
