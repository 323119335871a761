/* Which functions go forward and which go backward, by their names. */
import type { FunctionHome, OwnedFunction } from './functions';

/** Words of a name that say that its function goes backward, and those that a forward function may have in their place. */
const backwardWords = new Set(
  `backward backwards backpass backprop backpropagate backpropagation back bwd bprop grad grads gradient gradients prime
   derivative deriv derivate derivatives der diff measure gradfn vjp bw`.split(/\s+/),
);
const forwardWords = new Set(
  `forward forwards fwd fprop feed feedforward propagate propagation predict activate activation output apply call compute
   evaluate eval loss cost error energy value val f fn fw run hypothesis transform`.split(/\s+/),
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

/** The words of a name, in small letters. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/([\p{Lu}])(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** What is left of the name of a function that goes backward without the words that say so; null where none does. */
export function backwardStem(name: string): readonly string[] | null {
  const words = wordsOf(name);
  const joined = words.join('');
  if (/^back(ward|prop)/.test(joined) && words[0] === 'back' && (words[1] ?? '').startsWith('prop'))
    words.splice(0, 2);
  else {
    const own = words.filter((word) => backwardWords.has(word));
    if (own.length === 0) {
      // dsigmoid, d_sigmoid, dSigmoid
      const [first = '', ...rest] = words;
      if (first === 'd' && rest.length > 0) return rest.filter((word) => !idle.has(word));
      if (rest.length === 0 && /^d[a-z]{3,}$/.test(first)) return [first.slice(1)];
      return null;
    }
  }
  return words.filter((word) => !backwardWords.has(word) && !idle.has(word));
}

/** The functions that a function may go backward through, among those of its home, the likeliest first. */
export function forwardsOf(fn: OwnedFunction, { functions }: FunctionHome): OwnedFunction[] {
  const stem = backwardStem(fn.name);
  if (stem === null) return [];
  return [...functions.values()]
    .map((other) => ({ other, fits: other === fn ? 0 : howWell(other.name, stem, fn.name) }))
    .filter(({ fits }) => fits > 0)
    .sort((one, other) => other.fits - one.fits)
    .slice(0, mostForwards)
    .map(({ other }) => other);
}

/** So many functions are tried as the forward one. */
const mostForwards = 3;

/** How well a name fits as that of the forward function; 0 for not at all. */
function howWell(name: string, stem: readonly string[], backward: string): number {
  if (backwardStem(name) !== null) return 0;
  const words = wordsOf(name).filter((word) => !idle.has(word));
  const rest = words.filter((word) => !forwardWords.has(word));
  const own = words.length - rest.length;
  const bare = stem.filter((word) => !forwardWords.has(word));
  const isSame = rest.join(' ') === bare.join(' ') || words.join(' ') === stem.join(' ');
  if (!isSame) return 0;
  const isBackward = /back|bwd|bprop/i.test(backward);
  if (words.length === 0) return 0;
  const isForward = words.some((word) => /^(forward|forwards|fwd|fprop|feedforward|call)$/.test(word));
  const isOfLoss =
    /grad|deriv|prime|^d/i.test(backward) &&
    words.some((word) => /^(loss|cost|error|energy|f|objective)$/.test(word));
  return (
    1 +
    (isOfLoss ? 3 : 0) +
    (isForward && isBackward ? 4 : 0) +
    (words.join(' ') === stem.join(' ') ? 3 : 0) +
    (own > 0 ? 1 : 0)
  );
}
