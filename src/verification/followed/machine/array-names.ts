/* What functions and methods that no file defines do with arrays, by the names that people give them. */

import type { Value } from '../../../program/values';
import { remembering } from '../../../text/remembering';
import { wordsOf } from '../pairs';

/** How something stands beside an array of more dimensions: as one of its rows, as one of its columns, as a number. */
export type Fit = 'row' | 'column' | 'number';

export type ArrayOperation =
  /** A gate on each element of one array, or on the elements of two at the same places. */
  | {
      readonly kind: 'gate';
      readonly gate: string;
      readonly count: 1 | 2;
      /** How the second stands beside the first. */
      readonly fit?: Fit;
    }
  /** The product of matrices, or of what stands at the same places, as its word says and others in the file. */
  | { readonly kind: 'times'; readonly word: string }
  | { readonly kind: ArrayKind };

type ArrayKind =
  /** The product of matrices; of two vectors too where it is a `dot`. */
  | 'matmul'
  | 'dot'
  | 'outer'
  | 'transpose'
  | 'sum'
  | 'mean'
  | 'max'
  | 'norm'
  | 'softmax'
  | 'softmaxRows'
  /** A function of each element. */
  | 'map'
  /** The same, as it is, or in another place. */
  | 'same'
  | 'copy'
  | 'zerosLike'
  | 'onesLike'
  /** The first in the shape of the second. */
  | 'shapedAs'
  /** A thing that has the array as its data. */
  | 'thing';

/** Gates, by the words that people have for them in small letters, each with its number of inputs. */
const gates: readonly (readonly [1 | 2, string, string])[] = [
  [1, 'negate', 'neg negate negative'],
  [1, 'exp', 'exp'],
  [1, 'log', 'log ln'],
  [1, 'sqrt', 'sqrt'],
  [1, 'square', 'square squared sqr sq'],
  [1, 'abs', 'abs'],
  [1, 'sin', 'sin'],
  [1, 'cos', 'cos'],
  [1, 'tanh', 'tanh'],
  [1, 'sigmoid', 'sigmoid'],
  [1, 'relu', 'relu'],
  [1, 'softplus', 'softplus'],
  [1, 'rsqrt', 'rsqrt'],
  [1, 'reciprocal', 'reciprocal'],
  [2, '+', 'add plus addition'],
  [2, '-', 'sub subtract substract subtraction minus'],
  [2, '*', 'hadamard eltmul dotmultiply'],
  [2, '/', 'div divide division dotdivide'],
  [2, '**', 'pow power dotpow'],
  [2, 'max', 'maximum'],
  [2, 'min', 'minimum'],
];

const kinds: Readonly<Record<ArrayKind, string>> = {
  matmul: 'matmul mmul mm',
  dot: 'dot inner',
  outer: 'outer',
  transpose: 'transpose t',
  sum: 'sum',
  mean: 'mean average avg',
  max: 'max amax',
  norm: 'norm l2norm',
  softmax: 'softmax',
  softmaxRows: 'softmaxrows rowsoftmax softmaxbyrow',
  map: 'map apply',
  same: 'reshape toarray fromarray totensor toarraysync arraysync datasync getdata asarray tensor scalar tile to from createfrom',
  copy: 'clone copy',
  zerosLike: 'zeroslike',
  onesLike: 'oneslike',
  shapedAs: 'broadcast unbroadcast sumto reduceto sumtoshape',
  thing: 'variable parameter',
};

const operations = new Map<string, ArrayOperation>();
for (const [count, gate, words] of gates)
  for (const word of words.split(' ')) operations.set(word, { kind: 'gate', gate, count });
for (const [kind, words] of Object.entries(kinds) as [ArrayKind, string][])
  for (const word of words.split(' ')) operations.set(word, { kind });

for (const word of ['scale', 'smul', 'rescale'])
  operations.set(word, { kind: 'gate', gate: '*', count: 2, fit: 'number' });
for (const word of ['mul', 'mult', 'times', 'multiply', 'multiplication', 'prod'])
  operations.set(word, { kind: 'times', word });

/** Words that only say what an operation is on. */
const idle: ReadonlySet<string> = new Set(
  'matrix matriz matrice matrices mat vec vector vectors tensor arr array elementwise element wise elem elt entrywise pointwise scalar escalar product arrays'.split(
    ' ',
  ),
);

/** So many names are kept with what they mean. */
const mostKnown = 2000;

/** What a name means, without where it is from; null for what has no meaning, or several. */
export const arrayOperation = remembering(mostKnown, (name): ArrayOperation | null => {
  const words = wordsOf(name);
  const joined = words.join('');
  const own = words.filter((word) => !idle.has(word));
  return operations.get(joined) ?? ofProduct(words, own) ?? besideRows(own);
});

/** What is left of a name without idle words; these say which product is meant. */
function ofProduct(words: readonly string[], own: readonly string[]): ArrayOperation | null {
  const found = operations.get(own.join('')) ?? null;
  if (found?.kind !== 'times') return found;
  if (words.some((word) => /^(mat(rix|rices)?|product)$/.test(word))) return { kind: 'matmul' };
  if (words.some((word) => /^e?scalar$/.test(word))) return operations.get('scale') ?? null;
  return words.length > own.length ? { kind: 'gate', gate: '*', count: 2 } : found;
}

/** `addRowVector`, `divColumnVector`: with one vector for all rows, or for all columns. */
function besideRows([first = '', which = '', ...more]: readonly string[]): ArrayOperation | null {
  const found = operations.get(first);
  if (found?.kind !== 'gate' || found.count !== 2 || more.length > 0 || !/^(row|col(umn)?)$/.test(which))
    return null;
  return { ...found, fit: which === 'row' ? 'row' : 'column' };
}

const ofElements = /hadamard|elt?_?mul|element_?wise|dot(Multiply|Divide|Pow)/i;

/** Whether a file has a word for the product of what stands at the same places, and none for that of matrices. */
export function hasOtherProduct(source: string): boolean {
  return ofElements.test(source) && !/\b_?(mmul|mat_?mul|mm)\(/i.test(source);
}

/** Whether `multiply` is the product of matrices in a file: it has another word for that of elements, or none for either. */
export function multipliesMatrices(source: string): boolean {
  return ofElements.test(source) || !/\b_?(dot|mmul|mat_?mul|mm)\(/i.test(source);
}

/** What an operation is done with: what a call gets, or what it is a method of and what it gets; null where neither fits. */
export function operandsOf(
  operation: ArrayOperation,
  args: readonly Value[],
  self: Value | null,
): readonly Value[] | null {
  const isOfTwo =
    operation.kind === 'gate'
      ? operation.count === 2
      : ['matmul', 'dot', 'times', 'outer', 'map', 'shapedAs'].includes(operation.kind);
  if (isOfTwo) {
    if (args.length === 2) return args;
    return args.length === 1 && self !== null ? [self, ...args] : null;
  }
  const takesMore = operation.kind === 'same' || operation.kind === 'thing';
  if (operation.kind === 'sum' || operation.kind === 'mean') {
    const [first] = args;
    const isArray = typeof first === 'object' && first.kind !== 'text';
    if (self !== null && args.length < 2 && !isArray) return [self, ...args];
    return args.length === 1 || args.length === 2 ? args : null;
  }
  if (args.length === 0) return self === null ? null : [self];
  return args.length === 1 || takesMore ? args : null;
}
