/* Which variables a name on a path may be the gradient of: `dw` of `w`, `grad` of `data`, `W1` of `W1` among gradients. */
import type { GradientNames } from '../../../recognition/names';
import { isUsualOutput, type NameReading } from '../../../recognition/names';
import { perObject } from '../../../text/remembering';

/** Members that hold the number of something whose gradient is a member `grad` beside it. */
const numbersBeside = 'data value val w v x output out _data _value #data #value Data Value'
  .split(' ')
  .map((name) => ({
    name,
    isBeside: true,
  }));

/** What a member is called that is the gradient of the whole that it belongs to. */
const bare = /^[_#]*((grad|gradient|derivative|deriv|adjoint)s?|fx?_?prime)$/i;

/** A variable that a name may be the gradient of. */
export interface NamedVariable {
  readonly name: string;
  /** It is looked for among the members of the same thing only. */
  readonly isBeside: boolean;
}

/** The variables that what is called so may be the gradient of, the likeliest first; `outputs` are names of what is differentiated. */
export function variablesNamed(
  name: string,
  names: GradientNames,
  isMember: boolean,
): readonly NamedVariable[] {
  const [, mark = '', own = ''] = name.match(/^([_#]*)(.*)/) ?? [];
  const read = variablesRead(names.readingsOf(ofOne(own)));
  const all = mark === '' ? read : [...read.map((each) => ({ ...each, name: mark + each.name })), ...read];
  return isMember && bare.test(name) ? [...numbersBeside, ...all] : all;
}

const variablesRead = perObject((readings: readonly NameReading[]): readonly NamedVariable[] => {
  // Of a function that has another name people say f: `dfdx` beside `bowl(x, y)`.
  const said = readings.filter(({ output }) => output === null || output === 'f' || isUsualOutput(output));
  const own = said.map(({ variable }) => variable);
  return [...own, ...own.flatMap(longerNames)].map((name) => ({ name, isBeside: false }));
});

/** What a letter stands for where nothing is called by it, and the other way: `dW` is of `weights`, `biasGrad` of `b`. */
function longerNames(name: string): string[] {
  const [, letter, number] = /^([wb])_?(\d*)$/i.exec(name) ?? [];
  if (letter !== undefined)
    return (/w/i.test(letter) ? ['weight', 'weights'] : ['bias', 'biases']).map((each) => each + number);
  const [, first, more] = /^_?([wb])(?:eights?|ias(?:es)?)_?(\d*)$/i.exec(name) ?? [];
  return first === undefined ? [] : [first.toLowerCase() + more, first.toUpperCase() + more];
}

/** The name of one of several gradients: `weightGrads` are of what `weightGrad` is of. */
const ofOne = (name: string) => name.replace(/(grad|gradient)s$/i, '$1');

/** Whether a name says that it is a gradient, and not of what. */
export const isBare = (name: string): boolean => bare.test(name);

/** Whether a name may be that of a gradient. */
export function namesGradient(name: string, names: GradientNames): boolean {
  return names.readingsOf(ofOne(name.replace(/^[_#]+/, ''))).length > 0 || bare.test(name);
}
