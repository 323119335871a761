/* Operators of JavaScript on what is no number, and values as texts and truths. */
import { ofNumbers } from '../../../program/code';
import type { Work } from '../../../program/library';
import { isNothing, type Thing, type Value } from '../../../program/values';

export function operate(work: Work, gate: string, inputs: readonly Value[]): Value | undefined {
  const [one, other] = inputs;
  const isText = (value: Value | undefined) =>
    value !== undefined && typeof value !== 'number' && value.kind === 'text';
  if (gate === '+' && (isText(one) || isText(other))) {
    const texts = inputs.map((each) => textOf(work, each));
    return texts.includes(null)
      ? undefined
      : { kind: 'text', value: texts.join(''), nodes: work.nodesOf(inputs) };
  }
  if (gate === '==' || gate === '!=') {
    const same = isSame(work, one, other);
    return same === null ? undefined : work.truth(same === (gate === '=='));
  }
  const strict = ofNumbers.get(gate);
  if (strict && isNothing(one) && isNothing(other)) return work.truth(strict === '==');
  if (strict && isOfOneType(one, other)) return work.apply(strict, inputs);
  if (gate === 'typeof') {
    const name = typeName(work, one);
    return name === null ? undefined : { kind: 'text', value: name };
  }
  if (gate === 'instanceof') {
    const isOne = isInstanceOf(one, other);
    return isOne === null ? undefined : work.truth(isOne);
  }
  return undefined;
}

/** Whether `==` asks of two values what `===` does: of two texts, and whether something is there. */
function isOfOneType(one: Value, other: Value): boolean {
  if (isNothing(one) || isNothing(other)) return true;
  return typeof one !== 'number' && typeof other !== 'number' && one.kind === 'text' && other.kind === 'text';
}

/** Whether a class of the file has made something; null where that is not known. */
function isInstanceOf(one: Value, other: Value): boolean | null {
  if (typeof one === 'number' || typeof other === 'number' || other.kind !== 'class') return null;
  if (one.kind !== 'record' || one.form === 'given') return one.kind === 'text' ? false : null;
  return one.of?.kind === 'class' ? one.of.order.includes(other) : one.form === 'object' ? false : null;
}

function typeName(work: Work, value: Value): string | null {
  if (typeof value === 'number')
    return work.hasNumber(value) ? (work.isTruth(value) ? 'boolean' : 'number') : null;
  if (value.kind === 'text') return 'string';
  if (value.kind === 'nothing') return value.name === 'undefined' ? 'undefined' : 'object';
  return value.kind === 'function' || value.kind === 'class'
    ? 'function'
    : value.kind === 'list' || value.kind === 'record'
      ? 'object'
      : null;
}

/** Whether two values are the same to `===`; null where that is not known. */
export function isSame(work: Work, one: Value, other: Value): boolean | null {
  if (typeof one === 'number' || typeof other === 'number') {
    const isKnown = (each: Value) => typeof each !== 'number' || work.hasNumber(each);
    return isKnown(one) && isKnown(other) ? false : null;
  }
  if (one.kind === 'text' && other.kind === 'text') return one.value === other.value;
  if (one.kind === 'nothing' && other.kind === 'nothing') return one.name === other.name;
  if (one.kind === 'library' || other.kind === 'library' || one.kind === 'method' || other.kind === 'method')
    return null;
  return one === other;
}

export function textOf(work: Work, value: Value): string | null {
  if (typeof value === 'number') {
    const number = work.known(value);
    return number === null ? null : work.isTruth(value) ? String(number === 1) : String(number);
  }
  if (value.kind === 'text') return value.value;
  return value.kind === 'nothing' ? value.name : null;
}

export function isTrue(thing: Thing): boolean | null {
  if (thing.kind === 'text') return thing.value !== '';
  if (thing.kind === 'nothing') return false;
  return thing.kind === 'library' ? null : true;
}
