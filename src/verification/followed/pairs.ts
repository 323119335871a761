/* Which functions go forward and which go backward, by their names. */

import { type GradientNames, isUsualOutput } from '../../recognition/names';
import { remembering } from '../../text/remembering';
import type { OwnedFunction } from './machine/functions';

/** Words of a name that say that its function goes backward, and those that a forward function may have in their place. */
const backwardWords = new Set(
  `backward backwards backpass backprop backpropagate backpropagation back bwd bprop grad grads gradient gradients prime
   derivative deriv derivate derivatives der diff measure gradfn vjp bw delta deltas learn`.split(/\s+/),
);
const forwardWords = new Set(
  `forward forwards fwd fprop feed feedforward propagate propagation predict activate activation output apply call compute
   evaluate eval loss cost error energy objective surface value val f fn fw run hypothesis transform`.split(
    /\s+/,
  ),
);
/** Words that say nothing. */
const idle = new Set([
  'pass',
  'the',
  'fn',
  'func',
  'function',
  'get',
  'compute',
  'calc',
  'calculate',
  'step',
  'of',
  'prop',
  'wrt',
  'impl',
  'naive',
]);

/** So many names are kept with their words, and what these say. */
export const mostKnown = 2000;

/** The words of a name, in small letters. */
export const wordsOf = remembering(mostKnown, (name): readonly string[] =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/([\p{Lu}])(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{Ll})(prime)(?!\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase()),
);

/** What is left of the name of a function that goes backward without the words that say so; null where none does. */
export function backwardStem(name: string): readonly string[] | null {
  const [first = '', ...rest] = wordsOf(name);
  // Where a forward function is called so: dsigmoid, df.
  return saidStem(name) ?? (rest.length === 0 && /^d[a-z]+$/.test(first) ? [first.slice(1)] : null);
}

/** The same where words of their own say so: sigmoid_prime, d_sigmoid, dSigmoid. */
const saidStem = remembering(mostKnown, (name): readonly string[] | null => {
  const all = wordsOf(name);
  // What it is reckoned from is not what it is of: `sigmoidDerivativeFromOutput`.
  const from = all.findIndex((word, k) => k > 1 && /^(from|given|using)$/.test(word));
  const words = from < 0 ? [...all] : all.slice(0, from);
  const [first = '', second = ''] = words;
  if (first === 'back' && second.startsWith('prop')) words.splice(0, 2);
  else if (!words.some((word) => backwardWords.has(word))) {
    const rest = words.slice(1);
    return first === 'd' && rest.length > 0 ? rest.filter((word) => !idle.has(word)) : null;
  }
  return words.filter((word) => !backwardWords.has(word) && !idle.has(word));
});

/** Whether a function that goes backward is a derivative, by its name: what comes from above may be for its caller. */
export function isDerivative(name: string): boolean {
  return !/back|bwd|bprop|vjp/i.test(name) && !wordsOf(name).some((word) => learns.has(word));
}

/** What a function is called that only goes back, whatever it does. */
export const isBackward = /^_?(back(ward|prop|$|_)|bwd|grad($|_|ient)|vjp|pull_?back)/i;

/** What functions are called that go back and step. */
const learns = new Set(
  'learn train teach update adjust adapt correct fit optimize propagate reverse'.split(' '),
);

/** Whether a name says that gradients come from a function. */
export function saysGradient(name: string): boolean {
  return wordsOf(name).some((word) => /^(grad|gradient|gradients|grads|derivatives?)$/.test(word));
}

const usual = /^(sigmoid|logistic|tanh|relu|elu|softplus|softsign|swish|gelu|mish|sin|cos|exp|square)$/;

/** Whether a function is called the derivative of another in so many words: fPrime of f, dsigmoid of sigmoid. */
export function isNamedAfter({ name }: OwnedFunction, { name: forward }: OwnedFunction): boolean {
  const words = wordsOf(name);
  const isSaid = words.some((word) => /^(grad|gradient|prime|deriv|derivative|d)$/.test(word));
  const stem = backwardStem(name);
  return stem?.join(' ') === wordsOf(forward).join(' ') && (isSaid || usual.test(forward));
}

/** Whether functions of the same name stand in two tables, of which one is called that of derivatives. */
export const areInTables = (backward: OwnedFunction, forward: OwnedFunction): boolean =>
  inOtherTable(backward, [forward]).length > 0;

/** A function that another may go backward through, and the parameter that the name of that says; null for none. */
export interface ForwardFound {
  readonly forward: OwnedFunction;
  readonly of: string | null;
}

/** The functions that a function may go backward through, the likeliest first. */
export function forwardsOf(
  fn: OwnedFunction,
  functions: readonly OwnedFunction[],
  names: GradientNames,
): ForwardFound[] {
  const own = [...fn.home.functions.values()].filter((other) => other !== fn);
  const stem = backwardStem(fn.name);
  // `errorFunction` is nobody's beside `activationFunction`, where `activationFunctionDerivative` is asked for.
  const isSaid = ({ name }: OwnedFunction) => stem !== null && isExactly(name, stem);
  const all = own.some(isSaid)
    ? own.filter(({ name }) => wordsOf(name).some((word) => stem?.includes(word)))
    : own;
  const found = all.map((forward) => ({ forward, of: null, fits: stem ? howWell(forward, stem, fn) : 0 }));
  const inTables = inOtherTable(fn, functions).map((forward) => ({ forward, of: null, fits: 1 }));
  const partial = own.flatMap((forward) => {
    const of = parameterIn(fn.name, forward, names);
    return of === null ? [] : [{ forward, of, fits: 1 }];
  });
  return [...found, ...inTables, ...partial]
    .filter(({ fits }) => fits > 0)
    .sort((one, other) => other.fits - one.fits)
    .slice(0, mostForwards);
}

