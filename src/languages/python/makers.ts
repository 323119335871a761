/* What functions of the libraries make that have no gate: numbers drawn at random, arrays, and a number of one number. */
import type { WhatIsMade } from '../../program/dialect';

/** Distributions, with how many numbers say which one it is; an argument more is a shape. */
function distributions(words: string): ReadonlyMap<string, number> {
  return new Map(
    words
      .trim()
      .split(/\s+/)
      .map((word) => word.split(':'))
      .map(([name, count]) => [name, Number(count)] as const),
  );
}

const common = 'random:0 uniform:2 gamma:2 beta:2';
const ofNumPy = `${common} normal:2 standard_normal:0 lognormal:2 exponential:1 standard_exponential:0 laplace:2 logistic:2 gumbel:2`;
const draws: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map([
  [
    'random',
    distributions(
      'random:0 uniform:2 gauss:2 normalvariate:2 lognormvariate:2 expovariate:1 betavariate:2 gammavariate:2',
    ),
  ],
  ['numpy.random', distributions(`${ofNumPy} rand:0 randn:0 random_sample:0 ranf:0 sample:0`)],
  ['numpy.random.Generator', distributions(ofNumPy)],
]);
const parameters: ReadonlySet<string> = new Set(
  'a b mu sigma loc scale low high mean shape lambd alpha beta'.split(' '),
);

/** Of whole numbers, which the lens does not make up. */
const wholeDraws =
  /^(random\.(randint|randrange|getrandbits)|numpy\.random\.(Generator\.integers|randint|binomial|poisson|geometric))$/;

const arrays =
  /^(numpy|jax\.numpy|torch)\.(zeros|ones|full|empty|eye|identity|arange|linspace|logspace|zeros_like|ones_like|full_like|empty_like|rand_like|randn_like|rand|randn|randint|randperm|normal|tile|repeat|stack|vstack|hstack|concatenate|cat|meshgrid|diag|tril|triu|Tensor|FloatTensor|DoubleTensor)$/;

/** What a call makes; `keywords` are the names of its last arguments. */
export function madeBy(path: string, count: number, keywords: readonly string[]): WhatIsMade | null {
  if (arrays.test(path)) return 'array';
  const [, library, name] = /^(.*)\.(\w+)$/.exec(path) ?? [];
  const least = draws.get(library)?.get(name);
  const isWhole = wholeDraws.test(path);
  if (least === undefined && !isWhole) return null;
  if (keywords.includes('size') || count > (least ?? 2)) return 'array';
  return isWhole ? 'hidden draw' : keywords.every((keyword) => parameters.has(keyword)) ? 'draw' : null;
}

/** What is drawn with, by the functions that make it; its methods draw as the functions of a library do. */
export const instances: ReadonlyMap<string, string> = new Map([
  ['numpy.random.default_rng', 'numpy.random.Generator'],
  ['numpy.random.RandomState', 'numpy.random'],
  ['random.Random', 'random'],
]);

const harmless = '(requires_grad|copy|device)=.*';
const floats = (library: string, words: string) => `dtype=(float|(${library})\\.(${words}))`;

/**
 * Functions that make a number, or an array, of what they get, with what else they may be told that leaves the number what
 * it is. Floats of 32 bits are shown as those of 64, as all that torch computes.
 */
export const ofOne: ReadonlyMap<string, RegExp> = new Map(
  [
    ...['numpy.array', 'numpy.asarray'].map((path) => [path, floats('np|numpy', 'float64|float_|double')]),
    ...['jax.numpy.array', 'jax.numpy.asarray'].map((path) => [
      path,
      floats('jnp|jax\\.numpy', 'float32|float64'),
    ]),
    ...['torch.tensor', 'torch.as_tensor', 'torch.nn.Parameter'].map((path) => [
      path,
      floats('torch', 'float|float32|float64|double'),
    ]),
  ].map(([path, types]) => [path, new RegExp(`^(${harmless}|${types})$`)] as const),
);

const floatTypes =
  /^(float|np\.float64|numpy\.float64|torch\.float64|torch\.double|torch\.float|torch\.float32)$/;
/** Types that 0 and 1 are the same in. */
const anyType =
  /^(float|int|((np|numpy|torch|jnp|jax\.numpy)\.)(float|double|int|u?int8|(float|int)(16|32|64)))$/;

/** Methods of NumPy's numbers and of tensors, by whether they may have a type, that give the number itself. */
const itself: ReadonlyMap<string, boolean> = new Map([
  ...['item', 'float', 'double', 'clone'].map((name) => [name, false] as const),
  ...['astype', 'to', 'type'].map((name) => [name, true] as const),
]);

/** Whether a method may give the number itself that it is of. */
export function mayBeItself(method: string): boolean {
  return itself.has(method);
}

export function isNumberItself(method: string, args: string, isTruth: boolean): boolean {
  return itself.get(method) ? (isTruth ? anyType : floatTypes).test(args) : args === '' && itself.has(method);
}
