/* Operators of Python on what is no number: lists, texts, and instances of the file's classes. */
import type { Work } from '../../../program/library';
import { List, type Thing, type Value } from '../../../program/values';
import { callMethod, isInstance, listed, ofInstance, text, wholeOf } from './common';
import { contains, equal, isSame } from './compare';
import { filledIn } from './formats';
import { mostElements, repeated, updateList } from './lists';
import { compareTexts } from './order';

/** The methods behind operators, and for the right side. */
const methods: ReadonlyMap<string, readonly [left: string, right: string]> = new Map([
  ...['add', 'sub', 'mul'].map((name, k) => [['+', '-', '*'][k], both(name)] as const),
  ['/', both('truediv')],
  ['floorDivide', both('floordiv')],
  ['modulo', both('mod')],
  ['**', both('pow')],
  ['matmul', both('matmul')],
  ['<', ['__lt__', '__gt__']],
  ['>', ['__gt__', '__lt__']],
  ['<=', ['__le__', '__ge__']],
  ['>=', ['__ge__', '__le__']],
]);

const unary: ReadonlyMap<string, string> = new Map([
  ['negate', '__neg__'],
  ['plus', '__pos__'],
  ['abs', '__abs__'],
  ['bitNot', '__invert__'],
]);

function both(name: string): readonly [string, string] {
  return [`__${name}__`, `__r${name}__`];
}

export function operate(work: Work, gate: string, inputs: readonly Value[]): Value | undefined {
  const [one, other] = inputs;
  switch (gate) {
    case '==':
      return equal(work, one, other);
    case '!=':
      return negated(work, equal(work, one, other));
    case 'in':
      return contains(work, other, one);
    case 'notIn':
      return negated(work, contains(work, other, one));
    case 'is':
    case 'isNot': {
      const same = isSame(work, one, other);
      return same === null ? undefined : work.truth(same === (gate === 'is'));
    }
  }
  if (inputs.some(isInstance)) return operateOnInstance(work, gate, inputs);
  return inputs.length === 2 ? operateOnThings(work, gate, one, other) : undefined;
}

function negated(work: Work, value: Value | undefined): Value | undefined {
  return value === undefined || !work.isTruth(value) ? undefined : work.apply('not', [value]);
}

function operateOnInstance(work: Work, gate: string, inputs: readonly Value[]): Value | undefined {
  const [one, other] = inputs;
  const own = unary.get(gate);
  if (own !== undefined && inputs.length === 1) return callMethod(work, one, own, []);
  const names = methods.get(gate);
  if (!names || inputs.length !== 2) return undefined;
  const [left, right] = names;
  const has = (value: Value, name: string) => isInstance(value) && ofInstance(value, name) !== undefined;
  if (isInstance(one) && one.lost) return undefined;
  // Of a class that builds on that of the left side, the right side is asked first.
  if (isInstance(one) && isInstance(other) && one.of !== other.of && has(other, right)) return undefined;
  const first = has(one, left) ? callMethod(work, one, left, [other]) : undefined;
  if (first !== undefined && !isNotImplemented(first)) return first;
  // What is not known may have a method of its own for it.
  if (typeof one === 'number' && !work.hasNumber(one)) return undefined;
  const isKnown = typeof one === 'number' || isInstance(one) || listed(one) !== null;
  const second = isKnown && has(other, right) ? callMethod(work, other, right, [one]) : undefined;
  return second !== undefined && isNotImplemented(second) ? undefined : second;
}

const isNotImplemented = (value: Value): boolean =>
  typeof value !== 'number' && value.kind === 'library' && value.path === 'NotImplemented';

function operateOnThings(work: Work, gate: string, one: Value, other: Value): Value | undefined {
  const [left, right] = [listed(one), listed(other)];
  if (gate === '+' && left && right && left.form === right.form)
    return new List([...left.items, ...right.items], left.form);
  if (gate === '*' && (left || right)) {
    const times = wholeOf(work, left ? other : one);
    const of = left ?? right;
    if (!of || times === null || times * of.items.length > mostElements) return undefined;
    return new List(repeated(of.items, times), of.form);
  }
  if (gate === 'modulo' && typeof one !== 'number' && one.kind === 'text')
    return filledIn(work, one.value, other);
  if (typeof one === 'number' || typeof other === 'number') return undefined;
  if (one.kind !== 'text' || other.kind !== 'text') return undefined;
  if (gate === '+') return text(one.value + other.value, work.nodesOf([one, other]));
  const order = compareTexts(one.value, other.value);
  const holds: Readonly<Record<string, boolean>> = {
    '<': order < 0,
    '>': order > 0,
    '<=': order <= 0,
    '>=': order >= 0,
  };
  return gate in holds ? work.truth(holds[gate]) : undefined;
}

/** The methods that an assignment with an operator asks for first: `__iadd__`. */
const updating: ReadonlyMap<string, string> = new Map(
  [...methods]
    .filter(([gate]) => !/^[<>]/.test(gate))
    .map(([gate, [left]]) => [gate, left.replace('__', '__i')]),
);

/** A list, set or dictionary that is changed in a way that is not known stays itself, for all who have it. */
function changedUnknown(work: Work, target: Thing, value: Value): Value {
  work.notKnown([target, value], notKnown);
  work.lose(target, [value], notKnown);
  return target;
}

const notKnown = 'what this makes of it is not known';

/** `target operator= value` where that changes what the target holds. */
export function update(work: Work, gate: string, target: Value, value: Value): Value | undefined {
  if (typeof target === 'number') return undefined;
  const isChanged =
    target.kind === 'list' ? target.form !== 'tuple' : target.kind === 'record' && target.form === 'dict';
  if (isChanged) {
    const known = target.kind === 'list' && !target.lost ? updateList(work, gate, target, value) : undefined;
    return known ?? changedUnknown(work, target, value);
  }
  const name = updating.get(gate);
  if (name === undefined || !isInstance(target) || !ofInstance(target, name)) return undefined;
  const made = callMethod(work, target, name, [value]);
  return made !== undefined && isNotImplemented(made) ? undefined : made;
}