/** So many functions are tried as the forward one. */
const mostForwards = 3;

/** Whether a name is what is left of another, perhaps with words that say nothing. */
function isExactly(name: string, stem: readonly string[]): boolean {
  const all = wordsOf(name);
  return [all, all.filter((word) => !idle.has(word))].some(
    (words) => words.length > 0 && words.join(' ') === stem.join(' '),
  );
}

/** How well a function fits as the forward one, by its name; 0 for not at all. */
function howWell(forward: OwnedFunction, stem: readonly string[], fn: OwnedFunction): number {
  const { name, home } = forward;
  const { name: backward } = fn;
  if (saidStem(name) !== null) return 0;
  const all = wordsOf(name);
  const isExact = isExactly(name, stem);
  const named = all.filter((word) => !idle.has(word));
  const words = named.length === 0 ? all : named;
  const rest = words.filter((word) => !forwardWords.has(word) && !idle.has(word));
  const own = words.length - rest.length;
  const bare = stem.filter((word) => !forwardWords.has(word));
  // A loss and its gradient that get the same belong together.
  const isOfSame =
    words.some((word) => ofLoss.test(word)) && saysGradient(backward) && getTheSame(forward, fn);
  const isOnly = stem.length === 0 && (isOfSame || (home.kind === 'object' && home.functions.size === 2));
  if (!isExact && !isOnly && (rest.join(' ') !== bare.join(' ') || own + stem.length === 0)) return 0;
  const isBackward = !isDerivative(backward);
  const isForward = words.some((word) => /^(forward|forwards|fwd|fprop|feedforward|call)$/.test(word));
  // The derivative of a loss is none of what only predicts.
  if (stem.some((word) => ofLoss.test(word)) && words.some((word) => predicts.test(word))) return 0;
  const isOfLoss = /grad|deriv|prime|^d/i.test(backward) && words.some((word) => ofLoss.test(word));
  return 1 + (isOfLoss ? 3 : 0) + (isForward && isBackward ? 4 : 0) + (isExact ? 3 : 0) + (own > 0 ? 1 : 0);
}

/** Whether functions get things of the same names, more than one, in the same order. */
function getTheSame(one: OwnedFunction, other: OwnedFunction): boolean {
  const [own, others] = [one, other].map(({ code: { parameters } }) =>
    parameters.map(({ target }) => (target.kind === 'name' ? target.name : '')).join(),
  );
  return own === others && one.code.parameters.length > 1;
}

const ofLoss = /^(loss|cost|error|energy|f|objective)$/;
const predicts = /^(feed|feedforward|predict|hypothesis|activat\w+)$/;

/** The functions of the same name in tables beside one of derivatives: `activations.relu` for `derivatives.relu`. */
function inOtherTable({ name, home }: OwnedFunction, functions: readonly OwnedFunction[]): OwnedFunction[] {
  if (home.kind === 'file' || home.name === '' || saidStem(home.name) === null) return [];
  return functions.filter(
    (other) =>
      other.name === name &&
      other.home !== home &&
      other.home.kind === home.kind &&
      saidStem(other.home.name) === null,
  );
}

/** The parameter of a function that another is the partial derivative by: `Ja`, `dJ_da`, `gradA` and `costGradientA` of a. */
function parameterIn(
  name: string,
  { name: forward, code }: OwnedFunction,
  names: GradientNames,
): string | null {
  const parameters = code.parameters.flatMap(({ target }) => (target.kind === 'name' ? [target.name] : []));
  const small = (text: string) => text.replaceAll('_', '').toLowerCase();
  // What is called a derivative itself is no function that `dCostDTheta` goes backward through, as in `howWell`.
  if (parameters.length === 0 || forward === '' || forward === name || saidStem(forward) !== null)
    return null;
  if (name.startsWith(forward)) {
    const rest = small(name.slice(forward.length));
    const own = parameters.find((each) => rest !== '' && small(each) === rest);
    if (own !== undefined) return own;
  }
  const words = wordsOf(forward);
  const isLoss = words.some((word) => ofLoss.test(word) || /^[jel]$/.test(word));
  const isNamed = ({ output }: { readonly output: string | null }) =>
    output !== null && (small(output) === small(forward) || (isLoss && isUsualOutput(output)));
  const read = names.readingsOf(name).filter(isNamed);
  const said = (saidStem(name) ?? []).filter((word, at, all) => word !== 'd' || at === all.length - 1);
  const rest = words.every((word) => said.includes(word))
    ? said.filter((word) => !words.includes(word))
    : isLoss
      ? said
      : [];
  return (
    parameters.find(
      (each) =>
        read.some(({ variable }) => variable === each) || (rest.length === 1 && rest[0] === small(each)),
    ) ?? null
  );
}
