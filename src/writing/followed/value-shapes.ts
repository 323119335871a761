/* What values and patterns look like: what is tight, what names of a pattern stand for, what is a sigmoid. */
import type { Expression, FunctionCode, Target } from '../../program/code';
import { numberValue, placeOf, type Spot, type Worth } from './model';

/** Whether code needs no brackets of its own in more code. */
export function isTight(code: Expression | FunctionCode): boolean {
  if (!('kind' in code)) return true;
  if (code.kind === 'comprehension') return code.form !== 'generator';
  return tight.has(code.kind);
}

const tight: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'call',
  'name',
  'member',
  'at',
  'number',
  'list',
  'text',
  'record',
  'truth',
  'nothing',
]);

/** Names of a pattern stand for a place and its elements; false where that can't be said. */
export function bind(target: Target, place: Spot, inner: Map<string, Worth>): boolean {
  if (target.kind === 'name') {
    inner.set(target.name, place);
    return true;
  }
  if (target.kind !== 'items') return false;
  return target.items.every((item, k) => {
    if (!item) return true;
    if (item.rest || item.otherwise) return false;
    return bind(item.target, placeOf(place.root, [...place.indices, numberValue(k)]), inner);
  });
}

/** Whether a helper of one argument is `1 / (1 + exp(-a))`. */
export function isSigmoidOf(body: Worth, args: readonly Worth[]): boolean {
  if (args.length !== 1 || body.kind !== 'gate' || body.gate !== '/') return false;
  const [top, below] = body.inputs;
  if (!isOne(top) || below.kind !== 'gate' || below.gate !== '+') return false;
  const power = below.inputs.find((input) => !isOne(input));
  if (!below.inputs.some(isOne) || power?.kind !== 'gate' || power.gate !== 'exp') return false;
  const [minus] = power.inputs;
  return minus.kind === 'gate' && minus.gate === 'negate' && minus.inputs[0] === args[0];
}

const isOne = (value: Worth) => value.kind === 'number' && value.value === 1;
