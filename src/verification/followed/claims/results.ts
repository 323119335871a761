/* What a forward function returns, part by part: what its pass is of, and what that gets beside it. */
import type { Analysis } from '../../../analysis/model';
import type { Expression } from '../../../program/code';
import { List, type Value } from '../../../program/values';
import { numbersIn } from '../machine/leaves';
import type { TrialMachine } from '../machine/machine';
import { isBare } from '../machine/named';
import { wordsOf } from '../pairs';

/** A part of what a function returns; '' for one without a name. */
export interface ResultPart {
  readonly name: string;
  readonly value: Value;
}

/** Names of results; by the others something may be called, too, that is kept beside one. */
export const resultNames =
  /^(out|outputs?|out(put)?_?(data|values?)|y|scores?|loss|result|pred\w*|yhat|y_?hat|probs?)$/i;
/** Names of what a layer gets. */
export const saysInput = /^in(p|puts?)?$/i;
/** The same where nothing else is called so. */
export const saysAnyInput = /^(in(p|puts?)?|x|(a_?)?prev(ious)?|below|bottom)$/i;
/** Names of what is learned. */
export const isModel = /^(w|theta|beta|.*(weights?|bias(es)?|params?|parameters|coef\w*))$/i;
const otherNames = /^(z|a|h|s|value)$/i;
const keptNames = /cache|ctx|saved|memo|state|mask|inputs?$/i;

/** The parts of what is returned; `expression` is what the code says there, where that is known. */
export function partsOf(result: Value, expression: Expression | null): readonly ResultPart[] {
  if (typeof result === 'number') return [{ name: '', value: result }];
  if (result.kind === 'list') {
    const names = expression?.kind === 'list' ? expression.items.map(({ value }) => nameOf(value)) : [];
    const isTuple = result.form === 'tuple' || (names.length === result.items.length && names.length > 1);
    if (!isTuple || isArray(result, names)) return [{ name: '', value: result }];
    return result.items.flatMap((value, k) => (value === undefined ? [] : [{ name: names[k] ?? '', value }]));
  }
  if (result.kind !== 'record' || (result.form !== 'object' && result.form !== 'dict'))
    return [{ name: '', value: result }];
  const parts = [...result.members].map(([name, value]) => ({ name, value }));
  const held = numbersIn(result);
  const isMore = ({ name, value }: ResultPart) =>
    keptNames.test(name) || (value !== held && resultNames.test(name));
  if (held && !parts.some(isMore) && !givesGradient(expression)) return [{ name: '', value: result }];
  const rank = ({ name }: ResultPart) =>
    keptNames.test(name) ? 2 : resultNames.test(name) || otherNames.test(name) ? 0 : 1;
  return [...parts.sort((one, other) => rank(one) - rank(other)), { name: '', value: result }];
}

/** Whether what is returned has its gradient beside it, and no room for one that is still to come. */
function givesGradient(expression: Expression | null): boolean {
  const isMade = (value: Expression): boolean =>
    value.kind === 'list'
      ? value.items.some((item) => isMade(item.value))
      : value.kind === 'gate' || value.kind === 'name';
  return (
    expression?.kind === 'record' &&
    expression.entries.some(({ key, value }) => typeof key === 'string' && isBare(key) && isMade(value))
  );
}

/** Whether what is returned as a list of numbers that have no names is one array. */
function isArray({ items }: List, names: readonly string[]): boolean {
  return (
    names.every((name) => name === '') && items.every((item) => typeof item === 'number') && names.length > 2
  );
}

function nameOf(value: Expression): string {
  return value.kind === 'name' ? value.name : value.kind === 'member' ? value.key : '';
}

export function partNamed(parts: readonly ResultPart[], name: string): ResultPart | undefined {
  return parts.find((part) => part.name !== '' && part.name === name);
}

/** What a backward function gets for what the forward one kept. */
export function cacheOf(parts: readonly ResultPart[], machine: TrialMachine, name: string): Value {
  const kept = parts.find((part) => keptNames.test(part.name));
  if (kept) return kept.value;
  const whole = parts.at(-1);
  if (
    whole &&
    parts.length > 1 &&
    whole.name === '' &&
    typeof whole.value === 'object' &&
    whole.value.kind === 'record'
  )
    return whole.value;
  // What has no name beside what has one is put together for this: `return h, c, (x, prev, z)`.
  const nameless = parts.slice(1).filter((part) => part.name === '');
  if (nameless.length === 1) return nameless[0].value;
  const others = parts.slice(1).map(({ value }) => value);
  if (others.length > 1) return new List(others, 'tuple');
  return others[0] ?? machine.parameterNamed(name);
}

/** Whether a parameter of a backward function is what comes from above. */
export function isSeedName(name: string, { file }: Analysis): boolean {
  if (/^(g|gy|g_?out(put)?|upstream|delta|error|err|chain|chain_?grad|top|seed)$/i.test(name)) return true;
  const words = wordsOf(name);
  if (
    words.some((word) => /^(grad|gradient|grads|upstream|dout|dy|dz|dl|dh|delta|error|dvalues)$/.test(word))
  )
    return true;
  return file.gradientNames.variablesOf(name).length > 0 && !noGradient.test(name);
}

/** What the output should be: y is what it is, beside one of the others. */
export const isTarget =
  /(^|_)(t|labels?|targets?|truth|expected|actual|desired|observed|ideal|wanted|goals?|gold)($|_)|true|target|label/i;
const mayBeTarget = /(^|_)ys?($|_)/i;

/** Whether a name may be that of what the output should be. */
export const namesTarget = (name: string): boolean => isTarget.test(name) || mayBeTarget.test(name);

/** Names that begin as those of gradients do, and are none. */
export const noGradient =
  /^(data|dim|dims|depth|dt|d|delta_t|dict|dist|distance|date|device|dtype|decay|discount|degrees?|delay|density|desired\w*|default|debug|denominator|digits?|direction|divisor|drag|draw|drop|dropout|duration|dropRate|drop_rate)$/i;
